/// The detection error tradeoff of one label: the share of its images missed against the share of
/// other images called present.
///
/// Thresholds descend. The curve begins at the last point without a false alarm and ends at the
/// first without a miss: beyond either one error only grows while the other stays 0.
/// - Source: scikit-learn 1.9.1 `det_curve`, which lists the points the other way round.
package struct DETCurve: Equatable, Sendable {
  package struct Point: Equatable, Sendable {
    /// *Present* is decided where `score >= threshold`; infinity decides it nowhere.
    package var threshold: Double
    package var falsePositiveRate: Double
    package var falseNegativeRate: Double
  }

  package let points: [Point]

  /// Undefined, nil, unless there are images with the label and images without.
  package init?(_ ranked: RankedScores) {
    guard !ranked.positives.isEmpty, !ranked.negatives.isEmpty else { return nil }
    let (positives, negatives) = (ranked.positives.count, ranked.negatives.count)
    let start = Point(threshold: .infinity, falsePositiveRate: 0, falseNegativeRate: 1)
    let all =
      [start]
      + ranked.operatingPoints.map { point in
        Point(
          threshold: Double(point.score),
          falsePositiveRate: Double(point.falsePositives) / Double(negatives),
          falseNegativeRate: Double(positives - point.truePositives) / Double(positives))
      }
    let first = all.lastIndex { $0.falsePositiveRate == 0 } ?? 0
    let last = all.firstIndex { $0.falseNegativeRate == 0 } ?? all.count - 1
    // In order: past the first without a miss, each point has a further alarm.
    points = Array(all[first...last])
  }

  /// The error rate where both are equal, linear between the points around it: 0 is perfect, about
  /// 0.5 is chance.
  package var equalErrorRate: Double {
    for (a, b) in zip(points, points.dropFirst()) {
      let before = a.falseNegativeRate - a.falsePositiveRate
      let after = b.falseNegativeRate - b.falsePositiveRate
      guard after <= 0 else { continue }
      return a.falsePositiveRate
        + before / (before - after) * (b.falsePositiveRate - a.falsePositiveRate)
    }
    // A single point, without any error.
    return 0
  }
}
