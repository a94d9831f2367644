import Glibc  // links the square root

/// Between which values a figure lies, at a level such as 0.95.
package struct ConfidenceInterval: Equatable, Sendable, Codable {
  package var lower: Double
  package var upper: Double
  package var level: Double

  package init(lower: Double, upper: Double, level: Double) {
    self.lower = lower
    self.upper = upper
    self.level = level
  }

  package func contains(_ value: Double) -> Bool { lower <= value && value <= upper }
}

extension ConfidenceInterval {
  /// Wilson's interval of a share, `count` of `total`: it stays within 0...1 and is not empty where
  /// nothing, or everything, was counted. Undefined, `nil`, of nothing.
  ///
  /// 0 of 100 may still be 3.7 %; a share near a half of 100 is known to within 9.6 points.
  /// - Source: Wilson (1927), without continuity correction, as scipy 1.17
  ///   `binomtest(k, n).proportion_ci(method="wilson")`.
  /// - Precondition: `0 <= count <= total` and `0 < level < 1`.
  package static func wilson(_ count: Int, of total: Int, level: Double = 0.95)
    -> ConfidenceInterval?
  {
    precondition(0 <= count && count <= total, "\(count) of \(total)")
    precondition(level > 0 && level < 1, "level is \(level); allowed: above 0, below 1")
    guard total > 0 else { return nil }
    let n = Double(total)
    let share = Double(count) / n
    let z = NormalDistribution.quantile((1 + level) / 2)
    let centre = (2 * Double(count) + z * z) / (2 * (n + z * z))
    let reach = z / (2 * (n + z * z)) * (4 * n * share * (1 - share) + z * z).squareRoot()
    return ConfidenceInterval(
      lower: count == 0 ? 0 : centre - reach, upper: count == total ? 1 : centre + reach,
      level: level)
  }
}
