import Metrics

// TEMPORARY until Metrics has it
extension ThresholdRule {
  static let allowed = ThresholdGoal.allowed

  init?(text: String) {
    var rule = ThresholdRule(goal: .f1)
    var goal: ThresholdGoal?
    for word in text.split(separator: " ").map(String.init) {
      if word == "shared" {
        rule.isShared = true
      } else if word.hasPrefix("n+>="), let fewest = Int(word.dropFirst(4)), fewest >= 0 {
        rule.fewest = fewest
      } else if word.hasPrefix("shrink:"), let by = Double(word.dropFirst(7)), by >= 0 {
        rule.shrinkage = by
      } else if goal == nil, let read = ThresholdGoal(text: word) {
        goal = read
      } else {
        return nil
      }
    }
    guard let goal else { return nil }
    rule.goal = goal
    self = rule
  }

  var text: String {
    (isShared ? "shared " : "") + goal.text + (fewest > 0 ? " n+>=\(fewest)" : "")
      + (shrinkage > 0 ? " shrink:\(Int(shrinkage))" : "")
  }
}
