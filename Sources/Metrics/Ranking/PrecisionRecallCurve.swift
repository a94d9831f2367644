/// Precision against recall of one label, at every threshold that decides differently.
///
/// From recall 0 at threshold infinity, one point for each distinct score, descending, to recall 1;
/// equal scores are one point. Where nothing is predicted precision is undefined: the first point
/// has precision 1 by convention, so that a drawn curve begins at its corner.
/// - Source: scikit-learn 1.9.1 `precision_recall_curve`, which lists the points the other way
///   round.
package struct PrecisionRecallCurve: Equatable, Sendable {
  package struct Point: Equatable, Sendable {
    /// *Present* is decided where `score >= threshold`; infinity decides it nowhere.
    package var threshold: Double
    package var precision: Double
    package var recall: Double
  }

  package let points: [Point]

  /// Undefined, nil, when no image holds the label; scikit-learn calls recall 1 there.
  package init?(_ ranked: RankedScores) {
    guard !ranked.positives.isEmpty else { return nil }
    points =
      [Point(threshold: .infinity, precision: 1, recall: 0)]
      + ranked.operatingPoints.map { point in
        Point(
          threshold: Double(point.score),
          precision: Double(point.truePositives)
            / Double(point.truePositives + point.falsePositives),
          recall: Double(point.truePositives) / Double(ranked.positives.count))
      }
  }

  /// Average precision: the sum of `(R[n] - R[n-1]) * P[n]`, without interpolation; up to rounding,
  /// ``RankedScores/averagePrecision``.
  package var averagePrecision: Double {
    zip(points, points.dropFirst()).reduce(0) { $0 + ($1.1.recall - $1.0.recall) * $1.1.precision }
  }

  /// The most precision that keeps a recall of `least`; 1 where `least` is 0.
  package func precision(atRecall least: Double) -> Double? {
    points.lazy.filter { $0.recall >= least }.map(\.precision).max()
  }
}
