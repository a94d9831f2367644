extension LineChart {
  package func draw(into grid: inout Grid, in rect: Rect) {
    let rect = rect.intersection(grid.bounds)
    guard !rect.isEmpty else { return }
    grid.fill(rect)
    let area = LineChart.plotArea(of: rect)
    guard let range = yRange ?? LineChart.yRange(of: series, logarithmic: isLogarithmic) else {
      drawAxes(into: &grid, in: rect, area: area, y: nil)
      let middle = area.line(area.height / 2)
      grid.text(emptyText, in: middle, alignment: .center, style: .muted)
      drawNotFinite(into: &grid, in: rect, area: area)
      return
    }
    var canvas = DotCanvas(width: area.width, height: area.height, glyphs: grid.glyphs)
    let scale = ChartScale(range, logarithmic: isLogarithmic, dots: canvas.rows)
    drawAxes(into: &grid, in: rect, area: area, y: scale)
    for owner in series.indices.reversed() { drawBand(of: owner, into: &canvas, scale: scale) }
    for owner in series.indices.reversed() { drawLine(of: owner, into: &canvas, scale: scale) }
    canvas.draw(into: &grid, in: area, series: series.map(\.index))
    drawMarkers(into: &grid, in: area, canvas: canvas, scale: scale)
    drawNotFinite(into: &grid, in: rect, area: area)
    if let cursor {
      drawCursor(cursor, into: &grid, in: area, canvas: canvas)
    } else if showsLegend {
      drawLegend(into: &grid, in: area, canvas: canvas)
    }
  }

  private func drawBand(of owner: Int, into canvas: inout DotCanvas, scale: ChartScale) {
    for (column, bin) in series[owner].bins.prefix(canvas.columns).enumerated() {
      guard let extremes = bin.extremes, extremes.low < extremes.high,
        let top = scale.dot(extremes.high)
      else { continue }
      // On a logarithmic axis a band that reaches down to zero or below ends at the edge.
      let bottom = scale.dot(extremes.low) ?? 0
      canvas.band(
        column: column, from: canvas.rows - 1 - top, to: canvas.rows - 1 - bottom, owner: owner)
    }
  }

  private func drawLine(of owner: Int, into canvas: inout DotCanvas, scale: ChartScale) {
    var previous: (column: Int, row: Int)?
    for column in 0..<canvas.columns {
      let one = series[owner]
      if let height = one.height(at: column), let dot = scale.dot(height) {
        let row = canvas.rows - 1 - dot
        if let previous {
          LineChart.connect(previous, (column, row), owner: owner, in: &canvas)
        } else {
          canvas.line(column: column, from: row, to: row, owner: owner)
        }
        previous = (column, row)
      } else if one.bins.indices.contains(column), one.bins[column].nanCount > 0 {
        previous = nil  // a line through what was not a number would be invented
      }
    }
  }

  /// Dots from one point to the next; a steep rise is shared between the two columns.
  private static func connect(
    _ from: (column: Int, row: Int), _ to: (column: Int, row: Int), owner: Int,
    in canvas: inout DotCanvas
  ) {
    let columns = to.column - from.column
    var row = from.row
    for step in 1...columns {
      let next = from.row + (to.row - from.row) * step / columns
      let middle = (row + next) / 2
      let column = from.column + step
      canvas.line(column: column - 1, from: row, to: middle, owner: owner)
      let entry = middle == next ? next : middle + (next > middle ? 1 : -1)
      canvas.line(column: column, from: entry, to: next, owner: owner)
      row = next
    }
  }

  /// Markers that tell lines apart: on every point of a sparse series, else now and then.
  private func drawMarkers(
    into grid: inout Grid, in area: Rect, canvas: DotCanvas, scale: ChartScale
  ) {
    let dots = DotCanvas.dotsPerCell(grid.glyphs)
    let spacing = max(canvas.columns / 4, dots.columns * 12)
    var taken = Set<Int>()
    for (position, one) in series.enumerated() {
      let glyph = Cell(one.marker(grid.glyphs), style: .series(one.index))
      let phase = spacing * (2 * position + 1) / (2 * max(series.count, 1))
      let alone = series.count == 1 && !one.marksPoints
      for column in 0..<canvas.columns where !alone {
        guard one.marksPoints || column % spacing == phase,
          !one.marksPoints || (one.bins.indices.contains(column) && one.bins[column].center != nil),
          let height = one.height(at: column), let dot = scale.dot(height),
          dot >= 0, dot < canvas.rows
        else { continue }
        let x = column / dots.columns
        let y = (canvas.rows - 1 - dot) / dots.rows
        if taken.insert(y * area.width + x).inserted { grid[area.x + x, area.y + y] = glyph }
      }
    }
  }

  /// Where points were not numbers, the axis says so.
  private func drawNotFinite(into grid: inout Grid, in rect: Rect, area: Rect) {
    guard !area.isEmpty else { return }
    let dots = DotCanvas.dotsPerCell(grid.glyphs)
    let y = rect.maxY - area.maxY >= 2 ? area.maxY : area.maxY - 1
    for one in series {
      for (column, bin) in one.bins.prefix(area.width * dots.columns).enumerated()
      where bin.nanCount > 0 {
        grid[area.x + column / dots.columns, y] = Cell(
          grid.glyphs.notFinite, style: .bad.emphasized)
      }
    }
  }

  /// In the corner where it hides least.
  private func drawLegend(into grid: inout Grid, in area: Rect, canvas: DotCanvas) {
    let legend = LineChart.legend(series, glyphs: grid.glyphs)
    let width = legend.width
    guard !series.isEmpty, width + 2 <= area.width, area.height >= 3 else { return }
    let corners = [
      (area.maxX - width - 1, area.y), (area.maxX - width - 1, area.maxY - 1),
      (area.x + 1, area.maxY - 1), (area.x + 1, area.y),
    ]
    func hidden(_ corner: (Int, Int)) -> Int {
      (0..<width).count {
        canvas.isOccupied(cellX: corner.0 + $0 - area.x, cellY: corner.1 - area.y)
      }
    }
    guard var best = corners.first else { return }
    for corner in corners.dropFirst() where hidden(corner) < hidden(best) { best = corner }
    grid.text(legend, x: best.0, y: best.1, in: area)
  }
}
