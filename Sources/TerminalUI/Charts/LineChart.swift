import Glibc

/// Lines over a common x axis, each with the band between the least and the greatest of its points.
///
/// The caller gives one bin for each dot column, so a chart costs the same at a hundred points and at
/// a million, and an extreme of a single point is still in its column's band.
package struct LineChart: Hashable, Sendable {
  package enum Unit: Hashable, Sendable { case number, count, seconds }

  /// The value cursor: a column and what it says about itself; the chart adds the values there.
  package struct Cursor: Hashable, Sendable {
    package var column: Int
    package var caption: String
    /// What stands beside it in place of the caption and the values.
    package var lines: [StyledText]?
    package init(column: Int, caption: String, lines: [StyledText]? = nil) {
      self.column = column
      self.caption = caption
      self.lines = lines
    }
  }

  /// Something that happened at an x, marked on the axis: a checkpoint, a new learning rate.
  package struct Mark: Hashable, Sendable {
    package var x: Double
    package var character: Character
    package var style: Style
    package init(x: Double, character: Character, style: Style = .accent) {
      self.x = x
      self.character = character
      self.style = style
    }
  }

  /// Earlier ones are drawn above later ones.
  package var series: [ChartSeries]
  /// The x of the first and the last dot column.
  package var xRange: ClosedRange<Double>
  package var xUnit: Unit
  package var xCaption: String
  /// In place of round values: those a person has chosen, on an axis of their own spacing.
  package var xTicks: [AxisTick]?
  /// `nil`: all of what is drawn, with a little room.
  package var yRange: ClosedRange<Double>?
  package var isLogarithmic: Bool
  package var cursor: Cursor?
  package var marks: [Mark]
  package var showsLegend: Bool
  /// What the smoothed lines are called beside the raw values at the cursor.
  package var lineName: String
  package var emptyText: String

  package init(
    series: [ChartSeries], xRange: ClosedRange<Double>, xUnit: Unit = .count,
    xCaption: String = "step", yRange: ClosedRange<Double>? = nil, isLogarithmic: Bool = false,
    cursor: Cursor? = nil, marks: [Mark] = [], showsLegend: Bool = true, lineName: String = "ema",
    emptyText: String = "no points yet"
  ) {
    self.series = series
    self.xRange = xRange
    self.xUnit = xUnit
    self.xCaption = xCaption
    self.yRange = yRange
    self.isLogarithmic = isLogarithmic
    self.cursor = cursor
    self.marks = marks
    self.showsLegend = showsLegend
    self.lineName = lineName
    self.emptyText = emptyText
  }
}

// MARK: Geometry, which depends on the space alone

extension LineChart {
  /// The cells between the axes.
  package static func plotArea(of rect: Rect) -> Rect {
    let gutter = rect.width >= 30 ? 7 : 0
    let below = rect.height >= 8 ? 2 : rect.height >= 4 ? 1 : 0
    return Rect(
      x: rect.x + gutter, y: rect.y, width: rect.width - gutter, height: rect.height - below)
  }

  /// How many dots the plot of a chart in `rect` has: give each series as many bins as `columns`.
  package static func resolution(
    of rect: Rect, glyphs: GlyphSet
  ) -> (columns: Int, rows: Int) {
    let area = plotArea(of: rect)
    let dots = DotCanvas.dotsPerCell(glyphs)
    return (area.width * dots.columns, area.height * dots.rows)
  }

  /// The dot column under a column of the screen, for the mouse; the left one of its cell.
  package static func column(atX x: Int, in rect: Rect, glyphs: GlyphSet) -> Int? {
    let area = plotArea(of: rect)
    guard x >= area.x, x < area.maxX else { return nil }
    return (x - area.x) * DotCanvas.dotsPerCell(glyphs).columns
  }

  /// The range that holds all values of some series: `nil` when nothing can be drawn.
  package static func yRange(
    of series: [ChartSeries], logarithmic: Bool
  ) -> ClosedRange<Double>? {
    var (low, high) = (Double.infinity, -Double.infinity)
    func take(_ value: Double) {
      if value.isFinite, !logarithmic || value > 0 {
        low = min(low, value)
        high = max(high, value)
      }
    }
    for one in series {
      for bin in one.bins {
        if let extremes = bin.extremes {
          take(extremes.low)
          take(extremes.high)
        }
        if let center = bin.center { take(center) }
      }
      for value in one.line ?? [] {
        if let value { take(value) }
      }
    }
    guard low <= high else { return nil }
    if logarithmic {
      let padding = low < high ? pow(high / low, 0.03) : 1.5
      let (bottom, top) = (low / padding, high * padding)
      return max(bottom, .leastNormalMagnitude)...min(top, .greatestFiniteMagnitude)
    }
    let half = high / 2 - low / 2
    let room = half > 0 ? half * 0.06 : low == 0 ? 0.5 : abs(low) * 0.1
    let bottom = max(low - room, -.greatestFiniteMagnitude)
    let top = min(high + room, .greatestFiniteMagnitude)
    return (low >= 0 && bottom < 0 ? 0 : bottom)...top
  }

  /// Markers and names in their colours, for a legend wherever there is room.
  package static func legend(_ series: [ChartSeries], glyphs: GlyphSet) -> StyledText {
    var legend = StyledText()
    for (position, one) in series.enumerated() {
      if position > 0 { legend.append("  ") }
      legend.append("\(one.marker(glyphs))", .series(one.index))
      legend.append(" \(one.name)")
    }
    return legend
  }
}
