import Metrics

/// The parts of a data set whose scores a store keeps.
package enum StoredSplit: String, CaseIterable, Sendable, Codable {
  case validation, tune
  /// Sealed: read only through ``RunStore/lookAtTest(_:reason:now:)``, which counts.
  case test
}

/// One finished epoch.
package struct StoredEpoch: Equatable, Sendable {
  /// From 1.
  package var epoch: Int
  package var step: Int
  package var time: Double
  /// Mean of the epoch's batch losses.
  package var trainLoss: Double?
  /// Seconds the epoch took.
  package var seconds: Double
  package var isBest: Bool
  /// On the validation split; nil without one.
  package var validation: EvaluationMeasures?

  package init(
    epoch: Int, step: Int, time: Double, trainLoss: Double? = nil, seconds: Double = 0,
    isBest: Bool = false, validation: EvaluationMeasures? = nil
  ) {
    self.epoch = epoch
    self.step = step
    self.time = time
    self.trainLoss = trainLoss
    self.seconds = seconds
    self.isBest = isBest
    self.validation = validation
  }
}

/// What was measured on one split after one epoch.
package struct StoredEvaluation: Equatable, Sendable {
  package var epoch: Int
  package var step: Int
  package var time: Double
  package var measures: EvaluationMeasures
}

/// Raw scores of a split.
package struct StoredScores: Equatable, Sendable {
  package var step: Int
  package var time: Double
  package var table: ScoreTable
}

/// What one look at the sealed test split shows.
package struct TestLook: Equatable, Sendable {
  /// How many looks there were, this one included.
  package var looks: Int
  /// Nil when the run has not scored its test split.
  package var scores: StoredScores?
  package var evaluations: [StoredEvaluation]
}

/// A look at the sealed test split, as it was counted.
package struct StoredTestLook: Equatable, Sendable {
  package var time: Double
  /// What it was for.
  package var reason: String
}
