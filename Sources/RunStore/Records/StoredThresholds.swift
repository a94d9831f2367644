import Metrics

/// Thresholds with the rule that chose them and the images they were chosen on.
package struct StoredThresholds: ChosenOnSplit, Equatable, Sendable {
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
