import Datasets
import Metrics
import NeuralNetwork

/// What a run must not lose: everything here reaches the store, in order.
///
/// Numbers a watcher needs only in their newest form are in `TrainingSnapshot`.
package enum TrainingEvent: Sendable {
  /// The data is open and the network planned; the first step follows.
  case prepared(TrainingFacts)
  /// One optimiser step was applied.
  case step(StepRecord)
  /// An epoch ended and the validation split, if it holds images, was evaluated.
  case epoch(EpochRecord)
  /// The run has another length than its experiment says, from now on.
  case planned(epochs: Int, steps: Int)
  /// A state to write to disk.
  case checkpoint(TrainingCheckpoint)
  /// Raw scores of a split: of validation after each epoch, of the others at the end of the run.
  case scores(SplitScores)
  /// The thresholds chosen on the tune split by the experiment's goal.
  case thresholds(TunedThresholds)
  /// A line for the log.
  case log(LogLine)
  /// The answer to a command, with the step from which it holds.
  case answered(command: Int64, accepted: Bool, step: Int, message: String)
  /// The last event of a session.
  case ended(TrainingOutcome)
}

/// What is known of a run once its data is open and its network planned.
package struct TrainingFacts: Equatable, Sendable {
  package var labels: [String]
  package var imagesPerSplit: [SplitPart: Int]
  package var fingerprint: String
  package var splitHash: String
  package var stepsPerEpoch: Int
  package var totalSteps: Int
  package var parameterCount: Int
  package var planBytes: Int
  /// Images of the training split by their label set, `cat+dog` or `none`; those with an unlabelled
  /// pair are left out.
  package var labelSets: [String: Int]
}

/// One optimiser step. Steps count from 1; `loss` is of the batch before the update.
package struct StepRecord: Equatable, Sendable {
  package var step: Int
  package var loss: Float
  /// Global L2 norm of the gradient, before clipping.
  package var gradientNorm: Float
  package var rate: Float
  /// Seconds of training since the run first started, over all its sessions, pauses left out.
  package var elapsed: Double
}

/// One finished epoch. Epochs count from 1.
package struct EpochRecord: Equatable, Sendable {
  package var epoch: Int
  package var step: Int
  /// Mean of the epoch's batch losses; dropout and augmentation are on, as in training.
  package var trainLoss: Double?
  /// On the validation split, per-label decisions at 0.5; nil without a validation split.
  package var validation: EvaluationMeasures?
  package var isBest: Bool
  package var seconds: Double
}

/// The raw scores of a split, and when the network gave them.
package struct SplitScores: Equatable, Sendable {
  package var part: SplitPart
  package var table: ScoreTable
  /// Epochs and steps done.
  package var epoch: Int
  package var step: Int

  /// How many pairs of image and label a validation split may have for its scores to be kept after
  /// each epoch: 20 MB.
  package static let mostValidationPairs = 4_000_000
}

/// Thresholds with the rule that chose them and the split they were chosen on.
package struct TunedThresholds: Equatable, Sendable {
  package var goal: String
  package var splitHash: String
  package var images: Int
  package var values: [Double]
  /// What each threshold reaches on the tune split, by the goal's measure; nil where undefined.
  package var achieved: [Double?]
  package var origins: [ThresholdOrigin]
}

/// A line of the trainer's own log.
package struct LogLine: Equatable, Sendable {
  package enum Level: String, Sendable { case info, warning, alarm }
  package var level: Level
  package var step: Int
  package var text: String
  /// The name of the rule an alarm comes from.
  package var rule: String?
  /// Whether the rule asks for the person.
  package var rings: Bool

  package init(
    level: Level, step: Int, text: String, rule: String? = nil, rings: Bool = false
  ) {
    self.level = level
    self.step = step
    self.text = text
    self.rule = rule
    self.rings = rings
  }
}

/// How a training session ended.
package enum TrainingOutcome: Equatable, Sendable {
  /// Every planned step was done, or early stopping ended the run.
  case done(reason: String)
  /// A person or a rule stopped it; it can be resumed from its last checkpoint.
  case stopped(reason: String)
  /// An error ended it; what was checkpointed can be resumed.
  case failed(reason: String)
}
