import Metrics

/// Thresholds kept with the run
extension ThresholdEditor {
  /// The newest version that was chosen on these images; nil without one.
  package var kept: ThresholdVersion? { ThresholdEditor.kept(source) }

  static func kept(_ view: ScoresView) -> ThresholdVersion? {
    view.versions.filter { isAboutLabels($0, view) }.newest(ofSplit: view.splitHash)
  }

  /// Whether a version is about these labels and this split.
  package static func fits(_ version: ThresholdVersion, _ view: ScoresView) -> Bool {
    isAboutLabels(version, view) && !version.isForeign(to: view.splitHash)
  }

  static func isAboutLabels(_ version: ThresholdVersion, _ view: ScoresView) -> Bool {
    version.values.count == view.decisions.labels.count
      && !version.values.contains(where: \.isNaN)
  }

  /// The newest version of all, if it was chosen on another split and is therefore not used.
  package var foreign: ThresholdVersion? {
    source.versions.last.flatMap { ThresholdEditor.fits($0, source) ? nil : $0 }
  }

  /// Goes to thresholds kept before; it can be undone.
  package mutating func use(_ version: ThresholdVersion) {
    guard ThresholdEditor.isAboutLabels(version, source) else { return }
    remember(nil)
    decisions.set(version.values)
    adopt(version)
    if let rule = ThresholdRule(text: version.rule) { self.rule = rule }
    revision += 1
  }

  /// Takes over everything of a version but its values. What a person set is locked, so that no rule
  /// moves it unasked.
  mutating func adopt(_ version: ThresholdVersion) {
    splitHash = version.splitHash.isEmpty ? source.splitHash : version.splitHash
    origins =
      version.origins.count == labels.count ? version.origins : version.values.map { _ in .own }
    locked = origins.map { $0 == .hand }
    calibrations =
      version.calibrations.count == labels.count
      ? version.calibrations : labels.map { _ in nil }
    method = calibrations.lazy.compactMap { $0?.method }.first
    checks = [:]
  }

  /// What would be kept now.
  package var candidate: ThresholdVersion {
    ThresholdVersion(
      rule: rule.text, splitHash: splitHash, images: decisions.table.images.count,
      values: decisions.thresholds,
      achieved: decisions.counts.map { rule.goal.achieved(by: $0) }, origins: origins,
      calibrations: calibrations.contains { $0 != nil } ? calibrations : [])
  }

  /// Whether anything is to be kept that the newest kept version has not.
  package var isChanged: Bool {
    guard let kept else {
      return origins.contains { $0 != .untuned } || calibrations.contains { $0 != nil }
    }
    let calibrated = kept.calibrations.isEmpty ? labels.map { _ in nil } : kept.calibrations
    return kept.values != decisions.thresholds || calibrated != calibrations
  }

  /// How many thresholds differ from the reference.
  package var movedCount: Int { labels.indices.count { isMoved(label: $0) } }

  /// The store has kept a version, under a number; thresholds may have moved since.
  package mutating func keep(_ version: ThresholdVersion) {
    pending = nil
    guard ThresholdEditor.isAboutLabels(version, source) else { return }
    source.versions.append(version)
    var decided = decisions
    decided.set(version.values)
    reference = ThresholdReference(decided, version: version.number)
  }

  // MARK: Calibration

  /// Turns to the next method; what was fitted by the one before is forgotten.
  package mutating func nextMethod() {
    let all: [CalibrationMethod?] = [nil] + CalibrationMethod.allCases
    let place = all.firstIndex(of: method) ?? 0
    remember(nil)
    method = all[(place + 1) % all.count]
    calibrations = labels.map { _ in nil }
    checks = [:]
  }

  /// A label whose calibration is still to be worked out, the given one first.
  func labelToCheck(first label: Int) -> Int? {
    if labels.indices.contains(label), checks[label] == nil { return label }
    if method == nil || checks.count >= labels.count { return nil }
    return labels.indices.first { checks[$0] == nil && calibrations[$0] == nil }
  }

  mutating func take(_ check: CalibrationCheck, ofLabel label: Int) {
    checks[label] = check
    if method != nil { calibrations[label] = check.calibration }
  }

  /// Labels that are calibrated, that cannot be, and that are still to be looked at.
  package var calibrated: (fitted: Int, refused: Int, left: Int) {
    if method == nil { return (0, 0, 0) }
    let fitted = calibrations.count { $0 != nil }
    let refused = labels.indices.count { calibrations[$0] == nil && checks[$0] != nil }
    return (fitted, refused, labels.count - fitted - refused)
  }
}
