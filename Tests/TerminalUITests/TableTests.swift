import Testing

@testable import TerminalUI

struct TableTests {
  private let columns = [
    TableColumn("run", width: 4, alignment: .trailing, priority: 9),
    TableColumn("name", minimumWidth: 6, maximumWidth: 12, priority: 8),
    TableColumn("F1", width: 4, alignment: .trailing, priority: 7),
    TableColumn("bar", minimumWidth: 6, priority: 2),
    TableColumn("trend", minimumWidth: 5, maximumWidth: 8, priority: 1),
  ]

  private func row(_ index: Int) -> [TableCell] {
    [
      .text("\(142 - index)"), .text(index == 6 ? "日本語のラベル" : "mix-0\(index)"),
      .text(".7\(index)"), .bar(index == 5 ? nil : Double(index) / 8, .good),
      .sparkline(Sparkline([0.1, 0.2, nil, 0.5, Double(index) / 8])),
    ]
  }

  private func table(
    _ width: Int, _ height: Int, _ glyphs: GlyphSet = .braille, selected: Int? = 7, count: Int = 9
  ) -> String {
    drawn(width, height, glyphs) {
      Table(columns, selected: selected, sort: .init(column: 2, ascending: false))
        .draw(into: &$0, in: $0.bounds, count: count, row: row)
    }
  }

  @Test func `headings, rows, the sorted column, the selected row and the scroll bar`() {
    #expect(
      table(60, 6) == """
           run  name           ▼F1  bar                   trend
           139  mix-03         .73  ━━━━━━━╾────────────  ▁▁▃▃ ▇▇▅ │
           138  mix-04         .74  ━━━━━━━━━━──────────  ▁▁▃▃ ▇▇▇ │
           137  mix-05         .75  –                     ▁▁▂▂ ▆▆▇ ┃
           136  日本語のラ…    .76  ━━━━━━━━━━━━━━━─────  ▁▁▂▂ ▅▅▇ ┃
        ▸  135  mix-07         .77  ━━━━━━━━━━━━━━━━━╾──  ▁▁▂▂ ▄▄▇ │
        """)
  }

  @Test func `columns of low priority go first when it is narrow`() {
    #expect(
      table(30, 4) == """
           run  name     ▼F1  bar
           137  mix-05   .75  –      │
           136  日本…    .76  ━━━━╾─ ┃
        ▸  135  mix-07   .77  ━━━━━╾ │
        """)
    #expect(table(12, 3, .ascii) == "   run\n   136     #\n>  135     :")
    #expect(table(1, 1) == "")
    #expect(table(0, 0) == "")
  }

  @Test func `only rows in sight are asked for`() {
    var asked: [Int] = []
    var grid = Grid(width: 40, height: 6)
    Table(columns, selected: 9000).draw(into: &grid, in: grid.bounds, count: 10_000) {
      asked.append($0)
      return row($0)
    }
    #expect(asked == Array(8996...9000))
  }

  @Test func `a table without rows says so under its headings`() {
    #expect(table(20, 3, count: 0) == "   run  name\n  nothing here\n")
  }

  @Test func `the selected row is highlighted only with the focus, and marked always`() {
    var grid = Grid(width: 20, height: 3)
    var table = Table(columns, selected: 0)
    table.draw(into: &grid, in: grid.bounds, count: 2, row: row)
    #expect(grid[5, 1].style.background == .selection)
    table.isFocused = false
    table.draw(into: &grid, in: grid.bounds, count: 2, row: row)
    #expect(grid[5, 1].style.background == nil)
    #expect(grid[0, 1].character == "▸")
  }

  @Test func `the mouse finds rows and headings`() {
    let rect = Rect(x: 0, y: 2, width: 60, height: 6)
    let table = Table(columns, selected: 7)
    #expect(table.row(atX: 5, y: 3, in: rect, count: 9) == 3)
    #expect(table.row(atX: 5, y: 7, in: rect, count: 9) == 7)
    #expect(table.row(atX: 5, y: 2, in: rect, count: 9) == nil)
    #expect(table.row(atX: 5, y: 6, in: rect, count: 1) == nil)
    #expect(table.heading(atX: 3, y: 2, in: rect) == 0)
    #expect(table.heading(atX: 9, y: 2, in: rect) == 1)
    #expect(table.heading(atX: 9, y: 3, in: rect) == nil)
  }

  @Test func `shown columns fit at every width and the most important one stays`() {
    for width in 0...100 {
      let layout = TableColumn.layout(columns, width: width, gap: 2)
      let used = layout.reduce(0) { $0 + $1.width } + 2 * max(layout.count - 1, 0)
      #expect(used <= width)
      if width > 0 { #expect(layout.first?.column == 0) }
    }
    #expect(TableColumn.layout([], width: 10, gap: 2).isEmpty)
  }
}
