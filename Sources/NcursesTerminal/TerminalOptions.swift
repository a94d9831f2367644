import TerminalUI

/// What a person may settle about the terminal; all else is found out.
package struct TerminalOptions: Equatable, Sendable {
  package enum ColorMode: String, CaseIterable, Sendable {
    case auto, truecolor
    case indexed = "256"
    case sixteen = "16"
    case none
  }

  package enum GlyphMode: String, CaseIterable, Sendable { case auto, braille, blocks, ascii }

  package var colors: ColorMode
  package var glyphs: GlyphMode
  package var mouse: Bool

  package init(colors: ColorMode = .auto, glyphs: GlyphMode = .auto, mouse: Bool = true) {
    self.colors = colors
    self.glyphs = glyphs
    self.mouse = mouse
  }
}
