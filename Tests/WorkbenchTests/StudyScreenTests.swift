import TerminalUI
import Testing
import Workbench

@Suite struct LookTests {
  @Test func look() {
    func show(_ n: String, _ s: WorkbenchState) {
      print("@@\(n)")
      print(s.text)
    }
    show("study80x24", Sample.studying())
    show("studyDose80x24", Sample.studying([Sample.doseStudy], .tab, .right, .right))
    show("studyVerdicts80x24", Sample.studying([Sample.study], .tab, .tab))
    show("studyAdvice80x24", Sample.studying([Sample.study], .backTab))
    show("study160x48", Sample.studying(width: 160, height: 48, [Sample.study, Sample.begunStudy]))
    show("studyBegun80x24", Sample.studying([Sample.begunStudy]))
    show("noStudy80x24", Sample.studying([]))
    show("longStudy80x24", Sample.studying([Sample.longStudy], .character("f")))
    show("study40x10", Sample.studying(width: 40, height: 10, glyphs: .ascii))
    show(
      "studyVerdicts40x10",
      Sample.studying(width: 40, height: 10, glyphs: .ascii, [Sample.study], .tab, .tab))
    show("studyDoseASCII", Sample.studying(glyphs: .ascii, [Sample.doseStudy], .tab))
    show("x1", Sample.studying(width: 160, height: 48, [Sample.doseStudy], .tab, .right))
    show("x2", Sample.studying(width: 160, height: 48, [Sample.longStudy], .tab))
    show("x3", Sample.studying(width: 80, height: 24, [Sample.study], .character("z")))
    show("x4", Sample.studying(width: 80, height: 24, [Sample.study], .tab, .tab, .character("z")))
    show("x5", Sample.studying(width: 120, height: 30, [Sample.study]))
    show("x6", Sample.studying(width: 100, height: 30, [Sample.study], .character("r")))
  }
}
