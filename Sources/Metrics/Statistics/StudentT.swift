import Glibc  // links exp, the logarithms and log-gamma

/// Student's distribution: of a mean over its estimated standard error.
///
/// By the incomplete beta function, as a continued fraction, for any real degrees of freedom.
/// - Source: Press et al., *Numerical Recipes* (2007), section 6.14; checked with scipy 1.17 `t`.
package struct StudentT: Equatable, Sendable {
  package let degreesOfFreedom: Double

  /// Infinite degrees of freedom make it the bell curve.
  /// - Precondition: `degreesOfFreedom > 0`.
  package init(degreesOfFreedom: Double) {
    precondition(degreesOfFreedom > 0, "\(degreesOfFreedom) degrees of freedom; allowed: above 0")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The share below `t`; small shares keep their digits.
  package func cumulative(_ t: Double) -> Double {
    guard degreesOfFreedom < 1e10 else { return NormalDistribution.cumulative(t) }
    let tail = tail(abs(t))
    return t < 0 ? tail : 1 - tail
  }

  /// The value that `share` lies below: infinite for a share of 0 or 1.
  ///
  /// By Newton's method, halved where a step would leave what encloses the value.
  /// - Precondition: `0 <= share <= 1`.
  package func quantile(_ share: Double) -> Double {
    precondition((0...1).contains(share), "share is \(share); allowed: 0...1")
    if share > 0.5 { return -quantile(1 - share) }
    if share == 0.5 { return 0 }
    if share == 0 { return -.infinity }
    guard degreesOfFreedom < 1e10 else { return NormalDistribution.quantile(share) }
    var (low, high) = (-1.0, 0.0)
    while cumulative(low) > share { (low, high) = (2 * low, low) }
    var t = (low + high) / 2
    for _ in 0..<200 {
      let excess = cumulative(t) - share
      if excess < 0 { low = t } else { high = t }
      let step = t - excess / density(t)
      let next = low < step && step < high ? step : (low + high) / 2
      if abs(next - t) <= 1e-15 * abs(next) { return next }
      t = next
    }
    return t
  }

  private func density(_ t: Double) -> Double {
    exp(
      Self.logGammaStep(degreesOfFreedom / 2) - (degreesOfFreedom + 1) / 2
        * log1p(t * t / degreesOfFreedom)) / (Double.pi * degreesOfFreedom).squareRoot()
  }

  /// The chance to be as far from 0 as `t`, on either side.
  package func twoSided(_ t: Double) -> Double { min(1, 2 * cumulative(-abs(t))) }

  /// The share above `t`, of 0 and more.
  private func tail(_ t: Double) -> Double {
    guard t.isFinite else { return 0 }
    let (a, ratio) = (degreesOfFreedom / 2, t * t / degreesOfFreedom)
    let (x, rest) = (1 / (1 + ratio), ratio / (1 + ratio))
    guard ratio > 0 else { return 0.5 }
    // The common factor of both tails; log1p keeps it exact where t is small.
    let front =
      exp(-a * log1p(ratio) + log(rest) / 2 + Self.logGammaStep(a)) / Double.pi.squareRoot()
    if x < (a + 1) / (a + 2.5) {
      return front * Self.fraction(x, a, 0.5) / a / 2
    }
    return (1 - front * Self.fraction(rest, 0.5, a) * 2) / 2
  }

  /// `log Γ(a + 1/2) - log Γ(a)`, by its series where the two would cancel.
  private static func logGammaStep(_ a: Double) -> Double {
    guard a > 50 else { return lgamma(a + 0.5) - lgamma(a) }
    let b = 1 / (a * a)
    return log(a) / 2 - (1 / 8 - (1 / 192 - (1 / 640 - b * 17 / 14336) * b) * b) / a
  }

  /// The continued fraction of the incomplete beta function, by Lentz's method.
  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let least = 1e-300
    func kept(_ value: Double) -> Double { abs(value) < least ? least : value }
    var c = 1.0
    var d = 1 / kept(1 - (a + b) * x / (a + 1))
    var value = d
    for step in 1...100_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / kept(1 + even * d)
      c = kept(1 + even / c)
      value *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / kept(1 + odd * d)
      c = kept(1 + odd / c)
      value *= d * c
      if abs(d * c - 1) < 1e-15 { break }
    }
    return value
  }
}
