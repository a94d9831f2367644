import TerminalUI
import Testing
import Workbench

/// Whole screens of the comparison, line by line.
@Suite struct CompareScreenTests {
  @Test func `curves and measures at 80x24`() {
    expect(Sample.comparing(), draws: ExpectedScreens.compare80x24)
  }

  @Test func `settings that differ at 80x24`() {
    expect(Sample.comparing(.tab), draws: ExpectedScreens.compareSettings80x24)
  }

  @Test func `labels at 80x24`() {
    expect(Sample.comparing(.tab, .tab, .tab), draws: ExpectedScreens.compareLabels80x24)
  }

  @Test func `decisions of two runs in the whole screen`() {
    expect(
      Sample.comparing(.tab, .tab, .tab, .tab, .tab, .character("z")),
      draws: ExpectedScreens.compareDecisions80x24)
  }

  @Test func `everything at 160x48`() {
    expect(
      Sample.comparing(width: 160, height: 48, .backTab), draws: ExpectedScreens.compare160x48)
  }

  @Test func `one pane at 40x12 in ASCII`() {
    expect(
      Sample.comparing(width: 40, height: 12, glyphs: .ascii, .tab, .tab),
      draws: ExpectedScreens.compare40x12)
  }
}
