import Metrics
import Reports

/// The points of a series as a figure shows them: each, or where there are very many, what a stretch of
/// them holds.
struct CurvePoints {
  /// More could not be told apart on a page.
  static let most = 1000

  let points: [FigureSeries.Point]

  /// - Parameters:
  ///   - line: a smoothed line of the same points; the values themselves are then its band, with
  ///     the extremes of two neighbours on each side where every point is shown.
  ///   - x: where a step stands on the axis; nil leaves it out.
  init(
    _ series: Series, line: Series? = nil, most: Int = most,
    x: (Int) -> Double? = { Double($0) }
  ) {
    let shown = line ?? series
    guard series.count > most else {
      points = (0..<series.count).compactMap { index in
        guard let place = x(series[index].step) else { return nil }
        let around = series.summary(
          ofIndices: max(index - 2, 0)..<min(index + 3, series.count))
        return FigureSeries.Point(
          x: place, y: shown[index].value.ifFinite, band: line == nil ? nil : around.band)
      }
      return
    }
    points = (0..<most).compactMap { column in
      let range = series.count * column / most..<series.count * (column + 1) / most
      guard let place = x(series[range.lowerBound].step) else { return nil }
      return FigureSeries.Point(
        x: place, y: shown.summary(ofIndices: range).mean,
        band: series.summary(ofIndices: range).band)
    }
  }
}

extension SeriesBin {
  /// From the least to the greatest value; nil where they are one.
  var band: ClosedRange<Double>? {
    guard let min, let max, min < max else { return nil }
    return min...max
  }
}

extension Double {
  var ifFinite: Double? { isFinite ? self : nil }
}
