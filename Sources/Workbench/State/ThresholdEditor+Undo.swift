/// Undo and redo
extension ThresholdEditor {
  package var canUndo: Bool { !history.done.isEmpty }

  private var moment: ThresholdHistory.Moment {
    ThresholdHistory.Moment(
      thresholds: decisions.thresholds, origins: origins, locked: locked, method: method,
      calibrations: calibrations, splitHash: splitHash)
  }

  mutating func remember(_ gesture: ThresholdHistory.Gesture?) {
    history.remember(moment, gesture)
  }

  /// The next step is undone apart from those before.
  package mutating func endGesture() { history.endGesture() }

  /// - Returns: whether there was anything to undo.
  @discardableResult
  package mutating func undo() -> Bool { restore(history.undo(from: moment)) }

  @discardableResult
  package mutating func redo() -> Bool { restore(history.redo(from: moment)) }

  private mutating func restore(_ moment: ThresholdHistory.Moment?) -> Bool {
    guard let moment, moment.thresholds.count == labels.count else { return false }
    decisions.set(moment.thresholds)
    origins = moment.origins
    locked = moment.locked
    splitHash = moment.splitHash
    // What has been fitted by the same method since stays.
    let isSameMethod = method == moment.method && method != nil
    calibrations = labels.indices.map { label in
      moment.calibrations[label] ?? (isSameMethod ? checks[label]?.calibration : nil)
    }
    if method != moment.method { checks = [:] }
    method = moment.method
    revision += 1
    return true
  }
}
