import Foundation

/// The standard normal distribution in 4096 equally likely values, ascending: the quantiles at
/// `(index + 0.5) / 4096`. One of them at random is as good as a normal number where bytes are
/// meant, without a logarithm for each; none is beyond 3.7.
enum NormalQuantiles {
  static let all: [Float] = {
    let upper = (2048..<4096).map { quantile((Double($0) + 0.5) / 4096) }
    return upper.reversed().map { -$0 } + upper
  }()

  /// By bisection, for a share of at least one half.
  private static func quantile(_ share: Double) -> Float {
    var (low, high) = (0.0, 8.0)
    for _ in 0..<40 {
      let middle = (low + high) / 2
      if 0.5 * erfc(-middle / 2.squareRoot()) < share { low = middle } else { high = middle }
    }
    return Float((low + high) / 2)
  }
}
