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
    var splitHash: String
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
