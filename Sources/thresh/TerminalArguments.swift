import ArgumentParser
import NcursesTerminal
import TerminalUI

/// How the terminal is used, where a person wants it otherwise than what was found out.
struct TerminalArguments: ParsableArguments {
  @Option(help: "Colours: auto, truecolor, 256, 16, none. NO_COLOR in the environment is none.")
  var colors: TerminalOptions.ColorMode = .auto

  @Option(help: "Glyphs of charts and frames: auto, braille, blocks, ascii.")
  var glyphs: TerminalOptions.GlyphMode = .auto

  @Option(
    help: "Pictures in the terminal's own pixels: auto, sixel, kitty, none (half blocks).")
  var graphics: TerminalOptions.GraphicsMode = .auto

  @Flag(help: "Leave the mouse to the terminal.")
  var noMouse = false

  var options: TerminalOptions {
    TerminalOptions(colors: colors, glyphs: glyphs, graphics: graphics, mouse: !noMouse)
  }
}

extension TerminalOptions.ColorMode: ExpressibleByArgument {}
extension TerminalOptions.GraphicsMode: ExpressibleByArgument {}
extension TerminalOptions.GlyphMode: ExpressibleByArgument {}
