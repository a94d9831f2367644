import TerminalUI

extension CellTable {
  func draw(into grid: inout Grid, in rect: Rect, hasColor: Bool) {
    guard !rect.isEmpty else { return }
    grid.fill(rect)
    let places = places(in: rect)
    if rowCount == 0 {
      grid.text(
        emptyText, in: places.body.line(0).inset(columns: min(2, rect.width / 2), lines: 0),
        style: .muted)
      return
    }
    drawHeadings(into: &grid, places)
    for row in places.rows {
      drawRow(
        row, into: &grid, in: places.body.line(row - places.rows.lowerBound), places, hasColor)
    }
    if let total, places.body.height > places.rows.count {
      let line = places.body.line(places.rows.count)
      grid.text(CellTable.totalName, in: name(places, line), style: .muted)
      for column in places.columns {
        total(column).draw(
          into: &grid, in: places.cell(column, y: line.y).intersection(line), hasColor: hasColor,
          isSelected: false)
      }
    }
    let bar = Rect(
      x: rect.maxX - 1, y: places.body.y, width: 1,
      height: min(places.rows.count, places.body.height))
    ListScroll.drawBar(
      into: &grid, in: bar, offset: places.rows.lowerBound, visible: places.rows.count,
      count: rowCount)
  }

  private func name(_ places: Places, _ line: Rect) -> Rect {
    Rect(x: places.names.lowerBound, y: line.y, width: places.names.count, height: 1)
      .intersection(line)
  }

  private func drawHeadings(into grid: inout Grid, _ places: Places) {
    let (upper, lower) = (places.groups, places.headings)
    grid.text(corner, in: name(places, lower), style: .muted)
    for group in groups {
      let columns = group.columns.clamped(to: places.columns)
      guard let first = columns.first, !upper.isEmpty else { continue }
      let place = Rect(
        x: places.cell(first, y: upper.y).x + 1, y: upper.y,
        width: columns.count * places.cellWidth - 2, height: 1)
      drawGroup(group.title, into: &grid, in: place.intersection(upper))
    }
    for column in places.columns {
      let isSelected = column == selected.column
      var space = places.cell(column, y: lower.y).intersection(lower)
      _ = space.cutLeft(1)
      _ = space.cutRight(1)
      grid.text(
        places.numbers > 0 ? "\(column + 1)" : heading(column), in: space, alignment: .trailing,
        style: isSelected && isFocused ? .title : .muted)
    }
    for place in places.measures {
      let measure = measures[place.measure]
      let isSelected = columnCount + place.measure == selected.column
      let space = Rect(x: place.x, y: lower.y, width: measure.width, height: 1)
      grid.text(
        measure.titles.lower, in: space.intersection(lower), alignment: .trailing,
        style: isSelected && isFocused ? .title : .muted)
      let above = Rect(x: place.x, y: upper.y, width: measure.width, height: 1)
      grid.text(
        measure.titles.upper, in: above.intersection(upper), alignment: .trailing, style: .faint)
    }
  }

  /// `── predicted ──`, or as much of that as there is room for.
  private func drawGroup(_ title: String, into grid: inout Grid, in rect: Rect) {
    let width = DisplayWidth.of(title) + 2
    if width + 2 <= rect.width {
      grid.horizontalLine(x: rect.x, y: rect.y, width: rect.width)
      let place = rect.centered(width: width, height: 1)
      grid.text(" \(title) ", in: place, style: .muted)
    } else {
      grid.text(title, in: rect, alignment: .trailing, style: .muted)
    }
  }

  private func drawRow(
    _ row: Int, into grid: inout Grid, in line: Rect, _ places: Places, _ hasColor: Bool
  ) {
    let isSelected = row == selected.row
    if isSelected {
      grid.text(
        String(grid.glyphs.selected), in: line,
        style: isFocused ? .accent.emphasized : .muted)
    }
    if places.numbers > 0 {
      let number = Rect(
        x: places.names.lowerBound - places.numbers, y: line.y, width: places.numbers - 1,
        height: 1)
      grid.text(
        "\(numberOfRow(row) + 1)", in: number.intersection(line), alignment: .trailing,
        style: .muted)
    }
    grid.text(
      nameOfRow(row), in: name(places, line),
      style: isSelected && isFocused ? .title : .plain)
    for column in places.columns {
      figure(row, column).draw(
        into: &grid, in: places.cell(column, y: line.y).intersection(line), hasColor: hasColor,
        isSelected: isSelected && isFocused && column == selected.column)
    }
    let values = measuresOfRow(row)
    for place in places.measures where place.measure < values.count {
      let space = Rect(x: place.x, y: line.y, width: measures[place.measure].width, height: 1)
        .intersection(line)
      grid.text(values[place.measure], in: space, alignment: .trailing)
      if isSelected, isFocused, columnCount + place.measure == selected.column {
        grid.highlight(space)
      }
    }
  }
}
