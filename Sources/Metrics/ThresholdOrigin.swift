/// Where the threshold of a label comes from, as it is kept with a set of thresholds.
package enum ThresholdOrigin: String, CaseIterable, Hashable, Sendable, Codable {
  /// Chosen by the label's own scores.
  case own
  /// The one all labels share.
  case shared
  /// Its own, drawn towards the shared one.
  case shrunk
  /// Set by a person.
  case hand
  /// 0.5, for none could be chosen.
  case untuned

  /// Whether other labels have no say in it. Images drawn again for one label alone tell where such a
  /// threshold would lie; of the others they tell only how its figures scatter.
  package var isOfLabelAlone: Bool { self != .shared && self != .shrunk }
}

extension ThresholdOrigin {
  /// What is to be kept of a choice by a rule.
  package init(_ choice: LabelThresholdChoice) {
    guard case .success = choice.outcome else {
      self = .untuned
      return
    }
    switch choice.basis {
    case .own: self = .own
    case .shared: self = .shared
    case .shrunk: self = .shrunk
    }
  }
}
