import Metrics

/// What is worse for a person: a label that is missed, or one that is not there.
package enum DraftGoal: String, CaseIterable, Sendable {
  /// Neither.
  case even
  case miss
  case alarm

  package var rule: ThresholdRule {
    switch self {
    case .even: ThresholdRule(goal: .f1)
    case .miss: ThresholdRule(goal: .recallAtLeast(0.95))
    case .alarm: ThresholdRule(goal: .precisionAtLeast(0.9))
    }
  }

  /// One of the words, or a rule as experiments have it.
  package static func rule(of text: String) -> ThresholdRule? {
    DraftGoal(rawValue: text)?.rule ?? ThresholdRule(text: text)
  }

  package static var allowed: String {
    "\(allCases.map(\.rawValue).joined(separator: ", ")), or a rule such as f1, recall>=0.95, "
      + "precision>=0.9 or false-alarm<=0.01"
  }

  static func meaning(of rule: ThresholdRule) -> String {
    switch rule {
    case DraftGoal.even.rule: "misses and false alarms weigh alike (F1)"
    case DraftGoal.miss.rule:
      "finds 95 of 100 that are there, with as few false alarms as that allows"
    case DraftGoal.alarm.rule: "is right in 9 of 10 it names, and finds as many as that allows"
    default: "the rule that thresholds are chosen by; thresh thresholds --help lists others"
    }
  }
}
