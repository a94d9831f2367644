import Metrics

/// A set of thresholds as it is kept with a run.
package struct ThresholdVersion: ChosenOnSplit, Equatable, Sendable {
  /// From 1; 0 before the store has numbered it.
  package var number: Int
  /// Seconds since 1970.
  package var time: Double?
  /// As `ThresholdRule` writes it.
  package var rule: String
  package var splitHash: String
  /// Images they were chosen on.
  package var images: Int
  /// One a label; infinity calls the label present nowhere.
  package var values: [Double]
  /// What each reaches by the rule's goal; empty where that is not known.
  package var achieved: [Double?]
  /// One a label; empty in versions that did not keep it.
  package var origins: [ThresholdOrigin]
  /// One a label; empty without calibration.
  package var calibrations: [LabelCalibration?]

  package init(
    number: Int = 0, time: Double? = nil, rule: String, splitHash: String = "", images: Int = 0,
    values: [Double], achieved: [Double?] = [], origins: [ThresholdOrigin] = [],
    calibrations: [LabelCalibration?] = []
  ) {
    self.number = number
    self.time = time
    self.rule = rule
    self.splitHash = splitHash
    self.images = images
    self.values = values
    self.achieved = achieved
    self.origins = origins
    self.calibrations = calibrations
  }
}
