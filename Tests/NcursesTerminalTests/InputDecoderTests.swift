import CNcurses
import TerminalUI
import Testing

@testable import NcursesTerminal

struct InputDecoderTests {
  private func key(_ number: Int, _ modifiers: Int = 0) -> UInt32 {
    UInt32(CONSOLE_KEY | modifiers | number)
  }

  private func codes(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

  private func events(_ codes: [UInt32]) -> [TerminalEvent] {
    var decoder = InputDecoder()
    return decoder.decode(codes)
  }

  @Test func `characters are themselves, in any script`() {
    #expect(
      events(codes("aÄ日😀")) == [
        .key(.character("a")), .key(.character("Ä")), .key(.character("日")), .key(.character("😀")),
      ])
  }

  @Test func `a combining mark joins the letter before it`() {
    #expect(events(codes("e\u{301}x")) == [.key(.character("e\u{301}")), .key(.character("x"))])
  }

  @Test func `control codes are keys`() {
    #expect(
      events([9, 13, 10, 8, 127, 1, 26, 0]) == [
        .key(.tab), .key(.enter), .key(.enter), .key(.backspace), .key(.backspace),
        .key(.control("a")), .key(.control("z")), .key(.control(" ")),
      ])
  }

  @Test func `named keys have their modifiers`() {
    #expect(
      events([
        key(CONSOLE_KEY_UP), key(CONSOLE_KEY_RIGHT, CONSOLE_CONTROL),
        key(CONSOLE_KEY_END, CONSOLE_SHIFT | CONSOLE_ALT), key(CONSOLE_KEY_BACK_TAB),
        key(CONSOLE_KEY_F0 + 12),
      ]) == [
        .key(.up), .key(.right, .control), .key(.end, [.shift, .alt]), .key(.backTab),
        .key(.function(12)),
      ])
  }

  @Test func `every key of the shim has a meaning`() {
    for number in CONSOLE_KEY_UP...CONSOLE_KEY_ENTER {
      #expect(events([key(number)]).count == 1, "\(number)")
    }
  }

  @Test func `escape is itself, alone and before another key`() {
    #expect(events([27]) == [.key(.escape)])
    #expect(events([27, 27]) == [.key(.escape), .key(.escape)])
    #expect(events(codes("\u{1B}q")) == [.key(.escape), .key(.character("q"))])
    #expect(events([27, key(CONSOLE_KEY_UP)]) == [.key(.escape), .key(.up)])
  }

  @Test func `an unknown sequence is swallowed whole`() {
    #expect(events(codes("\u{1B}[27;5;9~q")) == [.key(.character("q"))])
    #expect(events(codes("\u{1B}[?62;22cq")) == [.key(.character("q"))])
    #expect(events(codes("\u{1B}OXq")) == [.key(.character("q"))])
  }

  @Test func `an unknown sequence in two pieces is still swallowed`() {
    var decoder = InputDecoder()
    #expect(decoder.decode(codes("\u{1B}[27;5"), isComplete: false) == [])
    #expect(decoder.decode(codes(";9~q")) == [.key(.character("q"))])
  }

  @Test func `an escape at the end of a full buffer waits for what follows`() {
    var decoder = InputDecoder()
    #expect(decoder.decode([27], isComplete: false) == [])
    #expect(decoder.decode(codes("[1;99Xq")) == [.key(.character("q"))])
  }

  /// What terminals answer, in the order of the questions, and one string nobody asked for.
  private static let answers =
    "\u{1B}[6;20;10t\u{1B}_Gi=31;OK\u{1B}\\\u{1B}P1+r544e\u{1B}\\\u{1B}]11;rgb:00/00/00\u{7}"
    + "\u{1B}[?62;4;22c\u{1B}[?1;0;256S"

  @Test func `answers of the terminal are no keys`() throws {
    var decoder = InputDecoder()
    #expect(decoder.decode(codes("a\(Self.answers)q")) == ["a", "q"].map { .key(.character($0)) })
    let cell = try #require(CellSize(width: 10, height: 20))
    #expect(
      decoder.takeAnswers() == [
        .cell(cell), .kitty(true), .attributes([4, 22]), .colorRegisters(256),
      ])
    #expect(decoder.takeAnswers() == [])
  }

  @Test func `answers in two pieces, split anywhere, are read all the same`() {
    let all = codes(Self.answers + "q")
    for split in 0...all.count {
      var decoder = InputDecoder()
      var events = decoder.decode(all[..<split], isComplete: false)
      events += decoder.decode(all[split...])
      #expect(events == [.key(.character("q"))], "\(split)")
      #expect(decoder.takeAnswers().count == 4, "\(split)")
    }
    var decoder = InputDecoder()
    #expect(all.flatMap { decoder.decode([$0], isComplete: false) } == [.key(.character("q"))])
    #expect(decoder.takeAnswers().count == 4)
  }

  @Test func `answers that nobody understands are swallowed`() {
    let others = [
      "\u{1B}[6;0;0t", "\u{1B}[8;24;80t", "\u{1B}[?1;3;0S", "\u{1B}[1;2S", "\u{1B}[>0;10;1c",
      "\u{1B}_Gi=30;OK\u{1B}\\", "\u{1B}[6;99999999999999999999;1t", "\u{1B}[?62;4\u{1B}[1;1W",
    ]
    for text in others {
      var decoder = InputDecoder()
      #expect(decoder.decode(codes(text + "q")) == [.key(.character("q"))], "\(text)")
      #expect(decoder.takeAnswers() == [], "\(text)")
    }
    var decoder = InputDecoder()
    _ = decoder.decode(codes("\u{1B}_Gi=31;ENOTSUPP:no\u{1B}\\"))
    #expect(decoder.takeAnswers() == [.kitty(false)])
  }

  @Test func `letters held with Alt are keys, though strings begin with them`() {
    for letter in "_P]" {
      let escaped: [TerminalEvent] = [.key(.escape), .key(.character(letter))]
      #expect(events(codes("\u{1B}\(letter)")) == escaped)
      #expect(events(codes("\u{1B}\(letter)q")) == escaped + [.key(.character("q"))])
      #expect(events([27, codes("\(letter)")[0], key(CONSOLE_KEY_UP)]) == escaped + [.key(.up)])
    }
  }

  @Test func `a string without an end gives the keys back`() {
    #expect(events(codes("\u{1B}_Gabc\rq")) == [.key(.enter), .key(.character("q"))])
    #expect(events(codes("\u{1B}_Gabc\u{1B}q")) == [.key(.escape), .key(.character("q"))])
    #expect(events(codes("\u{1B}_Gabc") + [key(CONSOLE_KEY_UP)]) == [.key(.up)])
    let endless = codes("\u{1B}_G" + String(repeating: "x", count: 400))
    #expect(events(endless).count < 200)
  }

  @Test func `an escape that may begin an answer waits to be told that it does not`() {
    var decoder = InputDecoder()
    #expect(decoder.decode([27], isComplete: false) == [])
    #expect(decoder.isAmbiguous)
    #expect(decoder.decode([]) == [.key(.escape)])
    #expect(!decoder.isAmbiguous)
  }

  @Test func `a press, a drag, a release and the wheel`() {
    func mouse(_ report: String) -> [TerminalEvent] {
      events([key(CONSOLE_KEY_MOUSE)] + codes(report))
    }
    #expect(mouse("0;13;6M") == [.mouse(.init(.press, button: .left, x: 12, y: 5))])
    #expect(mouse("2;1;1M") == [.mouse(.init(.press, button: .right, x: 0, y: 0))])
    #expect(mouse("32;300;90M") == [.mouse(.init(.drag, button: .left, x: 299, y: 89))])
    #expect(mouse("0;13;6m") == [.mouse(.init(.release, button: .left, x: 12, y: 5))])
    #expect(mouse("64;2;3M") == [.mouse(.init(.wheelUp, x: 1, y: 2))])
    #expect(mouse("65;2;3M") == [.mouse(.init(.wheelDown, x: 1, y: 2))])
    #expect(
      mouse("20;2;3M") == [
        .mouse(.init(.press, button: .left, x: 1, y: 2, modifiers: [.shift, .control]))
      ])
    #expect(mouse("35;2;3M") == [])
  }

  @Test func `a broken mouse report is dropped and the next key is read`() {
    for report in ["0;0;5M", ";;M", "1;2M", "99999999999999999999;1;1M", "0;1;1x"] {
      #expect(events([key(CONSOLE_KEY_MOUSE)] + codes(report + "q")) == [.key(.character("q"))])
    }
  }

  @Test func `a report of an old terminal is three characters`() {
    let press = codes(String("\u{20}\u{2D}\u{26}"))
    #expect(
      events([key(CONSOLE_KEY_MOUSE_PLAIN)] + press)
        == [.mouse(.init(.press, button: .left, x: 12, y: 5))])
    #expect(
      events([key(CONSOLE_KEY_MOUSE_PLAIN), 35, 45, 38]) == [.mouse(.init(.release, x: 12, y: 5))])
  }

  @Test func `a paste is one text and none of its letters a key`() {
    #expect(
      events([key(CONSOLE_KEY_PASTE_START)] + codes("q\rX\u{1B}[A") + [key(CONSOLE_KEY_PASTE_END)])
        == [.paste("q\nX\u{1B}[A")])
    var decoder = InputDecoder()
    #expect(decoder.decode([key(CONSOLE_KEY_PASTE_START)] + codes("ab")) == [])
    #expect(decoder.decode(codes("c") + [key(CONSOLE_KEY_PASTE_END)]) == [.paste("abc")])
  }

  @Test func `any codes at all decode without a trap`() {
    var decoder = InputDecoder()
    var state: UInt64 = 88_172_645_463_325_252
    for _ in 0..<20_000 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      let value = UInt32(truncatingIfNeeded: state)
      let code = [value, value % 128, key(Int(value % 90)), 27, 0xD800][Int(state >> 40) % 5]
      _ = decoder.decode([code], isComplete: state & 1 == 0)
    }
  }
}
