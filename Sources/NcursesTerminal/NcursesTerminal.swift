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
  var screen = ScreenContents(firstNumber: NcursesTerminal.firstPicture)
  /// How the pictures on the screen were drawn, and the bytes of each by its number.
  var pictureProtocol: GraphicsProtocol?
  var pictureBytes: [Int: [UInt8]] = [:]
  var decoder = InputDecoder()
  var inquiry: GraphicsInquiry
  /// Of ``graphics``, what the last event told.
  var toldGraphics: GraphicsProtocol?
  /// Until then an escape may be the start of an answer that was split on its way.
  var patience: ContinuousClock.Instant
  var captured = CapturedText()
  var isGone = false
  var isOpen = true

  /// Unlikely to be another program's: kitty keeps pictures of all of a window's under one numbering.
  private static let firstPicture = 7_468_001

  /// Takes the screen over.
  ///
  /// - Parameters:
  ///   - input: the descriptor that is read from; as `output`, it stays the caller's.
  ///   - output: the descriptor that is drawn to.
  package static func open(
    options: TerminalOptions = TerminalOptions(), theme: Theme = .standard,
    environment: [String: String] = ProcessInfo.processInfo.environment,
    input: Int32 = 0, output: Int32 = 1
  ) throws(TerminalError) -> NcursesTerminal {
    let interactive = console_interactive(input, output)
    guard interactive == 3 else {
      throw .notATerminal(input: interactive & 1 != 0, output: interactive & 2 != 0)
    }
    let surroundings = TerminalSurroundings(environment: environment)
    let choice = try TerminalChoice.choose(
      options, in: surroundings, lookUp: look(up:),
      isUTF8: { console_locale_is_utf8() != 0 || console_probe_utf8(input, output, 200) == 1 })
    var flags = options.mouse ? Int32(CONSOLE_MOUSE) : 0
    if choice.depth != .none { flags |= Int32(CONSOLE_COLOR) }
    if choice.isUTF8 { flags |= Int32(CONSOLE_UTF8) }
    switch console_open(choice.type, flags, input, output) {
    case 0:
      let inquiry = GraphicsInquiry(options, in: surroundings, choice: choice, cell: driverCell)
      return NcursesTerminal(choice: choice, theme: theme, inquiry: inquiry)
    case -2: throw .alreadyOpen
    default: throw .refused(choice.type)
    }
  }

  private init(choice: TerminalChoice, theme: Theme, inquiry: GraphicsInquiry) {
    self.choice = choice
    self.theme = theme
    self.inquiry = inquiry
    patience = .now + .seconds(3)
    // Before anything is drawn: where the questions are printed instead of answered, the first
    // drawing wipes them out.
    send(inquiry.questions)
  }

  deinit { console_close() }

  /// The glyphs that a grid for this terminal is to be drawn with.
  package var glyphs: GlyphSet { choice.glyphs }
  package var hasColor: Bool { choice.depth != .none }

  /// How pictures are shown in pixels, as far as the terminal has answered. An event tells of changes.
  package var graphics: GraphicsProtocol? { inquiry.graphics }

  package var size: (width: Int, height: Int) {
    var (columns, lines): (Int32, Int32) = (0, 0)
    console_size(&columns, &lines)
    return (Int(columns), Int(lines))
  }

  nonisolated static func look(up type: String) -> TerminalType {
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
    takePicturesAway()
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
    takeLastAnswers()
    takePicturesAway()
    isOpen = false
    shown = nil
    console_close()
    drainOutput()
    captured.finish()
    return captured.take()
  }
}
