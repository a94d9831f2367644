/// Which characters charts, bars and borders are made of.
package enum GlyphSet: String, CaseIterable, Sendable {
  /// Braille dots, eight to a cell; rounded borders.
  case braille
  /// Quarter blocks, four to a cell; for fonts without braille.
  case blocks
  /// Nothing beyond ASCII.
  case ascii

  package var isUnicode: Bool { self != .ascii }

  /// The marks that tell series apart without colour.
  ///
  /// All are one column wide; they repeat after eight, as the palette does.
  package func marker(_ series: Int) -> Character {
    let markers: [Character] =
      isUnicode
      ? ["●", "▲", "■", "◆", "○", "△", "□", "◇"] : ["o", "x", "+", "*", "a", "b", "c", "d"]
    return markers[((series % 8) + 8) % 8]
  }

  package var ellipsis: Character { isUnicode ? "…" : "~" }
  package var border: BorderGlyphs {
    switch self {
    case .braille: .rounded
    case .blocks: .light
    case .ascii: .ascii
    }
  }
  package var cursorLine: Character { isUnicode ? "┊" : ":" }
  package var notFinite: Character { isUnicode ? "✕" : "!" }
  package var selected: Character { isUnicode ? "▸" : ">" }
  package var ascending: Character { isUnicode ? "▲" : "^" }
  package var descending: Character { isUnicode ? "▼" : "v" }
  package var bullet: Character { isUnicode ? "•" : "*" }
  package var dash: Character { isUnicode ? "–" : "-" }
  package var check: Character { isUnicode ? "✓" : "+" }
  package var cross: Character { isUnicode ? "✗" : "x" }
  package var alarm: Character { "!" }
  package var separator: Character { isUnicode ? "·" : "|" }
  package var arrow: String { isUnicode ? "→" : "->" }
  package var plusMinus: String { isUnicode ? "±" : "+-" }
}

/// The lines, corners and crossings of boxes and axes.
package struct BorderGlyphs: Hashable, Sendable {
  package var horizontal: Character
  package var vertical: Character
  package var topLeft: Character
  package var topRight: Character
  package var bottomLeft: Character
  package var bottomRight: Character
  /// A line at the left that meets a tick: `┤`.
  package var tickLeft: Character
  /// A line at the bottom that meets a tick: `┬`.
  package var tickBottom: Character
  package var teeRight: Character
  package var corner: Character

  package static let light = BorderGlyphs(
    horizontal: "─", vertical: "│", topLeft: "┌", topRight: "┐", bottomLeft: "└", bottomRight: "┘",
    tickLeft: "┤", tickBottom: "┬", teeRight: "├", corner: "└")
  package static let rounded = BorderGlyphs(
    horizontal: "─", vertical: "│", topLeft: "╭", topRight: "╮", bottomLeft: "╰", bottomRight: "╯",
    tickLeft: "┤", tickBottom: "┬", teeRight: "├", corner: "╰")
  package static let ascii = BorderGlyphs(
    horizontal: "-", vertical: "|", topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+",
    tickLeft: "+", tickBottom: "+", teeRight: "+", corner: "+")
}
