import Metrics

/// One point of a curve as it goes to a file.
package struct CurvePoint: Equatable, Sendable {
  package var x: Double
  /// Nil breaks the line.
  package var y: Double?
  /// What lies around the value: an interval, or the extremes of what it stands for.
  package var band: ClosedRange<Double>?

  package init(x: Double, y: Double?, band: ClosedRange<Double>? = nil) {
    self.x = x
    self.y = y
    self.band = band
  }
}

/// The points of a series as a figure shows them: each, or where there are very many, what a stretch of
/// them holds.
package struct CurvePoints {
  /// More could not be told apart on a page.
  package static let most = 1600

  package let points: [CurvePoint]

  /// - Parameters:
  ///   - line: a smoothed line of the same points; the values themselves are then its band, with
  ///     the extremes of two neighbours on each side where every point is shown.
  ///   - indices: which points; nil for all.
  ///   - x: where a step stands on the axis; nil leaves it out.
  package init(
    _ series: Series, line: Series? = nil, indices: Range<Int>? = nil, most: Int = most,
    x: (Int) -> Double? = { Double($0) }
  ) {
    let shown = line ?? series
    let all = 0..<min(series.count, shown.count)
    let indices = (indices ?? all).clamped(to: all)
    guard indices.count > most else {
      points = indices.compactMap { index in
        guard let place = x(series[index].step) else { return nil }
        let around = max(index - 2, indices.lowerBound)..<min(index + 3, indices.upperBound)
        let value = shown[index].value
        return CurvePoint(
          x: place, y: value.isFinite ? value : nil,
          band: line == nil ? nil : series.summary(ofIndices: around).band)
      }
      return
    }
    points = (0..<most).compactMap { column in
      let start = indices.lowerBound + indices.count * column / most
      let end = indices.lowerBound + indices.count * (column + 1) / most
      guard let place = x(series[start].step) else { return nil }
      return CurvePoint(
        x: place, y: shown.summary(ofIndices: start..<end).mean,
        band: series.summary(ofIndices: start..<end).band)
    }
  }
}

extension SeriesBin {
  /// From the least to the greatest value; nil where they are one.
  fileprivate var band: ClosedRange<Double>? {
    guard let min, let max, min < max else { return nil }
    return min...max
  }
}
