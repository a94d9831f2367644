import TerminalUI

/// What a cell shows: a number, and a shade that is seen before it is read.
struct CellFigure: Equatable {
  enum Tint: Equatable {
    case hit, mistake, neutral
  }

  var text: String
  var style = Style.plain
  /// How dark the cell is, 0 to 1.
  var share: Double?
  var tint = Tint.neutral
  /// Set in brackets: the diagonal.
  var isMarked = false

  /// In steps, so that a small change draws nothing anew: 0 for none to 4.
  var level: Int {
    guard let share, share >= 0.02 else { return 0 }
    return share < 0.1 ? 1 : share < 0.25 ? 2 : share < 0.5 ? 3 : 4
  }

  /// Draws the number so that the last digits of a column are below one another.
  func draw(into grid: inout Grid, in rect: Rect, hasColor: Bool, isSelected: Bool) {
    var space = rect
    _ = space.cutLeft(min(1, rect.width))
    var style = style
    if level > 0, hasColor {
      style.background = .rgb(RGB(hex: shades[level - 1]))
      if style.foreground == nil { style.foreground = .selectionText }
      grid.fill(space, style: style)
    }
    // Blanks after a number stand for decimals that it has not.
    let pad = text.reversed().prefix { $0 == " " }.count
    let number =
      isMarked
      ? "[\(text.dropLast(pad))]" + String(repeating: " ", count: pad) : "\(text) "
    grid.text(number, in: space, alignment: .trailing, style: style)
    if level > 0, !hasColor, DisplayWidth.of(number) + 1 < space.width {
      let glyphs: [Character] =
        grid.glyphs.isUnicode ? ["░", "▒", "▓", "█"] : [".", ":", "=", "#"]
      grid[space.x, space.y] = Cell(glyphs[level - 1], style: .muted)
    }
    if isSelected { grid.highlight(space) }
  }

  /// From few to many; white reads on all of them.
  private var shades: [UInt32] {
    switch tint {
    case .hit: [0x2A_4033, 0x2A_573B, 0x2A_6C46, 0x2B_8152]
    case .mistake: [0x4A_362E, 0x6B_4031, 0x8F_4733, 0xB2_4C39]
    case .neutral: [0x33_3D42, 0x2F_4F56, 0x2B_6069, 0x28_737E]
    }
  }
}
