import CVTerm
import Dispatch
import Foundation

/// A program in a terminal of its own, seen and driven as a person would.
///
/// Wait for what must come to be seen, never for a time: ``wait(_:until:)``.
final class VirtualTerminal {
  private let terminal: OpaquePointer

  /// Starts a program. Nothing of this process's environment is handed on but PATH and HOME.
  init?(
    _ program: String, _ arguments: [String] = [], columns: Int = 80, lines: Int = 24,
    term: String = "xterm-256color", environment: [String: String] = [:], directory: String? = nil
  ) {
    // The runtime's backtracer would wait for a key on a terminal when the program crashes.
    var all = ["LANG": "C.UTF-8", "TERM": term, "SWIFT_BACKTRACE": "interactive=no"]
    for name in ["PATH", "HOME"] { all[name] = ProcessInfo.processInfo.environment[name] }
    all.merge(environment) { _, new in new }
    guard
      let terminal = cvterm_spawn(
        program, Self.list([program] + arguments), Self.list(all.map { "\($0.key)=\($0.value)" }),
        directory, Int32(columns), Int32(lines))
    else { return nil }
    self.terminal = terminal
  }

  deinit { cvterm_free(terminal) }

  private static func list(_ strings: [String]) -> [CChar] {
    strings.flatMap { $0.utf8CString } + [0]
  }

  // MARK: Waiting

  /// Shows what the program writes until a condition holds, the program is gone, or time is up.
  ///
  /// - Returns: whether the condition holds.
  @discardableResult
  func wait(_ seconds: Double = 10, until holds: (VirtualTerminal) -> Bool) -> Bool {
    let end = DispatchTime.now() + seconds
    while true {
      if holds(self) { return true }
      if DispatchTime.now() > end { return false }
      if cvterm_pump(terminal, 20) == 0 {
        // The program has let go of its terminal; its exit may be a moment away.
        usleep(5000)
      }
    }
  }

  /// Waits for a text anywhere on the screen.
  @discardableResult
  func wait(_ seconds: Double = 10, for text: String) -> Bool {
    wait(seconds) { $0.screen.contains(text) }
  }

  /// Waits for the end of the program; `nil` when it does not come.
  func waitForExit(_ seconds: Double = 10) -> Int? {
    wait(seconds) { $0.exitStatus != nil }
    // What it wrote last may still be on its way.
    while exitStatus != nil, cvterm_pump(terminal, 0) == 1, pumped() {}
    return exitStatus
  }

  private func pumped() -> Bool {
    let before = cvterm_bytes(terminal)
    _ = cvterm_pump(terminal, 10)
    return cvterm_bytes(terminal) != before
  }

  // MARK: Seeing

  var columns: Int { Int(cvterm_columns(terminal)) }
  var lineCount: Int { Int(cvterm_lines(terminal)) }

  /// A line's text without trailing blanks.
  func line(_ index: Int) -> String {
    var bytes = [UInt8](repeating: 0, count: columns * 24 + 32)
    let count = cvterm_line(terminal, Int32(index), &bytes, Int32(bytes.count))
    return String(decoding: bytes.prefix(Int(count)), as: UTF8.self)
  }

  var lines: [String] { (0..<lineCount).map(line) }
  var screen: String { lines.joined(separator: "\n") }

  func cell(_ column: Int, _ line: Int) -> CVTermCell {
    cvterm_cell(terminal, Int32(column), Int32(line))
  }

  /// The cell at the first letter of a text on the screen.
  func cell(at text: String) -> CVTermCell? {
    guard let (column, line) = place(of: text) else { return nil }
    return cell(column, line)
  }

  /// Column and line of the first letter of a text on the screen; columns count characters, which
  /// is the same where none is wide.
  func place(of text: String) -> (column: Int, line: Int)? {
    for (index, line) in lines.enumerated() {
      if let range = line.range(of: text) {
        return (line.distance(from: line.startIndex, to: range.lowerBound), index)
      }
    }
    return nil
  }

  var isAlternateScreen: Bool { cvterm_is_alternate(terminal) != 0 }
  var isCursorVisible: Bool { cvterm_cursor_is_visible(terminal) != 0 }
  var cursor: (column: Int, line: Int) {
    (Int(cvterm_cursor_column(terminal)), Int(cvterm_cursor_line(terminal)))
  }
  var asksForMouse: Bool { cvterm_mouse_mode(terminal) != 0 }
  var bells: Int { Int(cvterm_bells(terminal)) }
  /// How much the program has written.
  var bytes: Int { Int(cvterm_bytes(terminal)) }

  /// Whether the terminal is as a shell wants it: main screen, echo, lines, cursor, no mouse.
  var isRestored: Bool {
    !isAlternateScreen && isCursorVisible && !asksForMouse && cvterm_echoes(terminal) != 0
      && cvterm_reads_lines(terminal) != 0
  }

  // MARK: Doing

  enum Key: Int32 {
    case up = 117
    case down = 100
    case left = 108
    case right = 114
    case home = 104
    case end = 101
    case pageUp = 85
    case pageDown = 68
    case insert = 105
    case delete = 120
    case backspace = 98
    case enter = 110
    case tab = 116
    case escape = 69
    case f1 = 1
    case f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12
  }

  struct Modifiers: OptionSet {
    let rawValue: Int32
    static let shift = Modifiers(rawValue: 1)
    static let alt = Modifiers(rawValue: 2)
    static let control = Modifiers(rawValue: 4)
  }

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    cvterm_send(terminal, bytes, Int32(bytes.count))
  }

  func press(_ key: Key, _ modifiers: Modifiers = []) {
    cvterm_key(terminal, key.rawValue, modifiers.rawValue)
  }

  /// A letter held with Control.
  func pressControl(_ letter: Character) {
    let byte = (letter.lowercased().utf8.first ?? 64) & 31
    cvterm_send(terminal, [byte], 1)
  }

  func paste(_ text: String) {
    let bytes = Array(text.utf8)
    cvterm_paste(terminal, bytes, Int32(bytes.count))
  }

  /// Presses and releases the left button.
  func click(_ column: Int, _ line: Int) {
    cvterm_mouse_move(terminal, Int32(column), Int32(line), 0)
    cvterm_mouse_button(terminal, 1, 1, 0)
    cvterm_mouse_button(terminal, 1, 0, 0)
  }

  func drag(from start: (column: Int, line: Int), to end: (column: Int, line: Int)) {
    cvterm_mouse_move(terminal, Int32(start.column), Int32(start.line), 0)
    cvterm_mouse_button(terminal, 1, 1, 0)
    cvterm_mouse_move(terminal, Int32(end.column), Int32(end.line), 0)
    cvterm_mouse_button(terminal, 1, 0, 0)
  }

  func wheel(up: Bool, _ column: Int, _ line: Int) {
    cvterm_mouse_move(terminal, Int32(column), Int32(line), 0)
    cvterm_mouse_button(terminal, up ? 4 : 5, 1, 0)
  }

  func resize(_ columns: Int, _ lines: Int) {
    cvterm_resize(terminal, Int32(columns), Int32(lines))
  }

  /// Drops the line, as a broken connection does.
  func hangUp() { cvterm_hang_up(terminal) }

  // MARK: The program

  var processIdentifier: Int32 { cvterm_process(terminal) }
  func signal(_ number: Int32) { cvterm_signal(terminal, number) }

  /// `nil` while it runs, its exit code, or 128 and the signal that ended it.
  var exitStatus: Int? {
    let status = cvterm_exit_status(terminal)
    return status < 0 ? nil : Int(status)
  }
}
