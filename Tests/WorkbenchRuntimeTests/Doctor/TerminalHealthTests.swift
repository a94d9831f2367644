import TerminalUI
import Testing

@testable import WorkbenchRuntime

@Suite struct TerminalHealthTests {
  private func health(
    width: Int = 80, height: Int = 24, depth: ColorDepth = .indexed,
    _ change: (inout TerminalHealth) -> Void = { _ in }
  ) -> TerminalHealth {
    var health = TerminalHealth(
      type: "xterm-256color", openedAs: "xterm-256color", width: width, height: height,
      depth: depth)
    for index in health.samples.indices {
      health.samples[index].measured = health.samples[index].expected
    }
    change(&health)
    return health
  }

  private func finding(_ subject: String, of health: TerminalHealth) -> HealthFinding? {
    health.findings.first { $0.subject == subject }
  }

  @Test func `a terminal that can all has no warning`() {
    let health = health()
    #expect(health.findings.allSatisfy { $0.grade == .good || $0.grade == .note })
    #expect(finding("characters", of: health)?.grade == .good)
    #expect(health.sampleLines.map { DisplayWidth.of($0) } == [40, 40, 40])
  }

  @Test func `a window that is too small is told`() {
    #expect(finding("size", of: health(width: 60, height: 16))?.grade == .good)
    #expect(finding("size", of: health(width: 59, height: 40))?.grade == .warning)
    #expect(finding("size", of: health(width: 80, height: 15))?.grade == .warning)
  }

  @Test func `colours are told with what says so`() {
    #expect(finding("colours", of: health())?.found == "256, by the terminal database")
    #expect(
      finding("colours", of: health(depth: .truecolor) { $0.claimsTruecolor = true })?.found
        == "exact, by COLORTERM")
    #expect(finding("colours", of: health(depth: .eight))?.grade == .warning)
    let refused = finding("colours", of: health(depth: .none) { $0.refusesColor = true })
    #expect(refused?.grade == .note)
    #expect(refused?.found == "none, for NO_COLOR is set")
  }

  @Test func `characters of another width are told one group at a time`() {
    let health = health {
      $0.samples[0].measured = 14
      $0.samples[5].measured = 5
    }
    let odd = health.findings.filter { $0.subject == "characters" }
    #expect(
      odd.map(\.found) == [
        "braille take 14 columns in place of 7", "wide letters take 5 columns in place of 10",
      ])
    #expect(odd[0].remedy == "thresh --glyphs blocks, or a font with braille")
  }

  @Test func `a terminal that does not answer is left to the eye`() {
    let health = health {
      $0.answers = false
      for index in $0.samples.indices { $0.samples[index].measured = nil }
    }
    #expect(finding("characters", of: health)?.grade == .note)
    #expect(!health.sampleLines.isEmpty)
  }

  @Test func `without UTF-8 nothing is drawn that is not ASCII`() {
    let health = health { $0.isUTF8 = false }
    #expect(finding("text", of: health)?.grade == .warning)
    #expect(finding("characters", of: health) == nil)
    #expect(health.sampleLines.isEmpty)
  }
}
