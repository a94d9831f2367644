import CNcurses

/// Ends the terminal's wait for events, from any thread, also after the terminal is closed.
package struct Waker: Sendable {
  package func wake() { console_wake() }
}
