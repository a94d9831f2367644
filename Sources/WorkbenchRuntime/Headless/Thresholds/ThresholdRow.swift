import Metrics

/// One label's threshold, and what it gives.
struct ThresholdRow: Encodable {
  var label: String
  /// Infinite where the label is called present nowhere.
  var threshold: Double
  var origin: ThresholdOrigin
  var precision: Double?
  var recall: Double?
  var f1: Double?
  /// F1 at 0.5, and how much more it is at the threshold.
  var f1AtHalf: Double?
  var change: Double?
  /// Images that hold the label.
  var positives: Int
  /// Whether it is predicted more than three times as often as it is there.
  var overpredicts: Bool
  var calibration: CalibrationEntry?
  /// Why 0.5 stands.
  var refusal: String?
  var calibrationRefusal: String?
  var interval: Interval?

  /// The bootstrap's word on one label: where its threshold, its F1 and its gain over 0.5 might be.
  /// Threshold and optimism are nil where other labels have a say in the threshold.
  struct Interval: Encodable {
    var thresholdLower: Double?
    var thresholdUpper: Double?
    var f1Lower: Double?
    var f1Upper: Double?
    var changeLower: Double?
    var changeUpper: Double?
    /// How much of the F1 does not hold on other images, on average.
    var optimism: Double?

    init(_ gain: ThresholdGain, of origin: ThresholdOrigin) {
      let (f1, change) = (gain.f1?.interval(), gain.gain?.interval())
      thresholdLower = origin.isOfLabelAlone ? gain.threshold?.lower : nil
      thresholdUpper = origin.isOfLabelAlone ? gain.threshold?.upper : nil
      f1Lower = f1?.lower
      f1Upper = f1?.upper
      changeLower = change?.lower
      changeUpper = change?.upper
      optimism = origin.isOfLabelAlone ? gain.optimism : nil
    }
  }

  init(
    _ draft: ThresholdDraft, label: Int, name: String, counts: LabelCounts, half: LabelCounts
  ) {
    self.label = name
    threshold = draft.values[label]
    origin = draft.origins[label]
    precision = counts.precision
    recall = counts.recall
    f1 = counts.f1
    f1AtHalf = half.f1
    if let f1, let f1AtHalf { change = f1 - f1AtHalf }
    positives = counts.support
    overpredicts =
      ChosenThreshold(threshold: threshold, counts: counts, achieved: nil)
      .overpredicts
    calibration = draft.calibrations[label].map { CalibrationEntry($0) }
    refusal = draft.refusals[label]
    calibrationRefusal = draft.calibrationRefusals[label]
  }
}

/// Columns
extension ThresholdRow {
  static func header(withIntervals: Bool) -> [String] {
    let start = ["label", "thr", "P", "R", "F1", "at .5", "change", "n+", "from"]
    return withIntervals ? start + ["thr 95%", "F1 95%", "change 95%", "optimism"] : start
  }

  var cells: [String] {
    func range(_ lower: Double?, _ upper: Double?, _ text: (Double) -> String) -> String {
      guard let lower, let upper else { return "–" }
      return "[\(text(lower)), \(text(upper))]"
    }
    let start = [
      label, Format.threshold(threshold), Format.share(precision), Format.share(recall),
      Format.share(f1), Format.share(f1AtHalf), Format.change(change), "\(positives)",
      origin.rawValue + (overpredicts ? " !" : "  "),
    ]
    guard let interval else { return start }
    return start + [
      range(interval.thresholdLower, interval.thresholdUpper, Format.threshold),
      range(interval.f1Lower, interval.f1Upper) { Format.share($0) },
      range(interval.changeLower, interval.changeUpper) { Format.change($0) },
      Format.share(interval.optimism),
    ]
  }

  static func csvHeader(withIntervals: Bool) -> [String] {
    let start = [
      "label", "threshold", "origin", "precision", "recall", "f1", "f1_at_half", "change",
      "positives", "overpredicts", "calibration",
    ]
    guard withIntervals else { return start }
    return start + [
      "threshold_lower", "threshold_upper", "f1_lower", "f1_upper", "change_lower",
      "change_upper", "optimism",
    ]
  }

  func csvCells(withIntervals: Bool) -> [(any CSVValue)?] {
    let start: [(any CSVValue)?] = [
      label, threshold, origin.rawValue, precision, recall, f1, f1AtHalf, change, positives,
      overpredicts, calibration?.method.rawValue,
    ]
    guard withIntervals else { return start }
    return start + [
      interval?.thresholdLower, interval?.thresholdUpper, interval?.f1Lower, interval?.f1Upper,
      interval?.changeLower, interval?.changeUpper, interval?.optimism,
    ]
  }
}
