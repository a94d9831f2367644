extension LineChart {
  /// Axis lines, ticks, labels and marks; `y` is missing while there is nothing to measure.
  func drawAxes(into grid: inout Grid, in rect: Rect, area: Rect, y scale: ChartScale?) {
    let line = Style(foreground: .border)
    let border = grid.glyphs.border
    if area.x > rect.x {
      grid.verticalLine(x: area.x - 1, y: area.y, height: area.height, style: line)
      if let scale { drawYTicks(into: &grid, in: rect, area: area, scale: scale, style: line) }
    }
    let below = rect.maxY - area.maxY
    if below == 0 { return }
    if below >= 2 {
      grid.horizontalLine(x: area.x, y: area.maxY, width: area.width, style: line)
      if area.x > rect.x {
        grid[area.x - 1, area.maxY] = Cell(border.corner, style: line)
      }
    }
    drawXTicks(into: &grid, in: rect, area: area, style: line)
    for mark in marks {
      let scale = ChartScale(xRange, logarithmic: false, dots: area.width)
      guard let share = scale.share(mark.x), (0...1).contains(share), let x = scale.dot(mark.x)
      else { continue }
      let y = below >= 2 ? area.maxY : area.maxY - 1
      grid[area.x + x, y] = Cell(mark.character, style: mark.style)
    }
  }

  private func drawYTicks(
    into grid: inout Grid, in rect: Rect, area: Rect, scale: ChartScale, style: Style
  ) {
    let dots = DotCanvas.dotsPerCell(grid.glyphs)
    let limit = max(min(area.height / 2, 5), area.height / 4)
    let ticks =
      scale.isLogarithmic
      ? AxisTicks.logarithmic(scale.range, limit: limit)
      : AxisTicks.linear(scale.range, limit: limit)
    var lastRow = Int.max
    for tick in ticks {
      guard let dot = scale.dot(tick.value), dot >= 0, dot < scale.dots else { continue }
      let row = (scale.dots - 1 - dot) / dots.rows
      if row > lastRow - 2 { continue }
      lastRow = row
      let space = Rect(x: rect.x, y: area.y + row, width: area.x - rect.x - 1, height: 1)
      grid.text(tick.label, in: space, alignment: .trailing, style: .muted)
      grid[area.x - 1, area.y + row] = Cell(grid.glyphs.border.tickLeft, style: style)
    }
  }

  private func drawXTicks(into grid: inout Grid, in rect: Rect, area: Rect, style: Style) {
    let labels = Rect(x: rect.x, y: rect.maxY - 1, width: rect.width, height: 1)
    let caption = DisplayWidth.of(xCaption)
    var free = labels.maxX
    if caption > 0, caption + 12 <= area.width {
      grid.text(xCaption, in: labels, alignment: .trailing, style: .muted)
      free -= caption + 2
    }
    let scale = ChartScale(xRange, logarithmic: false, dots: area.width)
    let limit = max(area.width / 12, 1)
    let round =
      switch xUnit {
      case .number: AxisTicks.linear(xRange, limit: limit)
      case .count: AxisTicks.count(xRange, limit: limit)
      case .seconds: AxisTicks.duration(xRange, limit: limit)
      }
    var lastEnd = labels.x - 1
    for tick in xTicks ?? round {
      guard let dot = scale.dot(tick.value), dot >= 0, dot < area.width else { continue }
      let width = DisplayWidth.of(tick.label)
      let x = max(area.x + dot - width / 2, labels.x)
      if rect.maxY - area.maxY >= 2 {
        grid[area.x + dot, area.maxY] = Cell(grid.glyphs.border.tickBottom, style: style)
      }
      guard x > lastEnd, x + width <= free else { continue }
      grid.text(tick.label, x: x, y: labels.y, style: .muted, in: labels)
      lastEnd = x + width
    }
  }
}
