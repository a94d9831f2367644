import CNcurses
import Testing

@testable import NcursesTerminal

/// What can be tried without a terminal; the rest is tried with the whole program in one.
@MainActor struct NcursesTerminalTests {
  @Test func `a wake and nothing else ends a wait, once`() {
    // Without a terminal there is no pipe yet: a wake is harmless.
    Waker().wake()
    #expect(console_wait(0) & Int32(CONSOLE_HAS_INPUT) == 0)
  }

  @Test func `closing what was never opened is harmless`() {
    console_close()
    console_leave()
    console_enter()
    console_flush()
    console_put(0, 0, [65], [1], 1)
    var (columns, lines): (Int32, Int32) = (-1, -1)
    console_size(&columns, &lines)
    #expect(columns == 0)
    #expect(lines == 0)
  }

  @Test func `the database knows an xterm and the dumb, and not what is made up`() {
    #expect(console_type_colors("xterm-256color") == 256)
    #expect(console_type_colors("vt100") == 0)
    #expect(console_type_colors("dumb") == Int32(CONSOLE_TYPE_TOO_PLAIN))
    #expect(console_type_colors("no-such-terminal") == Int32(CONSOLE_TYPE_UNKNOWN))
  }
}
