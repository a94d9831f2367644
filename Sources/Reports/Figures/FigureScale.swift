import Foundation

/// Places the values of an axis between two ends on the page.
struct FigureScale: Equatable {
  let scale: FigureAxis.Scale
  let range: ClosedRange<Double>
  /// Where the lower and the upper end of the range are.
  let ends: (low: Double, high: Double)

  init(_ scale: FigureAxis.Scale, range: ClosedRange<Double>, from low: Double, to high: Double) {
    self.scale = scale
    self.range = range
    ends = (low, high)
  }

  /// Nil for what has no place: numbers that are not finite, and 0 on a logarithmic axis.
  func place(_ value: Double) -> Double? {
    guard let value = spaced(value), let low = spaced(range.lowerBound),
      let high = spaced(range.upperBound), high > low
    else { return nil }
    // What lies far outside is cut off in any case; a path must not hold numbers without end.
    let share = min(max((value - low) / (high - low), -20), 20)
    return ends.low + share * (ends.high - ends.low)
  }

  /// The place of a value inside the range; nil outside it.
  func placeInside(_ value: Double) -> Double? { range.contains(value) ? place(value) : nil }

  private func spaced(_ value: Double) -> Double? {
    guard FigureScale.isDrawable(value) else { return nil }
    switch scale {
    case .linear: return value
    case .logarithmic: return value > 0 ? log10(value) : nil
    case .squareRoot: return value >= 0 ? value.squareRoot() : nil
    }
  }

  /// Differences of larger values would not be finite.
  static func isDrawable(_ value: Double) -> Bool { value.isFinite && abs(value) < 1e300 }

  static func == (a: FigureScale, b: FigureScale) -> Bool {
    a.scale == b.scale && a.range == b.range && a.ends == b.ends
  }
}

// MARK: Ranges

extension FigureScale {
  /// The least and the greatest of some values that can stand on an axis of a scale; nil without any.
  static func extremes(
    of values: some Sequence<Double>, on scale: FigureAxis.Scale
  ) -> ClosedRange<Double>? {
    var found: ClosedRange<Double>?
    for value in values where isDrawable(value) && (scale != .logarithmic || value > 0) {
      found = min(found?.lowerBound ?? value, value)...max(found?.upperBound ?? value, value)
    }
    return found
  }

  /// A range with `room` of its span at each end, never empty. What is not negative stays so.
  static func padded(
    _ range: ClosedRange<Double>, on scale: FigureAxis.Scale, room: Double
  ) -> ClosedRange<Double> {
    let (low, high) = (range.lowerBound, range.upperBound)
    if scale == .logarithmic {
      let factor = low < high ? pow(high / low, room) : 1.5
      return max(low / factor, .leastNormalMagnitude)...(high * factor)
    }
    let extra = low < high ? (high - low) * room : low == 0 ? 0.5 : abs(low) * 0.1
    return (low >= 0 ? max(low - extra, 0) : low - extra)...(high + extra)
  }

  /// Whether a range that was asked for can be drawn.
  static func isUsable(_ range: ClosedRange<Double>, on scale: FigureAxis.Scale) -> Bool {
    isDrawable(range.lowerBound) && isDrawable(range.upperBound)
      && range.lowerBound < range.upperBound
      && (scale == .linear || range.lowerBound > 0
        || scale == .squareRoot && range.lowerBound == 0)
  }
}
