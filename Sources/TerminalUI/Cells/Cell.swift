/// One column of one line: a character, its style, and how many columns it takes.
package struct Cell: Hashable, Sendable {
  /// A base scalar with at most three combining marks; never a control character.
  package let character: Character
  package var style: Style
  /// 1, or 2 for a wide character, or 0 for the cell that a wide one at its left covers.
  package let width: UInt8

  /// Makes a cell of anything a string may hold: see ``DisplayWidth``.
  package init(_ character: Character, style: Style = .plain) {
    let (shown, width) = DisplayWidth.shown(character)
    self.init(shown: shown, width: width, style: style)
  }

  init(shown character: Character, width: UInt8, style: Style) {
    self.character = character
    self.width = width
    self.style = style
  }

  package static let blank = Cell(shown: " ", width: 1, style: .plain)

  static func blank(_ style: Style) -> Cell { Cell(shown: " ", width: 1, style: style) }
  static func covered(_ style: Style) -> Cell { Cell(shown: " ", width: 0, style: style) }
}
