import Metrics

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
