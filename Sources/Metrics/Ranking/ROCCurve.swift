/// The receiver operating characteristic of one label: what share of its images is found at which
/// share of false alarms.
///
/// From (0, 0) at threshold infinity, one point for each distinct score, descending, to (1, 1);
/// equal scores are one point. No point is dropped, so each threshold is there.
/// - Source: scikit-learn 1.9.1 `roc_curve` with `drop_intermediate=False`.
package struct ROCCurve: Equatable, Sendable {
  package struct Point: Equatable, Sendable {
    /// *Present* is decided where `score >= threshold`; infinity decides it nowhere.
    package var threshold: Double
    package var falsePositiveRate: Double
    /// Also called recall.
    package var truePositiveRate: Double

    /// Youden's J, `TPR - FPR`: 0 is a guess, 1 is perfect.
    package var youden: Double { truePositiveRate - falsePositiveRate }
  }

  package let points: [Point]

  /// Undefined, nil, unless there are images with the label and images without.
  package init?(_ ranked: RankedScores) {
    guard !ranked.positives.isEmpty, !ranked.negatives.isEmpty else { return nil }
    let start = Point(threshold: .infinity, falsePositiveRate: 0, truePositiveRate: 0)
    points =
      [start]
      + ranked.operatingPoints.map { point in
        Point(
          threshold: Double(point.score),
          falsePositiveRate: Double(point.falsePositives) / Double(ranked.negatives.count),
          truePositiveRate: Double(point.truePositives) / Double(ranked.positives.count))
      }
  }

  /// The area below, by trapezoids: up to rounding, ``RankedScores/rocAUC``.
  package var area: Double {
    zip(points, points.dropFirst()).reduce(0) { sum, pair in
      let (a, b) = pair
      return sum
        + (b.falsePositiveRate - a.falsePositiveRate) * (a.truePositiveRate + b.truePositiveRate)
        / 2
    }
  }

  /// The point of least distance above chance; of equals that of the highest threshold.
  package var best: Point {
    points.reduce(points[0]) { $1.youden > $0.youden ? $1 : $0 }
  }
}
