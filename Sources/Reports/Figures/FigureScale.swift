import Foundation

/// Places the values of an axis between two ends on the page.
struct FigureScale {
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
    let share = min(max((value - low) / (high - low), -1000), 1000)
    return ends.low + share * (ends.high - ends.low)
  }

  /// The place of a value inside the range; nil outside it.
  func placeInside(_ value: Double) -> Double? { range.contains(value) ? place(value) : nil }

  private func spaced(_ value: Double) -> Double? {
    guard FigureScale.stands(value, on: scale) else { return nil }
    switch scale {
    case .linear: return value
    case .logarithmic: return log10(value)
    case .squareRoot: return value.squareRoot()
    }
  }

  /// Differences of larger values would not be finite.
  static let greatest = 1e300

  static func isDrawable(_ value: Double) -> Bool { value.isFinite && abs(value) <= greatest }

  /// Whether a value has a place on an axis.
  static func stands(_ value: Double, on scale: FigureAxis.Scale) -> Bool {
    guard isDrawable(value) else { return false }
    switch scale {
    case .linear: return true
    case .logarithmic: return value >= 1 / greatest
    case .squareRoot: return value >= 0
    }
  }
}

// MARK: Ranges

extension FigureScale {
  /// The least and the greatest of some values that can stand on an axis of a scale; nil without any.
  static func extremes(
    of values: some Sequence<Double>, on scale: FigureAxis.Scale
  ) -> ClosedRange<Double>? {
    var found: ClosedRange<Double>?
    for value in values where stands(value, on: scale) {
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
      let factor = low < high ? pow(10, (log10(high) - log10(low)) * room) : 1.5
      return max(low / factor, 1 / greatest)...min(high * factor, greatest)
    }
    let extra = low < high ? (high - low) * room : low == 0 ? 0.5 : abs(low) * 0.1
    let bottom = max(low - extra, -greatest)
    return (low >= 0 ? max(bottom, 0) : bottom)...min(high + extra, greatest)
  }

  /// Whether a range that was asked for can be drawn.
  static func isUsable(_ range: ClosedRange<Double>, on scale: FigureAxis.Scale) -> Bool {
    stands(range.lowerBound, on: scale) && stands(range.upperBound, on: scale)
      && range.lowerBound < range.upperBound
  }
}
