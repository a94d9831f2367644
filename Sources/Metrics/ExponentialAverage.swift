/// A moving average whose memory fades by `weight` a value, free of the pull towards its start.
///
/// `m[n] = weight * m[n-1] + (1 - weight) * x[n]` from `m[0] = 0`, shown as `m[n] / (1 - weight^n)`:
/// a true weighted mean of the values so far. A value that is not finite changes nothing.
/// - Source: the bias correction of Kingma and Ba, *Adam* (2015), section 3.
package struct ExponentialAverage: Equatable, Sendable {
  package let weight: Double
  private var sum = 0.0
  private var mass = 0.0

  /// - Precondition: `0 <= weight < 1`; 0 is no smoothing.
  package init(weight: Double) {
    precondition((0..<1).contains(weight), "weight is \(weight); allowed: 0..<1")
    self.weight = weight
  }

  /// `nil` until a finite value came.
  package var value: Double? { mass > 0 ? sum / mass : nil }

  package mutating func add(_ value: Double) {
    guard value.isFinite else { return }
    // `mass` is 1 - weight^n, kept by the same recurrence as the sum so that the quotient is exact
    // for a constant series.
    sum = weight * sum + (1 - weight) * value
    mass = weight * mass + (1 - weight)
  }
}
