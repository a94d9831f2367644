import TerminalUI
import Testing
import Workbench

/// Whole screens of a study, line by line.
@Suite struct StudyScreenTests {
  @Test func `arms and doses at 80x24`() {
    expect(Sample.studying(), draws: ExpectedScreens.study80x24)
  }

  @Test func `four kinds of doses and what they are at one dose, at 80x24`() {
    expect(
      Sample.studying([Sample.doseStudy], .tab, .right, .right),
      draws: ExpectedScreens.studyDose80x24)
  }

  @Test func `verdicts at 80x24`() {
    expect(Sample.studying([Sample.study], .tab, .tab), draws: ExpectedScreens.studyVerdicts80x24)
  }

  @Test func `the usual advice at 80x24`() {
    expect(Sample.studying([Sample.study], .backTab), draws: ExpectedScreens.studyAdvice80x24)
  }

  @Test func `the arms alone, with all about the selected one`() {
    expect(
      Sample.studying([Sample.study], .character("z")), draws: ExpectedScreens.studyArms80x24)
  }

  @Test func `everything of one of two studies at 160x48`() {
    expect(
      Sample.studying(width: 160, height: 48, [Sample.study, Sample.begunStudy]),
      draws: ExpectedScreens.study160x48)
  }

  @Test func `a study that has just begun`() {
    expect(Sample.studying([Sample.begunStudy]), draws: ExpectedScreens.studyBegun80x24)
  }

  @Test func `no study yet`() {
    expect(Sample.studying([]), draws: ExpectedScreens.noStudy80x24)
  }

  @Test func `thirty arms of long names and without doses`() {
    expect(
      Sample.studying([Sample.longStudy], .character("f")), draws: ExpectedScreens.longStudy80x24)
  }

  @Test func `one pane at 40x10 in ASCII`() {
    expect(
      Sample.studying(width: 40, height: 10, glyphs: .ascii), draws: ExpectedScreens.study40x10)
    expect(
      Sample.studying(width: 40, height: 10, glyphs: .ascii, [Sample.study], .tab, .tab),
      draws: ExpectedScreens.studyVerdicts40x10)
  }

  @Test func `doses at 80x24 in nothing but ASCII`() {
    let state = Sample.studying(glyphs: .ascii, [Sample.doseStudy], .tab)
    expect(state, draws: ExpectedScreens.studyDoseASCII)
    expectASCII(state)
    expectASCII(Sample.studying(width: 160, height: 48, glyphs: .ascii))
  }

  @Test func `a screen without cells or lines is drawn too`() {
    for (width, height) in [(0, 0), (1, 1), (200, 0), (0, 60), (19, 3)] {
      let grid = Sample.studying().view(width: width, height: height)
      #expect(grid.lines.count == height)
    }
  }
}
