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
  private let theme: Theme
  private var shown: Grid?
  private var decoder = InputDecoder()
  private var captured = CapturedText()
  private var isGone = false
  private var isOpen = true

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

// MARK: Showing

extension NcursesTerminal {
  /// Shows a grid; only what differs from the last one is sent.
  package func present(_ grid: Grid) {
    guard isOpen else { return }
    let (width, height) = size
    for run in grid.changes(from: shown) where run.y < height { draw(run, width: width) }
    if let cursor = grid.cursor, cursor.x < width, cursor.y < height {
      console_cursor(Int32(clamping: cursor.x), Int32(clamping: cursor.y))
    } else {
      console_cursor(-1, -1)
    }
    console_flush()
    shown = grid
  }

  /// Draws everything anew, whatever has happened to the screen.
  package func repaint() {
    console_forget()
    if let grid = shown {
      shown = nil
      present(grid)
    }
  }

  package func beep() { console_beep() }

  private func draw(_ run: ChangedRun, width: Int) {
    var x = run.x
    var cells = run.cells[...]
    while let style = cells.first?.style, x < width {
      let device = theme.resolve(style, depth: choice.depth)
      console_style(device.attributes, device.foreground.number, device.background.number)
      let start = x
      var scalars: [UInt32] = []
      var widths: [UInt8] = []
      while let cell = cells.first, cell.style == style {
        if cell.width > 0 {
          if x + Int(cell.width) > width { break }
          let all = cell.character.unicodeScalars
          if all.count > 1 { break }
          scalars.append(all.first?.value ?? 32)
          widths.append(cell.width)
          x += Int(cell.width)
        }
        cells.removeFirst()
      }
      if !scalars.isEmpty {
        console_put(Int32(start), Int32(run.y), scalars, widths, Int32(scalars.count))
      } else if let cell = cells.first, cell.style == style, x + Int(cell.width) <= width {
        let all = cell.character.unicodeScalars.map(\.value)
        console_put_cluster(Int32(x), Int32(run.y), all, Int32(all.count), Int32(cell.width))
        x += Int(cell.width)
        cells.removeFirst()
      } else if x + Int(cells.first?.width ?? 0) > width {
        return
      }
    }
  }
}

extension DeviceStyle {
  fileprivate var attributes: Int32 {
    var result = 0
    if bold { result |= CONSOLE_BOLD }
    if dim { result |= CONSOLE_DIM }
    if italic { result |= CONSOLE_ITALIC }
    if reverse { result |= CONSOLE_REVERSE }
    if underline { result |= CONSOLE_UNDERLINE }
    return Int32(result)
  }
}

extension DeviceColor {
  fileprivate var number: Int32 {
    switch self {
    case .standard: -1
    case .indexed(let index): Int32(index)
    case .direct(let rgb): Int32(rgb.hex)
    }
  }
}

// MARK: Listening

extension NcursesTerminal {
  /// Waits until something happened, or for a time, and tells all that did, in order.
  ///
  /// Ctrl-L repaints and Ctrl-Z stops the program without the caller's doing. A storm of resizes is
  /// one event with the size that is true now.
  ///
  /// - Parameter timeoutMilliseconds: `nil` waits without end, 0 not at all.
  package func nextEvents(timeoutMilliseconds: Int?) -> [TerminalEvent] {
    guard isOpen else { return [] }
    let ready = console_wait(timeoutMilliseconds.map { Int32(clamping: max($0, 0)) } ?? -1)
    var events: [TerminalEvent] = []
    if ready & Int32(CONSOLE_HAS_SIGNALS) != 0 { events += takeSignals() }
    if ready & Int32(CONSOLE_GONE) != 0, !isGone {
      isGone = true
      events.append(.signal(.hangup))
    }
    if ready & Int32(CONSOLE_HAS_INPUT) != 0 { events += takeKeys() }
    if ready & Int32(CONSOLE_HAS_OUTPUT) != 0 {
      drainOutput()
      if !captured.lines.isEmpty { events.append(.output) }
    }
    return events
  }

  /// Lines written to standard output or error since they were last taken.
  package func capturedLines() -> [String] {
    drainOutput()
    return captured.take()
  }

  private func takeKeys() -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    var codes = Array(repeating: UInt32(0), count: 256)
    while true {
      let count = Int(console_read(&codes, Int32(codes.count)))
      if count == 0 { break }
      events += decoder.decode(codes.prefix(count), isComplete: count < codes.count)
      // A paste of a megabyte may take its time, but not starve the caller.
      if events.count > 4096 { break }
    }
    if events.contains(.key(.control("l"))) {
      events.removeAll { $0 == .key(.control("l")) }
      repaint()
    }
    return events
  }

  private func takeSignals() -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    var isResized = false
    var isWoken = false
    var bytes = Array(repeating: UInt8(0), count: 256)
    while true {
      let count = Int(console_take_signals(&bytes, Int32(bytes.count)))
      if count == 0 { break }
      for byte in bytes.prefix(count) {
        switch UInt8(truncatingIfNeeded: console_signal_kind(byte)) {
        case UInt8(ascii: "w"): isResized = true
        case UInt8(ascii: "i"): events.append(.signal(.interrupt))
        case UInt8(ascii: "t"): events.append(.signal(.terminate))
        case UInt8(ascii: "h"):
          if !isGone { events.append(.signal(.hangup)) }
          isGone = true
        case UInt8(ascii: "z"):
          console_stop_process()
          isResized = true
          repaint()
          events.append(.signal(.resumed))
        case UInt8(ascii: "c"):
          console_leave()
          console_enter()
          isResized = true
          repaint()
        default: isWoken = isWoken || byte == UInt8(CONSOLE_WOKEN)
        }
      }
    }
    if isResized, let event = adoptSize() { events.append(event) }
    if isWoken { events.append(.wake) }
    return events
  }

  private func adoptSize() -> TerminalEvent? {
    let before = size
    _ = console_adopt_size()
    let now = size
    // Also when curses has the size already: the last grid may be of another.
    if before == now, let shown, (shown.width, shown.height) == now { return nil }
    shown = nil
    return .resize(width: now.width, height: now.height)
  }

  private func drainOutput() {
    var bytes = Array(repeating: UInt8(0), count: 4096)
    // No more than a flood's worth at a time: who prints without end must not hold the screen.
    for _ in 0..<64 {
      let count = Int(console_take_output(&bytes, Int32(bytes.count)))
      if count == 0 { return }
      captured.append(bytes.prefix(count))
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
