import TerminalUI
import Testing

@testable import NcursesTerminal

struct TerminalChoiceTests {
  private let database: [String: TerminalType] = [
    "xterm": .colors(8), "xterm-256color": .colors(256), "tmux-256color": .colors(256),
    "screen-256color": .colors(256), "linux": .colors(8), "vt100": .colors(0), "dumb": .tooPlain,
    "alacritty-direct": .colors(1 << 24), "tmux-direct": .colors(1 << 24),
    "xterm-direct": .colors(1 << 24), "konsole-direct": .colors(1 << 24),
    "konsole-256color": .colors(256), "xterm-16color": .colors(16),
  ]

  private func choose(
    _ type: String?, _ options: TerminalOptions = .init(), truecolor: Bool = false,
    noColor: Bool = false, tmux: Bool = false, utf8: Bool = true
  ) throws(TerminalError) -> TerminalChoice {
    try TerminalChoice.choose(
      options,
      in: .init(
        type: type, claimsTruecolor: truecolor, refusesColor: noColor, isInsideTmux: tmux),
      lookUp: { database[$0] ?? .unknown }, isUTF8: { utf8 })
  }

  @Test func `an ordinary terminal has 256 colours and braille`() throws {
    #expect(
      try choose("xterm-256color")
        == TerminalChoice(type: "xterm-256color", depth: .indexed, glyphs: .braille, isUTF8: true))
  }

  @Test func `the number of colours decides the depth`() throws {
    #expect(try choose("xterm").depth == .eight)
    #expect(try choose("xterm-16color").depth == .sixteen)
    #expect(try choose("vt100").depth == .none)
    #expect(try choose("xterm-direct").depth == .truecolor)
  }

  @Test func `a terminal that claims exact colours is opened as one that has them`() throws {
    #expect(try choose("xterm-256color", truecolor: true).type == "alacritty-direct")
    #expect(try choose("tmux-256color", truecolor: true).type == "tmux-direct")
    #expect(try choose("screen-256color", truecolor: true, tmux: true).type == "tmux-direct")
    #expect(try choose("konsole-256color", truecolor: true).type == "konsole-direct")
    #expect(try choose("screen-256color", truecolor: true).depth == .indexed)
    #expect(try choose("linux", truecolor: true).depth == .eight)
  }

  @Test func `a mode asked for is held to, as far as the terminal goes`() throws {
    #expect(try choose("xterm-256color", .init(colors: .truecolor)).depth == .truecolor)
    #expect(try choose("xterm-256color", .init(colors: .sixteen)).depth == .sixteen)
    #expect(try choose("xterm", .init(colors: .indexed)).depth == .eight)
    #expect(try choose("xterm-256color", .init(colors: .none)).depth == .none)
    #expect(try choose("xterm-direct", .init(colors: .indexed)).type == "xterm-256color")
  }

  @Test func `NO_COLOR turns colour off unless a mode is asked for`() throws {
    #expect(try choose("xterm-256color", truecolor: true, noColor: true).depth == .none)
    #expect(try choose("xterm-256color", .init(colors: .indexed), noColor: true).depth == .indexed)
  }

  @Test func `glyphs are plain where Unicode cannot be shown, unless asked for`() throws {
    #expect(try choose("xterm-256color", utf8: false).glyphs == .ascii)
    #expect(try choose("linux").glyphs == .ascii)
    #expect(try choose("vt100").glyphs == .ascii)
    #expect(try choose("linux", .init(glyphs: .blocks)).glyphs == .blocks)
    let asked = try choose("xterm-256color", .init(glyphs: .braille), utf8: false)
    #expect(asked.glyphs == .braille)
    #expect(asked.isUTF8)
  }

  @Test func `a newer terminal that this machine does not know is taken for an xterm`() throws {
    #expect(try choose("xterm-ghostty").type == "xterm-256color")
    #expect(try choose("alacritty").type == "xterm-256color")
    #expect(try choose("foot", truecolor: true).type == "alacritty-direct")
  }

  @Test func `what cannot be used is named, with what to do instead`() {
    func sentence(_ type: String?) -> String {
      do {
        return "\(try choose(type))"
      } catch {
        return error.description
      }
    }
    #expect(
      sentence("dumb")
        == "TERM is \"dumb\", a terminal that cannot place its cursor. If yours can, set its real "
        + "type, as in TERM=xterm-256color, or use \"thresh train FILE\", which needs no screen.")
    #expect(
      sentence("nonsense")
        == "TERM is \"nonsense\", which this machine's terminal database does not know. Set a known "
        + "one, as in TERM=xterm-256color, or use \"thresh train FILE\", which needs no screen.")
    #expect(sentence(nil).hasPrefix("TERM is not set."))
    #expect(
      TerminalError.notATerminal(input: true, output: false).description
        == "Standard output is not a terminal. Start the workbench in one, or use "
        + "\"thresh train FILE\", which needs no screen.")
  }

  @Test func `the environment is read as its users mean it`() {
    let surroundings = TerminalSurroundings(
      environment: ["TERM": "xterm", "COLORTERM": "24bit", "NO_COLOR": "1", "TMUX": "/tmp/x,1,0"])
    #expect(
      surroundings
        == TerminalSurroundings(
          type: "xterm", claimsTruecolor: true, refusesColor: true, isInsideTmux: true))
    #expect(
      TerminalSurroundings(environment: ["TERM": "", "NO_COLOR": ""])
        == TerminalSurroundings(type: nil))
  }
}
