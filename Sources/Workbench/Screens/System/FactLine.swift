import TerminalUI

/// A figure with its name, and a bar where it is a share of something.
struct FactLine: Equatable {
  var name: String
  var value: StyledText
  /// Nil without a bar.
  var bar: Double?
  var style = Style.accent

  /// Columns of the names.
  static let nameWidth = 13
  private static let leastBar = 6

  init(_ name: String, _ value: StyledText, bar: Double? = nil, style: Style = .accent) {
    self.name = name
    self.value = value
    self.bar = bar
    self.style = style
  }

  func draw(into grid: inout Grid, in line: Rect) {
    var space = line
    grid.text(name, in: space.cutLeft(Self.nameWidth), style: .muted)
    if let bar, space.width >= value.width + 2 + Self.leastBar {
      let text = space.cutRight(value.width)
      _ = space.cutRight(2)
      ProgressBar(bar, style: style).draw(into: &grid, in: space)
      grid.text(value, in: text)
    } else {
      grid.text(value, in: space)
    }
  }

  /// Draws what of some lines fits, from one of them on, and a bar that shows which.
  static func draw(_ lines: [FactLine], from first: Int, into grid: inout Grid, in space: Rect) {
    let offset = min(max(first, 0), max(lines.count - space.height, 0))
    let inside = space.inset(columns: space.width > 30 ? 1 : 0, lines: 0)
    for (index, line) in lines.dropFirst(offset).prefix(inside.height).enumerated() {
      line.draw(into: &grid, in: inside.line(index))
    }
    let bar = Rect(x: space.maxX - 1, y: space.y, width: 1, height: space.height)
    ListScroll.drawBar(
      into: &grid, in: bar, offset: offset, visible: space.height, count: lines.count)
  }
}
