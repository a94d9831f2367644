import Metrics
import RunStore

/// A set of thresholds on its way from a rule, a version or a file to the next version.
struct ThresholdDraft: ChosenOnSplit {
  /// The rule they were chosen by, before anything was set by hand.
  var rule: String
  /// The version they are, as long as nothing was changed.
  var version: Int?
  var splitHash: String
  /// How many images they were chosen on.
  var images: Int
  var values: [Double]
  var origins: [ThresholdOrigin]
  var calibrations: [LabelCalibration?]
  /// Why a label has none of its own.
  var refusals: [String?]
  /// Why a label is not calibrated.
  var calibrationRefusals: [String?]

  /// As a rule chooses them on the scores of the tune split.
  init(_ rule: ThresholdRule, on decisions: Decisions, splitHash: String) {
    let choices = rule.choices(for: decisions)
    self.rule = rule.text
    self.splitHash = splitHash
    images = decisions.table.images.count
    values = choices.map { (try? $0.outcome.get())?.threshold ?? 0.5 }
    origins = choices.map { ThresholdOrigin($0) }
    calibrations = choices.map { _ in nil }
    refusals = choices.map {
      if case .failure(let refusal) = $0.outcome { "\(refusal)" } else { nil }
    }
    calibrationRefusals = choices.map { _ in nil }
  }

  /// As they were kept.
  ///
  /// - Throws: a sentence where they are for other labels than the run's.
  init(_ kept: StoredThresholds, labels: [String]) throws(RuntimeError) {
    guard kept.labels == labels else {
      throw RuntimeError("version \(kept.version) is for other labels than those of the run")
    }
    rule = kept.goal
    version = kept.version
    splitHash = kept.splitHash
    images = kept.images
    values = kept.values
    // Version 1 of the store did not keep where they came from: from a label's own scores.
    origins = kept.origins.isEmpty ? labels.map { _ in .own } : kept.origins
    calibrations = kept.calibrations.isEmpty ? labels.map { _ in nil } : kept.calibrations
    refusals = labels.map { _ in nil }
    calibrationRefusals = refusals
  }

  /// Keeps one label as it is in another set.
  mutating func lock(_ label: Int, to kept: ThresholdDraft) {
    guard values[label] != kept.values[label] || origins[label] != kept.origins[label] else {
      return
    }
    values[label] = kept.values[label]
    origins[label] = kept.origins[label]
    refusals[label] = nil
    version = nil
  }

  mutating func set(_ value: Double, ofLabel label: Int) {
    values[label] = value
    origins[label] = .hand
    refusals[label] = nil
    version = nil
  }

  /// Fits calibrations to the scores of the tune split; without a method, drops them.
  mutating func calibrate(_ method: CalibrationMethod?, on table: ScoreTable) {
    version = nil
    for label in table.labels.indices {
      calibrations[label] = nil
      calibrationRefusals[label] = nil
      guard let method else { continue }
      let fit = CalibrationCheck.fit(
        method, scores: table.scores(ofLabel: label), targets: table.targets(ofLabel: label))
      switch fit {
      case .success(let calibration): calibrations[label] = calibration
      case .failure(let refusal): calibrationRefusals[label] = "\(refusal)"
      }
    }
  }

  /// As the store keeps them.
  ///
  /// - Parameter achieved: what each reaches by the goal's measure.
  func stored(labels: [String], achieved: [Double?], time: Double) -> StoredThresholds {
    let isCalibrated = calibrations.contains { $0 != nil }
    return StoredThresholds(
      time: time, goal: rule, splitHash: splitHash, images: images, labels: labels, values: values,
      achieved: achieved, origins: origins, calibrations: isCalibrated ? calibrations : [])
  }
}
