import TerminalUI

/// The terminal as the workbench's loop needs it. The program puts ncurses behind it.
@MainActor
package protocol WorkbenchScreen {
  var size: (width: Int, height: Int) { get }
  /// The glyphs grids for this screen are drawn with.
  var glyphs: GlyphSet { get }
  var hasColor: Bool { get }
  func present(_ grid: Grid)
  /// Waits until something happened, or for a time.
  func nextEvents(timeoutMilliseconds: Int?) -> [TerminalEvent]
  /// Lines printed behind the screen since they were last taken.
  func capturedLines() -> [String]
  func repaint()
  func beep()
  /// Gives a notice on the person's desktop, where the terminal can.
  func announce(_ text: String)
  /// Puts text on the person's clipboard, where the terminal allows it.
  func copy(_ text: String)
  /// Gives the terminal to the shell until the program is continued.
  func stopProcess()
  /// Gives the terminal to something else for the time of `body`: an editor, a pager.
  func suspend<Result>(_ body: () throws -> Result) rethrows -> Result
  /// Wakes `nextEvents` from any thread.
  var wake: @Sendable () -> Void { get }
}
