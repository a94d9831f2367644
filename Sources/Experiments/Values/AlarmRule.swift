/// A measure on the validation split that raises an alarm when it crosses a value.
package struct AlarmRule: Equatable, Sendable {
  package enum Measure: String, CaseIterable, Sendable {
    case loss
    case macroF1 = "macro-f1"
    case microF1 = "micro-f1"
    case macroAveragePrecision = "macro-ap"
    /// Share of images whose label set is told exactly.
    case exact
    /// Share of decisions that are wrong.
    case hamming
    /// Of one label.
    case f1
  }

  package enum Bound: Equatable, Sendable {
    case above(Double)
    case below(Double)
  }

  package var measure: Measure
  /// Whose F1 it is; nil for a measure of all labels.
  package var label: String?
  package var bound: Bound
  /// Epochs at the start of the run in which it is quiet.
  package var after: Int
  package var actions: [AlarmAction]

  package init(
    measure: Measure, label: String? = nil, bound: Bound, after: Int = 0,
    actions: [AlarmAction] = [.warn]
  ) {
    self.measure = measure
    self.label = label
    self.bound = bound
    self.after = after
    self.actions = actions
  }

  /// `macro-f1 below 0.3`, `f1 of cat above 0.9`.
  package var name: String {
    switch bound {
    case .above(let value): "\(subject) above \(YAMLWriter.number(value))"
    case .below(let value): "\(subject) below \(YAMLWriter.number(value))"
    }
  }

  /// The measure in words, with its label.
  package var subject: String { label.map { "\(measure.rawValue) of \($0)" } ?? measure.rawValue }

  package func isCrossed(by value: Double) -> Bool {
    switch bound {
    case .above(let limit): value > limit
    case .below(let limit): value < limit
    }
  }
}
