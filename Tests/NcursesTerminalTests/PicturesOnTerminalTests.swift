import Foundation
import TerminalUI
import Testing

@testable import NcursesTerminal

/// Pictures on a terminal of which this test plays the other side.
@MainActor @Suite(.serialized) struct PicturesOnTerminalTests {
  private let pseudo: PseudoTerminal
  private let picture = Picture(
    height: 40, width: 40, pixels: [UInt8](repeating: 200, count: 40 * 40 * 3))

  init() throws { pseudo = try #require(PseudoTerminal()) }

  private func open(
    _ options: TerminalOptions = .init(glyphs: .braille), environment: [String: String] = [:]
  ) throws -> NcursesTerminal {
    try NcursesTerminal.open(
      options: options, environment: environment.merging(["TERM": "xterm-256color"]) { $1 },
      input: pseudo.descriptor, output: pseudo.descriptor)
  }

  /// A grid with the picture on two lines from (3, 1) on, and a text that ends what is written.
  private func grid(_ graphics: GraphicsProtocol?, _ end: String, hasPicture: Bool = true) -> Grid {
    var grid = Grid(width: 80, height: 24)
    grid.graphics = graphics
    if hasPicture {
      DetailedPicture(picture).draw(into: &grid, in: Rect(x: 3, y: 1, width: 20, height: 2))
    }
    grid.text(end, x: 0, y: 23)
    return grid
  }

  private func events(_ terminal: NcursesTerminal) -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    for _ in 0..<100 where events.isEmpty {
      // Another test may have called the waker.
      events = terminal.nextEvents(timeoutMilliseconds: 20).filter { $0 != .wake }
    }
    return events
  }

  @Test func `a terminal that says it shows sixels is sent them, once`() throws {
    let terminal = try open()
    defer { pseudo.close() }
    #expect(pseudo.take(until: "\u{1B}[c").contains("\u{1B}[16t"))
    #expect(terminal.graphics == nil)
    pseudo.answer("\u{1B}[6;20;10t\u{1B}[?62;4;22c")
    #expect(events(terminal) == [.graphics(.sixel(colors: 256, cell: .standard))])
    #expect(pseudo.take(until: "\u{1B}[?1;1;0S").contains("\u{1B}[?1;1;0S"))
    pseudo.answer("\u{1B}[?1;0;256S")
    let graphics = terminal.graphics

    terminal.present(grid(graphics, "first"))
    let first = pseudo.take(until: "\u{1B}[?2026l")
    #expect(first.contains("\u{1B}[2;4H\u{1B}P0;1q\"1;1;40;40#0;2;"), "\(first)")
    let cells = try #require(first.range(of: "first"))
    let pixels = try #require(first.range(of: "\u{1B}P0;1q"))
    #expect(cells.lowerBound < pixels.lowerBound)

    terminal.present(grid(graphics, "other"))
    let second = pseudo.take(until: "other")
    #expect(!second.contains("\u{1B}P"), "\(second)")
    terminal.repaint()
    #expect(pseudo.take(until: "\u{1B}[?2026l").contains("\u{1B}P0;1q\"1;1;40;40"))

    terminal.present(grid(graphics, "third", hasPicture: false))
    let gone = pseudo.take(until: "third")
    #expect(!gone.contains("\u{1B}P"))
    // Its lines, the second and the third, are erased.
    #expect(gone.contains("\u{1B}[2d\u{1B}[K\u{1B}[3d\u{1B}[K"), "\(gone)")
    terminal.close()
  }

  @Test func `a picture of a hundred thousand bytes arrives whole, above blanks of its own`() throws
  {
    let terminal = try open(.init(glyphs: .braille, graphics: .sixel))
    defer { pseudo.close() }
    #expect(events(terminal) == [.graphics(.sixel(colors: 256, cell: .standard))])
    var random: UInt64 = 1
    let noise = (0..<260 * 260 * 3).map { _ -> UInt8 in
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(random >> 56)
    }
    var grid = grid(terminal.graphics, "end", hasPicture: false)
    DetailedPicture(Picture(height: 260, width: 260, pixels: noise))
      .draw(into: &grid, in: Rect(x: 2, y: 2, width: 60, height: 13))
    terminal.present(grid)
    let written = pseudo.take(until: "\u{1B}[?2026l")
    let start = try #require(written.range(of: "\u{1B}P0;1q\"1;1;260;260"))
    let end = try #require(
      written.range(of: "\u{1B}\\", range: start.upperBound..<written.endIndex))
    let sixels = written[start.lowerBound..<end.upperBound]
    #expect(sixels.utf8.count > 100_000)
    #expect(sixels.utf8.count { $0 == UInt8(ascii: "-") } == 43)
    #expect(written.contains(String(repeating: "\u{A0}", count: 26)))
    #expect(!written.contains("\u{FFFD}"))
    terminal.close()
  }

  @Test func `a text that becomes shorter beside a picture is not erased across it`() throws {
    let terminal = try open(.init(glyphs: .braille, graphics: .sixel))
    defer { pseudo.close() }
    _ = events(terminal)
    func grid(_ text: String) -> Grid {
      var grid = Grid(width: 80, height: 24)
      grid.graphics = terminal.graphics
      DetailedPicture(picture).draw(into: &grid, in: Rect(x: 40, y: 1, width: 20, height: 2))
      grid.text(text, x: 0, y: 1)
      grid.text(text.count < 10 ? "below" : "under", x: 0, y: 3)
      return grid
    }
    terminal.present(grid("a text of very many words before the"))
    #expect(pseudo.take(until: "\u{1B}[?2026l").contains("\u{1B}P0;1q"))
    terminal.present(grid("short"))
    // Erased from the left, or overwritten: never to the end of the line.
    let written = pseudo.take(until: "below")
    #expect(written.contains("short"), "\(written)")
    #expect(!written.contains("\u{1B}[K"), "\(written)")
    #expect(!written.contains("\u{1B}P"), "\(written)")
    terminal.close()
  }

  @Test func `kitty is sent pictures under numbers, and told when they are gone`() throws {
    let terminal = try open()
    defer { pseudo.close() }
    pseudo.answer("\u{1B}[6;20;10t\u{1B}_Gi=31;OK\u{1B}\\\u{1B}[?62;22c")
    #expect(events(terminal) == [.graphics(.kitty(cell: .standard))])
    terminal.present(grid(terminal.graphics, "first"))
    let first = pseudo.take(until: "\u{1B}[?2026l")
    let keys = "a=T,f=24,s=40,v=40,i=7468001,c=4,r=2,C=1,q=2"
    #expect(first.contains("\u{1B}[2;4H\u{1B}_G\(keys)"), "\(first)")
    terminal.present(grid(terminal.graphics, "other", hasPicture: false))
    #expect(pseudo.take(until: "other").contains("\u{1B}_Ga=d,d=I,i=7468001,q=2\u{1B}\\"))
    terminal.close()
  }

  @Test func `a terminal that shows none gets half blocks, and an answer is never a key`() throws {
    let terminal = try open()
    defer { pseudo.close() }
    pseudo.answer("\u{1B}[?62;22cq")
    #expect(events(terminal) == [.key(.character("q"))])
    #expect(terminal.graphics == nil)
    terminal.present(grid(terminal.graphics, "end"))
    let written = pseudo.take(until: "end")
    #expect(written.contains("▀"))
    #expect(!written.contains("\u{1B}P"))
    terminal.close()
  }

  @Test func `an answer that arrives in pieces with pauses between is never a key`() throws {
    let terminal = try open()
    defer { pseudo.close() }
    for piece in ["\u{1B}", "[6;20", ";10t\u{1B}", "_Gi=31;OK\u{1B}", "\\\u{1B}[?62;4", ";22c"] {
      pseudo.answer(piece)
      let events = terminal.nextEvents(timeoutMilliseconds: 60)
      #expect(!events.contains { if case .key = $0 { true } else { false } }, "\(events)")
    }
    #expect(terminal.graphics == .kitty(cell: .standard))
    terminal.close()
  }

  @Test func `before it has answered, Escape is a key a moment later`() throws {
    let terminal = try open()
    defer { pseudo.close() }
    pseudo.answer("\u{1B}")
    #expect(events(terminal) == [.key(.escape)])
    terminal.close()
  }

  @Test func `nothing is asked where no colour or no picture is wanted`() throws {
    defer { pseudo.close() }
    let plain = try open(environment: ["NO_COLOR": "1"])
    plain.present(grid(plain.graphics, "end"))
    plain.close()
    let none = try open(.init(glyphs: .braille, graphics: .none))
    none.present(grid(none.graphics, "end"))
    none.close()
    let written = pseudo.take(until: "end")
    #expect(!written.contains("\u{1B}[c"))
    #expect(!written.contains("\u{1B}[16t"))
  }
}
