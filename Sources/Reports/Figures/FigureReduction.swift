/// The points of a series as they are drawn: where there are far more than the plot has columns, those
/// of a column become one, which keeps its extremes.
struct FigureReduction {
  struct Column: Equatable {
    var x: Double
    /// What the line passes at this x, in order: first, least, greatest, last. Empty: a gap.
    var heights: [Double]
    /// What is filled: the bands of the points.
    var band: ClosedRange<Double>?
    var mean: Double?
    var note: String?

    /// What a reader is told lies around the value: the band, and all that was drawn as one.
    var extremes: ClosedRange<Double>? {
      guard heights.count > 1, let least = heights.min(), let most = heights.max() else {
        return band
      }
      return min(least, band?.lowerBound ?? least)...max(most, band?.upperBound ?? most)
    }
  }

  private(set) var columns: [Column] = []

  /// - Parameter place: the x of a value on the page.
  init(_ series: FigureSeries, width: Double, place: (Double) -> Double?) {
    let points = series.points.filter { FigureScale.isDrawable($0.x) }
    guard Double(points.count) > max(width, 50) * 2 else {
      columns = points.map { FigureReduction.merged([$0][...]) }
      return
    }
    var start = 0
    var column: Int?
    for (index, point) in points.enumerated() {
      let next = place(point.x).map { FigureNumber.inTenths($0) / 10 }
      if index > start, next != column {
        columns.append(FigureReduction.merged(points[start..<index]))
        start = index
      }
      column = next
    }
    if start < points.count { columns.append(FigureReduction.merged(points[start...])) }
  }

  private static func merged(_ points: ArraySlice<FigureSeries.Point>) -> Column {
    let values = points.compactMap(\.y).filter(FigureScale.isDrawable)
    let bands = points.compactMap(\.band).filter {
      FigureScale.isDrawable($0.lowerBound) && FigureScale.isDrawable($0.upperBound)
    }
    var band = bands.first
    for other in bands.dropFirst() {
      guard let known = band else { break }
      band =
        min(known.lowerBound, other.lowerBound)...max(known.upperBound, other.upperBound)
    }
    // Halves first: the sum of two large values need not be finite.
    let mean = values.isEmpty ? nil : values.reduce(0) { $0 + $1 / Double(values.count) }
    return Column(
      x: points.first?.x ?? 0, heights: passed(values), band: band, mean: mean,
      note: points.lazy.compactMap(\.note).first)
  }

  private static func passed(_ values: [Double]) -> [Double] {
    guard values.count > 1, let first = values.first, let last = values.last,
      let least = values.indices.min(by: { values[$0] < values[$1] }),
      let most = values.indices.max(by: { values[$0] < values[$1] })
    else { return values }
    var passed = [first]
    for value in [values[min(least, most)], values[max(least, most)], last]
    where value != passed.last { passed.append(value) }
    return passed
  }
}
