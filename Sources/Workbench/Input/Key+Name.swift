import TerminalUI

extension Key {
  /// As help and footer print it: `P`, `Enter`, `Ctrl-L`.
  package func name(_ glyphs: GlyphSet) -> String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(let letter): "Ctrl-\(letter.uppercased())"
    case .up: glyphs.isUnicode ? "↑" : "Up"
    case .down: glyphs.isUnicode ? "↓" : "Down"
    case .left: glyphs.isUnicode ? "←" : "Left"
    case .right: glyphs.isUnicode ? "→" : "Right"
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .backspace: "Backspace"
    case .delete: "Delete"
    case .insert: "Insert"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .function(let number): "F\(number)"
    }
  }
}
