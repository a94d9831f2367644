/// What a label's threshold is chosen for, on images that were not trained on.
///
/// Written as `f1`, `fbeta:2`, `balanced`, `prevalence`, `precision>=0.9`, `recall>=0.95`,
/// `false-alarm<=0.01`, `cost:3:1` (what a miss costs, then what a false alarm costs) or
/// `fixed:0.5`.
package enum ThresholdGoal: Hashable, Sendable {
  case f1
  case fbeta(Double)
  /// The most balanced accuracy, which is where Youden's J is greatest.
  case balancedAccuracy
  /// PCut: called present as often as it is, as nearly as the scores allow.
  case prevalence
  /// The most recall that keeps precision.
  case precisionAtLeast(Double)
  /// The most precision that keeps recall.
  case recallAtLeast(Double)
  /// The most recall with at most this share of the images without the label called present.
  case falseAlarmAtMost(Double)
  /// The least total cost.
  case cost(falsePositive: Double, falseNegative: Double)
  case fixed(Double)

  /// What ``init(text:)`` reads, for error messages.
  package static let allowed = """
    f1, fbeta:B with B above 0, balanced, prevalence, precision>=P, recall>=R, false-alarm<=A, \
    cost:MISS:ALARM or fixed:T, with P, R, A and T from 0 to 1
    """

  /// `nil` unless the text is one of the forms above, numbers in range; blanks do not matter.
  package init?(text: String) {
    let text = String(text.filter { $0 != " " })
    func number(after prefix: String) -> Double? {
      text.hasPrefix(prefix) ? ThresholdGoal.number(text.dropFirst(prefix.count)) : nil
    }
    func share(after prefix: String) -> Double? {
      number(after: prefix).flatMap { (0...1).contains($0) ? $0 : nil }
    }
    if text == "f1" {
      self = .f1
    } else if text == "balanced" {
      self = .balancedAccuracy
    } else if text == "prevalence" {
      self = .prevalence
    } else if let beta = number(after: "fbeta:"), beta > 0 {
      self = .fbeta(beta)
    } else if let precision = share(after: "precision>=") {
      self = .precisionAtLeast(precision)
    } else if let recall = share(after: "recall>=") {
      self = .recallAtLeast(recall)
    } else if let rate = share(after: "false-alarm<=") {
      self = .falseAlarmAtMost(rate)
    } else if let threshold = share(after: "fixed:") {
      self = .fixed(threshold)
    } else if text.hasPrefix("cost:") {
      let costs = text.dropFirst(5).split(separator: ":", omittingEmptySubsequences: false)
      guard costs.count == 2, let miss = ThresholdGoal.number(costs[0]),
        let alarm = ThresholdGoal.number(costs[1]), miss > 0, alarm > 0
      else { return nil }
      self = .cost(falsePositive: alarm, falseNegative: miss)
    } else {
      return nil
    }
  }

  /// What ``init(text:)`` reads back to the same goal.
  package var text: String {
    switch self {
    case .f1: "f1"
    case .fbeta(let beta): "fbeta:\(ThresholdGoal.short(beta))"
    case .balancedAccuracy: "balanced"
    case .prevalence: "prevalence"
    case .precisionAtLeast(let share): "precision>=\(ThresholdGoal.short(share))"
    case .recallAtLeast(let share): "recall>=\(ThresholdGoal.short(share))"
    case .falseAlarmAtMost(let share): "false-alarm<=\(ThresholdGoal.short(share))"
    case .cost(let alarm, let miss):
      "cost:\(ThresholdGoal.short(miss)):\(ThresholdGoal.short(alarm))"
    case .fixed(let threshold): "fixed:\(ThresholdGoal.short(threshold))"
    }
  }

  /// Where to cut calibrated probabilities for the least expected cost: the costs alone decide. Of
  /// scores that are not calibrated ``cost(falsePositive:falseNegative:)`` is chosen by the images.
  /// - Source: Elkan, "The foundations of cost-sensitive learning" (2001).
  /// - Precondition: both costs are above 0.
  package static func calibratedCut(falsePositive: Double, falseNegative: Double) -> Double {
    precondition(
      falsePositive > 0 && falseNegative > 0, "costs are \(falsePositive), \(falseNegative)")
    return falsePositive / (falsePositive + falseNegative)
  }

  /// A plain decimal number: `Double` alone would also read "nan", "inf" and "0x1p3".
  static func number(_ text: some StringProtocol) -> Double? {
    guard text.allSatisfy({ "0123456789.eE+-".contains($0) }),
      let value = Double(String(text)), value.isFinite
    else { return nil }
    return value
  }

  static func short(_ value: Double) -> String {
    let text = String(value)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
