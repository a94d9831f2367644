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

/// Thresholds with the rule that chose them and the images they were chosen on.
package struct StoredThresholds: Equatable, Sendable {
  /// From 1, given by the store.
  package var version: Int
  package var time: Double
  /// As the experiment file writes it: `f1`, `precision>=0.9`.
  package var goal: String
  package var splitHash: String
  /// How many images they were chosen on.
  package var images: Int
  package var labels: [String]
  /// One a label; infinity calls the label present nowhere.
  package var values: [Double]
  /// What each reaches by the goal's measure; nil where undefined.
  package var achieved: [Double?]
  /// Where each comes from; empty in versions that did not keep it.
  package var origins: [ThresholdOrigin]
  /// How the label's scores are made probabilities, for those that are; empty without calibration.
  package var calibrations: [LabelCalibration?]

  /// - Precondition: one value and one achieved figure a label; origins and calibrations too, if any.
  package init(
    version: Int = 0, time: Double, goal: String, splitHash: String, images: Int,
    labels: [String], values: [Double], achieved: [Double?], origins: [ThresholdOrigin] = [],
    calibrations: [LabelCalibration?] = []
  ) {
    precondition(
      values.count == labels.count && achieved.count == labels.count
        && [0, labels.count].contains(origins.count)
        && [0, labels.count].contains(calibrations.count),
      "\(values.count) thresholds, \(achieved.count) figures, \(labels.count) labels")
    self.version = version
    self.time = time
    self.goal = goal
    self.splitHash = splitHash
    self.images = images
    self.labels = labels
    self.values = values
    self.achieved = achieved
    self.origins = origins
    self.calibrations = calibrations
  }
}
