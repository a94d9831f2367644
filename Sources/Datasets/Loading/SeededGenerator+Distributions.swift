import Foundation

extension SeededGenerator {
  /// A number from Beta(alpha, alpha), which lies in 0...1 about one half.
  ///
  /// The share that one of two Gamma(alpha) numbers has in their sum, worked out from logarithms: an
  /// alpha near 0 makes such numbers too small for anything else.
  ///
  /// - Precondition: `alpha` is above 0.
  mutating func beta(_ alpha: Double) -> Double {
    precondition(alpha > 0, "beta(\(alpha))")
    let first = logGamma(alpha)
    return 1 / (1 + exp(logGamma(alpha) - first))
  }

  /// The logarithm of a number from Gamma(shape, 1).
  ///
  /// - Source: Marsaglia and Tsang, "A simple method for generating gamma variables" (2000).
  private mutating func logGamma(_ shape: Double) -> Double {
    if shape < 1 { return logGamma(shape + 1) + log(1 - uniform()) / shape }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let root = 1 + c * x
      guard root > 0 else { continue }
      let v = root * root * root
      if log(1 - uniform()) < x * x / 2 + d * (1 - v + log(v)) { return log(d * v) }
    }
  }

  /// A standard normal number (Box and Muller).
  mutating func normal() -> Double {
    let radius = (-2 * log(1 - uniform())).squareRoot()
    return radius * cos(2 * .pi * uniform())
  }
}
