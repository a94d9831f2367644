import Glibc  // links the square root

/// How a figure scatters when its images are drawn again: the source of intervals for any measure.
///
/// Images are drawn with replacement, from each stratum as many as it has. Draws for which the
/// figure is undefined or not finite are left out and counted: where they are many, the interval
/// speaks for the others only. Seeds can be drawn too, as a stratum of their own beside the images.
/// - Source: Efron and Tibshirani, *An Introduction to the Bootstrap* (1993), chapters 13 and 14;
///   the intervals are those of scipy 1.17 `bootstrap`.
package struct Bootstrap: Equatable, Sendable {
  /// The figure for the images as they are.
  package let estimate: Double
  /// The figure for each draw it is defined for, ascending.
  package let replicates: [Double]
  /// Draws the figure is undefined for.
  package let undefined: Int

  /// - Precondition: there are replicates, and each is finite.
  package init(estimate: Double, replicates: [Double], undefined: Int = 0) {
    precondition(!replicates.isEmpty && replicates.allSatisfy(\.isFinite), "\(replicates)")
    self.estimate = estimate
    self.replicates = replicates.sorted()
    self.undefined = undefined
  }

  /// Undefined, `nil`, if the figure is for the images as they are or for every draw.
  /// - Parameters:
  ///   - strata: the images of each stratum, by number.
  ///   - statistic: the figure for images by number, each as often as it was drawn.
  /// - Precondition: `draws > 0`.
  package init?(
    strata: [[Int]], draws: Int = 2000, using generator: inout some RandomNumberGenerator,
    statistic: ([Int]) -> Double?
  ) {
    precondition(draws > 0, "\(draws) draws; allowed: 1 and more")
    guard let estimate = statistic(strata.flatMap(\.self)), estimate.isFinite else { return nil }
    var replicates: [Double] = []
    for _ in 0..<draws {
      var drawn: [Int] = []
      for stratum in strata {
        for _ in stratum {
          drawn.append(stratum[Int.random(in: stratum.indices, using: &generator)])
        }
      }
      if let value = statistic(drawn), value.isFinite { replicates.append(value) }
    }
    guard !replicates.isEmpty else { return nil }
    self.init(
      estimate: estimate, replicates: replicates, undefined: draws - replicates.count)
  }

  /// The percentile interval: the share `level` of the replicates in the middle.
  ///
  /// - Precondition: `0 < level < 1`.
  package func interval(level: Double = 0.95) -> ConfidenceInterval {
    precondition(level > 0 && level < 1, "level is \(level); allowed: above 0, below 1")
    return interval(from: (1 - level) / 2, to: (1 + level) / 2, level: level)
  }

  /// The BCa interval: corrected for bias and for a scatter that changes with the figure.
  ///
  /// - Parameter leavingOut: see ``leavingOneOut(strata:statistic:)``.
  /// - Returns: `nil` where it is undefined: all replicates on one side of the estimate, or no
  ///   image that matters.
  /// - Precondition: `0 < level < 1`.
  package func correctedInterval(
    level: Double = 0.95, leavingOut: [[Double]]
  ) -> ConfidenceInterval? {
    precondition(level > 0 && level < 1, "level is \(level); allowed: above 0, below 1")
    // Replicates equal to the estimate count half on each side; they may differ from it by rounding.
    let slack = 1e-12 * (replicates + [estimate]).reduce(0) { max($0, abs($1)) }
    let below = replicates.count { $0 < estimate - slack }
    let upTo = replicates.count { $0 <= estimate + slack }
    let bias = NormalDistribution.quantile(Double(below + upTo) / Double(2 * replicates.count))
    guard bias.isFinite, let acceleration = Self.acceleration(leavingOut) else { return nil }
    func share(_ nominal: Double) -> Double {
      let z = bias + NormalDistribution.quantile(nominal)
      return NormalDistribution.cumulative(bias + z / (1 - acceleration * z))
    }
    return interval(from: share((1 - level) / 2), to: share((1 + level) / 2), level: level)
  }

  /// The figure without each image, by stratum; `nil` if one of them is undefined. Takes as many
  /// evaluations as there are images.
  package static func leavingOneOut(
    strata: [[Int]], statistic: ([Int]) -> Double?
  ) -> [[Double]]? {
    let all = strata.flatMap(\.self)
    var left: [[Double]] = []
    var place = 0
    for stratum in strata {
      var values: [Double] = []
      for _ in stratum {
        let others = Array(all[..<place] + all[(place + 1)...])
        guard let value = statistic(others), value.isFinite else { return nil }
        values.append(value)
        place += 1
      }
      left.append(values)
    }
    return left
  }

  private func interval(from low: Double, to high: Double, level: Double) -> ConfidenceInterval {
    func at(_ share: Double) -> Double {
      quantile(share, ofSorted: replicates) ?? estimate
    }
    return ConfidenceInterval(lower: at(low), upper: at(high), level: level)
  }

  /// A sixth of the skewness of what single images do to the figure.
  private static func acceleration(_ leavingOut: [[Double]]) -> Double? {
    var (cubes, squares) = (0.0, 0.0)
    for values in leavingOut where !values.isEmpty {
      let n = Double(values.count)
      let mean = values.reduce(0, +) / n
      for value in values {
        let influence = (n - 1) * (mean - value) / n
        squares += influence * influence
        cubes += influence * influence * influence
      }
    }
    return squares > 0 ? cubes / (6 * squares * squares.squareRoot()) : nil
  }
}
