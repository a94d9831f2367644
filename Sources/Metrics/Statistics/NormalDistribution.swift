import Glibc  // links erfc and the square root

/// The bell curve of mean 0 and standard deviation 1.
enum NormalDistribution {
  /// The share below `x`; small shares keep their digits.
  static func cumulative(_ x: Double) -> Double { erfc(-x / 2.0.squareRoot()) / 2 }

  /// The value that `share` lies below: infinite for a share of 0 or 1.
  ///
  /// Found by halving, to the last digits of ``cumulative(_:)``: it is asked for a few times only.
  /// - Precondition: `0 <= share <= 1`.
  static func quantile(_ share: Double) -> Double {
    precondition((0...1).contains(share), "share is \(share); allowed: 0...1")
    // The lower half alone, where the cumulative share has its digits.
    if share > 0.5 { return -quantile(1 - share) }
    if share == 0 { return -.infinity }
    var (low, high) = (-40.0, 0.0)
    for _ in 0..<100 {
      let middle = (low + high) / 2
      if cumulative(middle) < share { low = middle } else { high = middle }
    }
    return high
  }
}
