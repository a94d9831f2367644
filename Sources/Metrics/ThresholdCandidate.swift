/// A threshold between two real scores, and what it gives.
package struct ThresholdCandidate: Equatable, Sendable {
  package var threshold: Double
  package var counts: LabelCounts

  /// All thresholds that decide differently, from the highest: infinity (nothing present), the
  /// midpoints between adjacent distinct scores, and one not above the least score (all present).
  ///
  /// No score lies on a midpoint, so it does not matter whether one decides by `>=` or by `>`.
  package static func all(of ranked: RankedScores) -> [ThresholdCandidate] {
    let points = ranked.operatingPoints
    var candidates = [
      ThresholdCandidate(threshold: .infinity, counts: ranked.counts(hits: 0, alarms: 0))
    ]
    candidates.reserveCapacity(points.count + 1)
    for (index, point) in points.enumerated() {
      let score = Double(point.score)
      // Below the least score: halfway to 0, where probabilities end, or the score itself.
      let next = index + 1 < points.count ? Double(points[index + 1].score) : min(score, 0)
      candidates.append(
        ThresholdCandidate(
          threshold: score + (next - score) / 2,
          counts: ranked.counts(hits: point.truePositives, alarms: point.falsePositives)))
    }
    return candidates
  }
}
