import TerminalUI
import Testing

@testable import NcursesTerminal

struct GraphicsInquiryTests {
  private let cell = CellSize(width: 9, height: 18)

  private func inquiry(
    _ mode: TerminalOptions.GraphicsMode = .auto, type: String = "xterm-256color",
    tmux: Bool = false, depth: ColorDepth = .indexed, utf8: Bool = true, cell: CellSize? = nil
  ) -> GraphicsInquiry {
    GraphicsInquiry(
      TerminalOptions(graphics: mode), in: .init(type: type, isInsideTmux: tmux),
      choice: TerminalChoice(type: type, depth: depth, glyphs: .braille, isUTF8: utf8), cell: cell)
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func `a terminal that answers with 4 and its cell's size has sixels`() throws {
    let cell = try #require(cell)
    var inquiry = inquiry()
    #expect(
      inquiry.questions == Array("\u{1B}[16t".utf8) + KittyEncoder.question + Array("\u{1B}[c".utf8)
    )
    #expect(inquiry.take(.cell(cell)) == [])
    #expect(inquiry.graphics == nil)
    #expect(inquiry.isAwaiting)
    #expect(text(inquiry.take(.attributes([4, 22]))) == "\u{1B}[?1;1;0S")
    #expect(inquiry.graphics == .sixel(colors: 256, cell: cell))
    #expect(inquiry.isAwaiting)
    #expect(inquiry.take(.colorRegisters(16)) == [])
    #expect(inquiry.graphics == .sixel(colors: 16, cell: cell))
    #expect(!inquiry.isAwaiting)
    _ = inquiry.take(.colorRegisters(1024))
    #expect(inquiry.graphics == .sixel(colors: 256, cell: cell))
  }

  @Test func `the driver's size of a cell will do, and without any there are no sixels`() throws {
    let cell = try #require(cell)
    var known = inquiry(cell: cell)
    _ = known.take(.attributes([4]))
    #expect(known.graphics == .sixel(colors: 256, cell: cell))
    var unknown = inquiry()
    _ = unknown.take(.attributes([4]))
    #expect(unknown.graphics == nil)
  }

  @Test func `kitty's protocol comes first where both are known`() {
    var inquiry = inquiry(cell: cell)
    _ = inquiry.take(.kitty(true))
    _ = inquiry.take(.attributes([4]))
    #expect(inquiry.graphics == cell.map { .kitty(cell: $0) })
    var refused = self.inquiry()
    _ = refused.take(.kitty(false))
    _ = refused.take(.attributes([22]))
    #expect(refused.graphics == nil)
    #expect(!refused.isAwaiting)
  }

  @Test func `inside tmux there are its own sixels or none`() {
    var inquiry = inquiry(tmux: true, cell: cell)
    #expect(text(inquiry.questions) == "\u{1B}[16t\u{1B}[c")
    _ = inquiry.take(.attributes([2, 4]))
    #expect(inquiry.graphics == cell.map { .sixel(colors: 256, cell: $0) })
    #expect(self.inquiry(.kitty, tmux: true).graphics == nil)
    for type in ["tmux-256color", "screen-256color"] {
      #expect(text(self.inquiry(type: type).questions) == "\u{1B}[16t\u{1B}[c")
    }
  }

  @Test func `a protocol asked for is used at once, and with the true size when that is known`() {
    var inquiry = inquiry(.sixel)
    #expect(inquiry.graphics == .sixel(colors: 256, cell: .standard))
    if let cell { _ = inquiry.take(.cell(cell)) }
    #expect(inquiry.graphics == cell.map { .sixel(colors: 256, cell: $0) })
    #expect(self.inquiry(.kitty).graphics == .kitty(cell: .standard))
  }

  @Test func `nothing is asked where no picture could be shown, or is wanted`() {
    let none = [
      inquiry(.none), inquiry(depth: .none), inquiry(.sixel, depth: .none), inquiry(utf8: false),
      inquiry(type: "linux"), inquiry(type: "vt340"),
    ]
    for var inquiry in none {
      #expect(inquiry.questions == [])
      #expect(!inquiry.isAwaiting)
      #expect(inquiry.take(.attributes([4])) == [])
      #expect(inquiry.graphics == nil)
    }
  }

  @Test func `after a resize the size of a cell is asked for again, by who shows pictures`() throws
  {
    let (small, large) = (try #require(cell), try #require(CellSize(width: 12, height: 24)))
    var inquiry = inquiry(cell: small)
    #expect(inquiry.questions(afterResizeTo: nil) == [])
    _ = inquiry.take(.attributes([4]))
    #expect(text(inquiry.questions(afterResizeTo: large)) == "\u{1B}[16t")
    #expect(inquiry.graphics == .sixel(colors: 256, cell: large))
    // The terminal knows better than its driver, as long as that says nothing new.
    _ = inquiry.take(.cell(small))
    _ = inquiry.questions(afterResizeTo: large)
    #expect(inquiry.graphics == .sixel(colors: 256, cell: small))
  }
}
