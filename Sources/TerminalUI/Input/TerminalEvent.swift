/// What a terminal tells the program.
package enum TerminalEvent: Hashable, Sendable {
  case key(Key, Modifiers = [])
  case mouse(MouseEvent)
  /// Text that was pasted, whole: never to be read as keys.
  case paste(String)
  case resize(width: Int, height: Int)
  /// It has answered how it shows pictures in pixels, or now does so otherwise.
  case graphics(GraphicsProtocol?)
  case signal(Signal)
  /// Somebody called the waker.
  case wake
  /// Lines written to standard output or error are waiting to be taken.
  case output
}

/// A request of the operating system.
package enum Signal: Hashable, Sendable {
  /// Ctrl-C.
  case interrupt
  case terminate
  /// The terminal is gone: nothing drawn will be seen.
  case hangup
  /// The program was stopped (Ctrl-Z) and runs again; the screen is already back.
  case resumed
}

/// What the mouse did, and over which cell.
package struct MouseEvent: Hashable, Sendable {
  package enum Action: Hashable, Sendable {
    case press, release, drag
    case wheelUp, wheelDown, wheelLeft, wheelRight
  }
  package enum Button: Hashable, Sendable { case left, middle, right }

  package var action: Action
  /// `nil` for a wheel, and for a release whose button the terminal does not name.
  package var button: Button?
  /// Column and line from 0 at the top left.
  package var x: Int
  package var y: Int
  package var modifiers: Modifiers

  package init(_ action: Action, button: Button? = nil, x: Int, y: Int, modifiers: Modifiers = []) {
    self.action = action
    self.button = button
    self.x = x
    self.y = y
    self.modifiers = modifiers
  }
}
