import TerminalUI
import Testing

@Suite struct DesktopNoticeTests {
  @Test func `a notice is one sequence with its text`() {
    #expect(DesktopNotice.sequence("0142 plateau: ü 猫") == "\u{1B}]9;0142 plateau: ü 猫\u{07}")
  }

  @Test func `no text ends the sequence early or begins another`() {
    let sequence = DesktopNotice.sequence("a\u{07}b\u{1B}]52;c\u{9C}d\n\u{7F}\0e")
    #expect(sequence == "\u{1B}]9;a b ]52;c d   e\u{07}")
    #expect(DesktopNotice.sequence(String(repeating: "x", count: 5000)).count == 205)
  }
}
