/// All points of a series that share one dot column of a chart.
package struct ChartBin: Hashable, Sendable {
  /// `nil` when the column holds no finite value.
  package var min: Double?
  package var max: Double?
  package var mean: Double?
  /// Points that were not finite; marked on the axis.
  package var nanCount: Int

  package init(min: Double?, max: Double?, mean: Double? = nil, nanCount: Int = 0) {
    self.min = min
    self.max = max
    self.mean = mean
    self.nanCount = nanCount
  }

  /// A single point.
  package init(_ value: Double) {
    let finite = value.isFinite ? value : nil
    self.init(min: finite, max: finite, mean: finite, nanCount: finite == nil ? 1 : 0)
  }

  package static let empty = ChartBin(min: nil, max: nil)

  /// Minimum and maximum, if both are there to be drawn.
  var extremes: (low: Double, high: Double)? {
    guard let min, let max, min.isFinite, max.isFinite else { return nil }
    return (Swift.min(min, max), Swift.max(min, max))
  }

  /// The mean, or the middle where no mean was given.
  var center: Double? {
    if let mean { return mean.isFinite ? mean : nil }
    return extremes.map { $0.low + ($0.high - $0.low) / 2 }
  }
}

/// One line of a chart, with the band of values that it stands for.
package struct ChartSeries: Hashable, Sendable {
  package var name: String
  /// Which colour and which marker of the palette: 0...7.
  package var index: Int
  /// One for each dot column of the plot, left to right; see ``LineChart/resolution(of:glyphs:)``.
  package var bins: [ChartBin]
  /// A smoothed value for each dot column; `nil`: the means of the bins are the line.
  package var line: [Double?]?
  /// What tells it apart without colour; nil: the marker of its index.
  package var marker: Character?
  /// For few points: a marker on each, in place of now and then one along the line.
  package var marksPoints: Bool

  package init(
    _ name: String, index: Int, bins: [ChartBin], line: [Double?]? = nil, marksPoints: Bool = false,
    marker: Character? = nil
  ) {
    self.name = name
    self.index = index
    self.bins = bins
    self.line = line
    self.marksPoints = marksPoints
    self.marker = marker
  }

  func marker(_ glyphs: GlyphSet) -> Character { marker ?? glyphs.marker(index) }

  /// The height of the line at a column.
  func height(at column: Int) -> Double? {
    if let line {
      guard line.indices.contains(column), let value = line[column] else { return nil }
      return value.isFinite ? value : nil
    }
    return bins.indices.contains(column) ? bins[column].center : nil
  }
}
