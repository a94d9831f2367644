import Glibc

/// From values to dots along one axis.
struct ChartScale {
  let range: ClosedRange<Double>
  let isLogarithmic: Bool
  let dots: Int

  /// A range that is not all positive has no logarithmic axis, and gets a linear one.
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
      let low = log2(range.lowerBound)
      let span = log2(range.upperBound) - low
      return span > 0 ? (log2(value) - low) / span : 0.5
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
}
