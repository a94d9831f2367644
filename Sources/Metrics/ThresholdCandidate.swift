/// A threshold between two real scores, and what it gives.
package struct ThresholdCandidate: Equatable, Sendable {
  package var threshold: Double
  package var counts: LabelCounts

  /// All thresholds that decide differently, from the highest: infinity (nothing present), the
  /// midpoints between adjacent distinct scores, and one not above the least score (all present).
  ///
  /// No score lies on a midpoint, so it does not matter whether one decides by `>=` or by `>`.
  package static func all(of ranked: RankedScores) -> [ThresholdCandidate] {
    [ranked.candidate(hits: 0, alarms: 0)]
      + ranked.operatingPoints.map {
        ranked.candidate(hits: $0.truePositives, alarms: $0.falsePositives)
      }
  }
}

extension RankedScores {
  /// The candidate that calls present the highest `hits` positives and `alarms` negatives.
  /// - Precondition: there is one: none of the others scores as high as one of these.
  func candidate(hits: Int, alarms: Int) -> ThresholdCandidate {
    let counts = counts(hits: hits, alarms: alarms)
    guard hits + alarms > 0 else { return ThresholdCandidate(threshold: .infinity, counts: counts) }
    let called = (positives.count - hits, negatives.count - alarms)
    var score = Double.infinity
    if hits > 0 { score = Double(positives[called.0]) }
    if alarms > 0 { score = min(score, Double(negatives[called.1])) }
    var next = -Double.infinity
    if called.0 > 0 { next = Double(positives[called.0 - 1]) }
    if called.1 > 0 { next = max(next, Double(negatives[called.1 - 1])) }
    // Below the least score: halfway to 0, where probabilities end, or the score itself.
    if next == -.infinity { next = min(score, 0) }
    return ThresholdCandidate(threshold: score + (next - score) / 2, counts: counts)
  }

  /// The candidate that decides as the threshold does.
  package func candidate(at threshold: Double) -> ThresholdCandidate {
    let counts = counts(at: threshold)
    return candidate(hits: counts.truePositives, alarms: counts.falsePositives)
  }
}
