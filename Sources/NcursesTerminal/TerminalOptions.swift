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

  /// How pictures are shown; whatever is not shown in pixels is in half blocks.
  package enum GraphicsMode: String, CaseIterable, Sendable { case auto, sixel, kitty, none }

  package var colors: ColorMode
  package var glyphs: GlyphMode
  package var graphics: GraphicsMode
  package var mouse: Bool

  package init(
    colors: ColorMode = .auto, glyphs: GlyphMode = .auto, graphics: GraphicsMode = .auto,
    mouse: Bool = true
  ) {
    self.colors = colors
    self.glyphs = glyphs
    self.graphics = graphics
    self.mouse = mouse
  }
}
