import TerminalUI

/// Curves over 0...1 in both directions, with points that stand out.
struct UnitPlot {
  let rect: Rect
  /// Where dots are.
  let area: Rect
  private let glyphs: GlyphSet
  private var canvas: DotCanvas
  private var marks: [(x: Int, y: Int, cell: Cell)] = []

  /// - Parameter rect: axes included, where there is room for them.
  init(in rect: Rect, glyphs: GlyphSet) {
    self.rect = rect
    self.glyphs = glyphs
    let hasAxes = rect.width >= 8 && rect.height >= 3
    let (gutter, below) = hasAxes ? (2, 1) : (0, 0)
    area = Rect(
      x: rect.x + gutter, y: rect.y, width: rect.width - gutter, height: rect.height - below)
    canvas = DotCanvas(width: area.width, height: area.height, glyphs: glyphs)
  }

  /// How many dots the curves have from 0 to 1.
  var columns: Int { canvas.columns }

  private func row(_ y: Double) -> Int {
    Int(((1 - min(max(y, 0), 1)) * Double(canvas.rows - 1)).rounded())
  }

  /// A line through one height a dot column; where there is none, a gap.
  mutating func curve(owner: Int, _ heights: [Double?]) {
    guard canvas.rows > 0 else { return }
    var last: Int?
    for (column, height) in heights.prefix(canvas.columns).enumerated() {
      guard let height, height.isFinite else {
        last = nil
        continue
      }
      let row = row(height)
      canvas.line(column: column, from: last ?? row, to: row, owner: owner)
      last = row
    }
  }

  /// Straight lines from point to point.
  mutating func path(owner: Int, _ points: [(x: Double, y: Double)]) {
    guard canvas.columns > 1, let first = points.first, let last = points.last else { return }
    func column(_ x: Double) -> Double { x * Double(canvas.columns - 1) }
    var heights = [Double?](repeating: nil, count: canvas.columns)
    for (a, b) in zip(points, points.dropFirst()) where b.x > a.x {
      let (from, to) = (Int(column(a.x).rounded()), Int(column(b.x).rounded()))
      for place in max(from, 0)..<(min(to, canvas.columns - 1) + 1) where from <= to {
        let share = (Double(place) - column(a.x)) / (column(b.x) - column(a.x))
        heights[place] = a.y + (b.y - a.y) * min(max(share, 0), 1)
      }
    }
    if first.x == last.x {
      heights[min(max(Int(column(first.x).rounded()), 0), canvas.columns - 1)] = first.y
    }
    curve(owner: owner, heights)
  }

  /// The diagonal, as a quiet pattern.
  mutating func diagonal(owner: Int) {
    guard canvas.columns > 1, canvas.rows > 0 else { return }
    for column in stride(from: 0, to: canvas.columns, by: 3) {
      let row = row(Double(column) / Double(canvas.columns - 1))
      canvas.band(column: column, from: row, to: row, owner: owner)
    }
  }

  mutating func mark(x: Double, y: Double, _ character: Character, _ style: Style) {
    guard x.isFinite, y.isFinite, !area.isEmpty else { return }
    marks.append(
      (
        area.x + Int((min(max(x, 0), 1) * Double(area.width - 1)).rounded()),
        area.y + Int(((1 - min(max(y, 0), 1)) * Double(area.height - 1)).rounded()),
        Cell(character, style: style)
      ))
  }

  /// - Parameter series: the palette index of each owner.
  func draw(into grid: inout Grid, series: [Int]) {
    if area.x > rect.x {
      grid.text("1", x: rect.x, y: rect.y, style: .faint, in: rect)
      grid.text("0", x: rect.x, y: area.maxY - 1, style: .faint, in: rect)
      grid.verticalLine(
        x: area.x - 1, y: area.y, height: area.height, style: Style(foreground: .faint))
      grid.horizontalLine(
        x: area.x, y: area.maxY, width: area.width, style: Style(foreground: .faint))
      grid[area.x - 1, area.maxY] = Cell(glyphs.border.corner, style: .faint)
    }
    canvas.draw(into: &grid, in: area, series: series)
    for mark in marks { grid[mark.x, mark.y] = mark.cell }
  }
}
