extension LineChart {
  /// A vertical line, and beside it what every series is worth there.
  func drawCursor(
    _ cursor: Cursor, into grid: inout Grid, in area: Rect, canvas: DotCanvas
  ) {
    let x = cursor.column / DotCanvas.dotsPerCell(grid.glyphs).columns
    guard cursor.column >= 0, x < area.width else { return }
    for y in 0..<area.height where !canvas.hasLine(cellX: x, cellY: y) {
      grid[area.x + x, area.y + y] = Cell(grid.glyphs.cursorLine, style: .accent)
    }
    let words = cursor.lines ?? readout(at: cursor, glyphs: grid.glyphs)
    let lines = words.prefix(max(area.height - 1, 0))
    let width = lines.reduce(0) { max($0, $1.width) } + 2
    let (left, right) = (x, area.width - x - 1)
    guard width <= max(left, right) else { return }
    // Right of the cursor, as one reads, unless only the left has room.
    let start = right >= width ? area.x + x + 1 : area.x + x - width
    for (index, line) in lines.enumerated() {
      let place = Rect(x: start, y: area.y + index, width: width, height: 1)
      grid.fill(place)
      grid.text(line, in: place.inset(columns: 1, lines: 0))
    }
  }

  /// The caption, then a line for each series with its marker, name and values, in columns.
  private func readout(at cursor: Cursor, glyphs: GlyphSet) -> [StyledText] {
    var lines = cursor.caption.isEmpty ? [] : [StyledText(cursor.caption, .strong)]
    let names = series.reduce(0) { max($0, DisplayWidth.of($1.name)) }
    for one in series {
      var line = StyledText("\(one.marker(glyphs)) ", .series(one.index))
      line.append(one.name.padded(to: names, glyphs: glyphs) + " ")
      let raw = one.lastValue(upTo: cursor.column) {
        $1 < one.bins.count ? one.bins[$1].center : nil
      }
      line.append(LineChart.value(raw, glyphs), .strong)
      if one.line != nil {
        let smooth = one.lastValue(upTo: cursor.column) { $0.height(at: $1) }
        line.append(" \(lineName) ", .muted)
        line.append(LineChart.value(smooth, glyphs), .strong)
      }
      lines.append(line)
    }
    return lines
  }

  private static func value(_ value: Double?, _ glyphs: GlyphSet) -> String {
    (value.map { ShortNumber.significant($0, digits: 3) } ?? String(glyphs.dash))
      .padded(to: 5, glyphs: glyphs)
  }
}

extension ChartSeries {
  /// What was known at a column: its own value, or the one before it.
  fileprivate func lastValue(
    upTo column: Int, _ value: (ChartSeries, Int) -> Double?
  ) -> Double? {
    var column = min(column, max(bins.count, line?.count ?? 0) - 1)
    while column >= 0 {
      if let found = value(self, column) { return found }
      column -= 1
    }
    return nil
  }
}
