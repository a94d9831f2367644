import CNcurses
import Foundation
import TerminalUI

/// The one terminal of the program: shows grids and tells what is typed, clicked and asked of it.
///
/// While it is open, standard output and error are caught and handed out as lines. The terminal is
/// given back as it was on `close`, at exit, when the program is stopped, and when it crashes.
@MainActor
package final class NcursesTerminal {
  /// What was found out about the terminal.
  package let choice: TerminalChoice
  package let waker = Waker()
  let theme: Theme
  var shown: Grid?
  var decoder = InputDecoder()
  var captured = CapturedText()
  var isGone = false
  var isOpen = true

  /// Takes the screen over.
  package static func open(
    options: TerminalOptions = TerminalOptions(), theme: Theme = .standard,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(TerminalError) -> NcursesTerminal {
    let interactive = console_interactive()
    guard interactive == 3 else {
      throw .notATerminal(input: interactive & 1 != 0, output: interactive & 2 != 0)
    }
    let choice = try TerminalChoice.choose(
      options, in: TerminalSurroundings(environment: environment), lookUp: look(up:),
      isUTF8: { console_locale_is_utf8() != 0 || console_probe_utf8(200) == 1 })
    var flags = options.mouse ? Int32(CONSOLE_MOUSE) : 0
    if choice.depth != .none { flags |= Int32(CONSOLE_COLOR) }
    if choice.isUTF8 { flags |= Int32(CONSOLE_UTF8) }
    switch console_open(choice.type, flags) {
    case 0: return NcursesTerminal(choice: choice, theme: theme)
    case -2: throw .alreadyOpen
    default: throw .refused(choice.type)
    }
  }

  private init(choice: TerminalChoice, theme: Theme) {
    self.choice = choice
    self.theme = theme
  }

  deinit { console_close() }

  /// The glyphs that a grid for this terminal is to be drawn with.
  package var glyphs: GlyphSet { choice.glyphs }
  package var hasColor: Bool { choice.depth != .none }

  package var size: (width: Int, height: Int) {
    var (columns, lines): (Int32, Int32) = (0, 0)
    console_size(&columns, &lines)
    return (Int(columns), Int(lines))
  }

  private static func look(up type: String) -> TerminalType {
    switch console_type_colors(type) {
    case Int32(CONSOLE_TYPE_UNKNOWN): .unknown
    case Int32(CONSOLE_TYPE_TOO_PLAIN): .tooPlain
    case Int32(CONSOLE_NO_DATABASE): .databaseMissing
    case let count: .colors(Int(count))
    }
  }
}

// MARK: Giving the screen back

extension NcursesTerminal {
  /// Gives the terminal to something else for the time of `body`: an editor, a pager.
  package func suspend<Result>(_ body: () throws -> Result) rethrows -> Result {
    console_leave()
    defer {
      console_enter()
      _ = console_adopt_size()
      repaint()
    }
    return try body()
  }

  /// Gives the terminal back as it was. Harmless when done twice.
  ///
  /// - Returns: the captured lines that nobody has taken yet, oldest first.
  @discardableResult
  package func close() -> [String] {
    guard isOpen else { return [] }
    isOpen = false
    shown = nil
    console_close()
    drainOutput()
    captured.finish()
    return captured.take()
  }
}
