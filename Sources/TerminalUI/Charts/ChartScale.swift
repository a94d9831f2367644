/// From values to dots along one axis.
struct ChartScale {
  let range: ClosedRange<Double>
  let isLogarithmic: Bool
  let dots: Int

  /// - Precondition: a logarithmic range is positive; `Sanitised` ranges always are.
  init(_ range: ClosedRange<Double>, logarithmic: Bool, dots: Int) {
    self.range = range
    isLogarithmic = logarithmic && range.lowerBound > 0
    self.dots = max(dots, 0)
  }

  /// 0 at the lower bound, 1 at the upper; `nil` for what has no place on the axis.
  func share(_ value: Double) -> Double? {
    guard value.isFinite else { return nil }
    if isLogarithmic {
      guard value > 0 else { return nil }
      let low = ChartScale.logarithm(range.lowerBound)
      let span = ChartScale.logarithm(range.upperBound) - low
      return span > 0 ? (ChartScale.logarithm(value) - low) / span : 0.5
    }
    // Halved, so that the span of the widest finite range is finite too.
    let span = range.upperBound / 2 - range.lowerBound / 2
    return span > 0 ? (value / 2 - range.lowerBound / 2) / span : 0.5
  }

  /// The dot of a value, counted from the lower bound; outside the axis it may be off by one axis length.
  func dot(_ value: Double) -> Int? {
    guard dots > 0, let share = share(value) else { return nil }
    return Int((min(max(share, -1), 2) * Double(dots - 1)).rounded())
  }

  /// The base-2 logarithm, from exponent and mantissa: this module imports no mathematics library.
  ///
  /// `ln((1+t)/(1-t)) = 2 (t + t^3/3 + t^5/5 + ...)` with `t` at most 1/3, so 12 terms reach 1e-12.
  static func logarithm(_ value: Double) -> Double {
    guard value > 0, value.isFinite else { return 0 }
    let mantissa = value.significand
    let t = (mantissa - 1) / (mantissa + 1)
    var (power, sum) = (t, 0.0)
    for term in 0..<12 {
      sum += power / Double(2 * term + 1)
      power *= t * t
    }
    return Double(value.exponent) + 2 * sum / 0.693_147_180_559_945_3
  }
}
