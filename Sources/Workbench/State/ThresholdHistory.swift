import Metrics

/// What thresholds were before: steps to undo and to redo, a bounded number of them.
package struct ThresholdHistory: Sendable {
  /// What may be undone as one: a row of steps, or of drags, of one label.
  package enum Gesture: Equatable, Sendable {
    case step(Int)
    case drag(Int)
  }

  struct Moment: Equatable, Sendable {
    var thresholds: [Double]
    var origins: [ThresholdOrigin]
    var locked: [Bool]
    var method: CalibrationMethod?
    var calibrations: [LabelCalibration?]
  }

  static let limit = 200
  private(set) var done: [Moment] = []
  private(set) var undone: [Moment] = []
  private var gesture: Gesture?

  /// Remembers a moment before it changes.
  mutating func remember(_ moment: Moment, _ gesture: Gesture?) {
    defer { self.gesture = gesture }
    undone = []
    if let gesture, gesture == self.gesture { return }
    done.append(moment)
    if done.count > ThresholdHistory.limit { done.removeFirst() }
  }

  /// What is done next is a step of its own.
  mutating func endGesture() { gesture = nil }

  mutating func undo(from moment: Moment) -> Moment? {
    endGesture()
    guard let last = done.popLast() else { return nil }
    undone.append(moment)
    return last
  }

  mutating func redo(from moment: Moment) -> Moment? {
    endGesture()
    guard let next = undone.popLast() else { return nil }
    done.append(moment)
    return next
  }
}

/// Undo and redo
extension ThresholdEditor {
  package var canUndo: Bool { !history.done.isEmpty }
  package var canRedo: Bool { !history.undone.isEmpty }

  private var moment: ThresholdHistory.Moment {
    ThresholdHistory.Moment(
      thresholds: decisions.thresholds, origins: origins, locked: locked, method: method,
      calibrations: calibrations)
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
