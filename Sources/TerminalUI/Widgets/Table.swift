/// Rows under a line of headings, with a selected one, as many as fit.
///
/// Rows are asked for one by one and only those in sight, so a list of ten thousand costs no more than
/// one of ten.
package struct Table: Hashable, Sendable {
  package struct Sort: Hashable, Sendable {
    package var column: Int
    package var ascending: Bool
    package init(column: Int, ascending: Bool) {
      self.column = column
      self.ascending = ascending
    }
  }

  package var columns: [TableColumn]
  package var selected: Int?
  /// The first row in sight, if the selected one stays in sight with it: see ``ListScroll``.
  package var offset: Int
  package var sort: Sort?
  package var isFocused: Bool
  /// Cells between columns.
  package var gap: Int
  package var emptyText: String

  package init(
    _ columns: [TableColumn], selected: Int? = nil, offset: Int = 0, sort: Sort? = nil,
    isFocused: Bool = true, gap: Int = 2, emptyText: String = "nothing here"
  ) {
    self.columns = columns
    self.selected = selected
    self.offset = offset
    self.sort = sort
    self.isFocused = isFocused
    self.gap = max(gap, 0)
    self.emptyText = emptyText
  }

  /// How many rows a space shows below the headings.
  package static func visibleRows(in rect: Rect) -> Int { max(rect.height - 1, 0) }

  /// Draws headings and rows.
  ///
  /// - Parameter row: the cells of a row, one for each column in order; missing ones stay blank.
  package func draw(
    into grid: inout Grid, in rect: Rect, count: Int, row: (Int) -> [TableCell]
  ) {
    guard !rect.isEmpty else { return }
    grid.fill(rect)
    let layout = layout(in: rect)
    drawHeadings(into: &grid, in: rect.line(0), layout: layout)
    let visible = Table.visibleRows(in: rect)
    if count <= 0 {
      let line = rect.line(1)
      grid.text(emptyText, in: line.inset(columns: min(2, line.width / 2), lines: 0), style: .muted)
      return
    }
    let first = firstRow(in: rect, count: count)
    for index in 0..<min(visible, count - first) {
      let line = rect.line(1 + index)
      let isSelected = first + index == selected
      let cells = row(first + index)
      for place in layout where place.column < cells.count {
        let space = Rect(x: place.x, y: line.y, width: place.width, height: 1).intersection(line)
        draw(
          cells[place.column], alignment: columns[place.column].alignment, into: &grid, in: space)
      }
      if isSelected {
        grid.text(
          String(grid.glyphs.selected), in: line, style: isFocused ? .accent.emphasized : .muted)
        if isFocused { grid.highlight(line) }
      }
    }
    let bar = Rect(x: rect.maxX - 1, y: rect.y + 1, width: min(rect.width, 1), height: visible)
    ListScroll.drawBar(into: &grid, in: bar, offset: first, visible: visible, count: count)
  }

  /// The row at a place of the screen, for the mouse.
  package func row(atX x: Int, y: Int, in rect: Rect, count: Int) -> Int? {
    guard rect.contains(x: x, y: y), y > rect.y else { return nil }
    let index = firstRow(in: rect, count: count) + y - rect.y - 1
    return index < count ? index : nil
  }

  /// The column whose heading is at a place of the screen, for the mouse.
  package func heading(atX x: Int, y: Int, in rect: Rect) -> Int? {
    guard rect.contains(x: x, y: y), y == rect.y else { return nil }
    return layout(in: rect).last { $0.x <= x }?.column
  }

  /// The first row in sight.
  package func firstRow(in rect: Rect, count: Int) -> Int {
    ListScroll.offset(
      showing: selected, from: offset, visible: Table.visibleRows(in: rect), count: count)
  }

  private typealias Place = (column: Int, x: Int, width: Int)

  /// Two columns at the left hold the mark of the selected row, two at the right the scroll bar.
  private func layout(in rect: Rect) -> [Place] {
    var x = rect.x + 2
    return TableColumn.layout(columns, width: rect.width - 4, gap: gap).map { column, width in
      defer { x += width + gap }
      return (column, x, width)
    }
  }

  private func drawHeadings(into grid: inout Grid, in line: Rect, layout: [Place]) {
    for place in layout {
      let column = columns[place.column]
      var title = StyledText(column.title, .muted)
      if let sort, sort.column == place.column {
        let mark = sort.ascending ? grid.glyphs.ascending : grid.glyphs.descending
        let style = Style(foreground: .accent)
        title = StyledText(column.title, style.emphasized)
        if DisplayWidth.of(column.title) < place.width {
          title =
            column.alignment == .trailing
            ? StyledText(String(mark), style) + title : title + StyledText(String(mark), style)
        }
      }
      let space = Rect(x: place.x, y: line.y, width: place.width, height: 1).intersection(line)
      grid.text(title, in: space, alignment: column.alignment)
    }
  }

  private func draw(
    _ cell: TableCell, alignment: Alignment, into grid: inout Grid, in space: Rect
  ) {
    switch cell {
    case .text(let text): grid.text(text, in: space, alignment: alignment)
    case .bar(let value?, let style): ProgressBar(value, style: style).draw(into: &grid, in: space)
    case .bar(nil, _): grid.text(String(grid.glyphs.dash), in: space, style: .faint)
    case .sparkline(let sparkline): sparkline.draw(into: &grid, in: space)
    }
  }
}
