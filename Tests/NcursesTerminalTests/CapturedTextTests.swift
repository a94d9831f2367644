import TerminalUI
import Testing

@testable import NcursesTerminal

struct CapturedTextTests {
  private func lines(_ pieces: String...) -> [String] {
    var text = CapturedText()
    for piece in pieces { text.append(Array(piece.utf8)) }
    text.finish()
    return text.take()
  }

  @Test func `lines are put together from pieces, also inside a character`() {
    #expect(lines("one\ntw", "o\n\nthree") == ["one", "two", "", "three"])
    var text = CapturedText()
    for byte in Array("ü\n".utf8) { text.append([byte]) }
    #expect(text.take() == ["ü"])
  }

  @Test func `a line without its end waits`() {
    var text = CapturedText()
    text.append(Array("half".utf8))
    #expect(text.take() == [])
    text.append(Array(" whole\n".utf8))
    #expect(text.take() == ["half whole"])
    #expect(text.take() == [])
  }

  @Test func `colours are taken out and a progress line shows its last state`() {
    #expect(lines("\u{1B}[1;31merror\u{1B}[0m: no\r\n") == ["error: no"])
    #expect(lines("10%\r50%\r100%\n") == ["100%"])
    #expect(lines("\u{1B}7save\u{1B}8\n") == ["save"])
  }

  @Test func `bytes that are no text still make a line`() {
    var text = CapturedText()
    text.append([0xFF, 0x41, 0x0A])
    #expect(text.take() == ["\u{FFFD}A"])
  }

  @Test func `an endless line is broken and the oldest of too many are let go`() {
    var text = CapturedText()
    text.append(Array(repeating: UInt8(ascii: "x"), count: 10_000))
    text.finish()
    #expect(text.take().map(\.count) == [4096, 4096, 1808])
    for number in 0..<5000 { text.append(Array("\(number)\n".utf8)) }
    let kept = text.take()
    #expect(kept.count <= CapturedText.capacity)
    #expect(kept.last == "4999")
  }
}
