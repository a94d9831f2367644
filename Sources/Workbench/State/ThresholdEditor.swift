import Metrics

/// The thresholds of a run under a person's hands: moved, locked, undone, kept.
package struct ThresholdEditor: Sendable {
  /// Where the scores come from, and what is kept with the run.
  package internal(set) var source: ScoresView
  package internal(set) var decisions: Decisions
  /// One a label.
  package internal(set) var origins: [ThresholdOrigin]
  /// Of the split they were chosen on: another one than the run's for as long as thresholds of
  /// another are among them.
  package internal(set) var splitHash: String
  /// One a label: whether neither rule nor hand may move it.
  package internal(set) var locked: [Bool]
  package internal(set) var rule: ThresholdRule
  /// How scores are to be calibrated, and as far as that is done, one a label.
  package internal(set) var method: CalibrationMethod?
  package internal(set) var calibrations: [LabelCalibration?]
  /// What is known of each label's calibration by ``method``.
  package internal(set) var checks: [Int: CalibrationCheck] = [:]
  /// What changes are measured against: the newest thresholds kept, or 0.5.
  package internal(set) var reference: ThresholdReference
  /// Figures of 0.5 for every label: what choosing thresholds is worth is told against it.
  package let half: ThresholdReference
  /// Of the selected label, what does not change with its threshold.
  package internal(set) var curves: LabelCurves?
  /// Rises whenever a threshold moves.
  package internal(set) var revision = 0
  /// On its way to the store.
  var pending: ThresholdVersion?
  var history = ThresholdHistory()

  package init(_ view: ScoresView) {
    source = view
    decisions = view.decisions
    origins = view.decisions.labels.map { _ in .untuned }
    splitHash = view.splitHash
    locked = view.decisions.labels.map { _ in false }
    calibrations = view.decisions.labels.map { _ in nil }
    rule = ThresholdRule(goal: .f1)
    decisions.set(view.decisions.table.untunedThresholds)
    half = ThresholdReference(decisions, version: nil)
    let kept = ThresholdEditor.kept(view)
    if let kept { decisions.set(kept.values) }
    reference = ThresholdReference(decisions, version: kept?.number)
    rule = ThresholdRule(text: kept?.rule ?? view.rule) ?? rule
    if let kept { adopt(kept) }
  }

  /// Takes newer scores of the same run; thresholds stay as they are set.
  package mutating func follow(_ view: ScoresView) {
    guard view.decisions.labels == decisions.labels else {
      self = ThresholdEditor(view)
      return
    }
    let (thresholds, wasChanged) = (decisions.thresholds, isChanged)
    var fresh = ThresholdEditor(view)
    fresh.locked = locked
    fresh.history = history
    fresh.history.endGesture()
    fresh.rule = rule
    fresh.method = method
    fresh.revision = revision + 1
    fresh.pending = pending
    if wasChanged {
      fresh.decisions.set(thresholds)
      fresh.origins = origins
      fresh.splitHash = splitHash
      fresh.calibrations = calibrations
    }
    self = fresh
  }

  package var labels: [String] { decisions.labels }

  /// Whether thresholds can be kept: those chosen on images that are still evaluated cannot.
  package var isTune: Bool { source.request.part == .tune }

  /// How a label's threshold is written: in as few digits as decide alike.
  package func text(ofLabel label: Int) -> String {
    ScoreGap.text(of: decisions.thresholds[label], in: decisions.ranked[label])
  }

  /// F1 of a label above that of the reference; nil where either is undefined.
  package func gain(ofLabel label: Int) -> Double? { gain(ofLabel: label, over: reference) }

  /// F1 of a label above that at 0.5; nil where either is undefined.
  package func gainOverHalf(ofLabel label: Int) -> Double? { gain(ofLabel: label, over: half) }

  private func gain(ofLabel label: Int, over reference: ThresholdReference) -> Double? {
    guard let now = decisions.counts[label].f1, let before = reference.counts[label].f1 else {
      return nil
    }
    return now - before
  }

  package func isLocked(label: Int) -> Bool { label < locked.count && locked[label] }

  package func isMoved(label: Int) -> Bool {
    decisions.thresholds[label] != reference.thresholds[label]
  }

  /// Too few images hold the label for a threshold of its own to be believed.
  package func isRare(label: Int) -> Bool {
    decisions.counts[label].support < max(rule.fewest, ThresholdEditor.fewPositives)
  }

  package static let fewPositives = 10

  /// Whether the label is predicted more than three times as often as it is there: what maximising
  /// F1 makes of a classifier that knows nothing.
  package func overpredicts(label: Int) -> Bool {
    let counts = decisions.counts[label]
    return counts.support > 0 && counts.predicted > 3 * counts.support
  }

  package mutating func showCurves(ofLabel label: Int) {
    guard labels.indices.contains(label) else {
      curves = nil
      return
    }
    if curves?.label == label, curves?.scores == source.request { return }
    curves = LabelCurves(label: label, scores: source.request, decisions.ranked[label])
  }
}

/// Moving one threshold
extension ThresholdEditor {
  /// Sets a threshold by hand, exactly; it is held within 0...1 unless it is infinite, which calls
  /// the label present nowhere.
  ///
  /// - Returns: whether it moved. A locked one does not.
  @discardableResult
  package mutating func set(
    _ threshold: Double, ofLabel label: Int, gesture: ThresholdHistory.Gesture? = nil
  ) -> Bool {
    guard labels.indices.contains(label), !locked[label], !threshold.isNaN else { return false }
    let threshold = threshold == .infinity ? threshold : min(max(threshold, 0), 1)
    guard threshold != decisions.thresholds[label] else { return false }
    remember(gesture)
    decisions.set(threshold, ofLabel: label)
    origins[label] = .hand
    revision += 1
    return true
  }

  /// Moves a threshold by a step such as 0.01 from the number that is shown, to the shortest decimal
  /// that decides as the sum does; from infinity down to 1.
  @discardableResult
  package mutating func step(by step: Double, ofLabel label: Int) -> Bool {
    guard labels.indices.contains(label), step != 0 else { return false }
    let old = decisions.thresholds[label]
    if old == .infinity {
      return step < 0 ? set(1, ofLabel: label, gesture: .step(label)) : false
    }
    // Sums of decimals are decimals again, but for their last bits.
    let ranked = decisions.ranked[label]
    let shown = ScoreGap.shown(old, in: ranked)?.value ?? old
    let sum = min(max(((shown + step) * 1e9).rounded() / 1e9, 0), 1)
    let gap = ScoreGap(around: sum, in: ranked)
    let digits = abs(step) < 0.01 ? 3 : 2
    let target = gap.shortestDecimal(near: sum, digits: digits)?.value ?? sum
    return set(target, ofLabel: label, gesture: .step(label))
  }

  /// Moves a threshold past the next real score, so that just the images of that score are decided
  /// anew; past the last of all it calls none, or all, present.
  @discardableResult
  package mutating func stepToNextScore(up: Bool, ofLabel label: Int) -> Bool {
    guard labels.indices.contains(label) else { return false }
    let ranked = decisions.ranked[label]
    let gap = ScoreGap(around: decisions.thresholds[label], in: ranked)
    guard let passed = up ? gap.upper : gap.lower else { return false }
    let next = ScoreGap(around: up ? passed.nextUp : passed, in: ranked)
    let middle = next.middle
    // Strictly between the scores, so that it does not matter whether one decides by >= or by >.
    let short = next.shortestDecimal(near: middle)?.value
    let target = short.flatMap { $0 == next.upper ? nil : $0 } ?? middle
    return set(target, ofLabel: label, gesture: .step(label))
  }

  /// Sets a threshold back to 0.5, as if nobody had chosen one.
  @discardableResult
  package mutating func reset(label: Int) -> Bool {
    guard set(0.5, ofLabel: label) else { return false }
    origins[label] = .untuned
    return true
  }

  /// Locks a threshold, or lets it go.
  package mutating func toggleLock(label: Int) {
    guard labels.indices.contains(label) else { return }
    remember(nil)
    locked[label].toggle()
  }
}
