import TerminalUI
import Testing
import Workbench

@Suite struct LookTests {
  @Test func look() {
    func show(_ s: WorkbenchState) { print(s.text) }
    show(Sample.studying())
    show(Sample.studying([Sample.study], .tab, .right, .right))
    show(Sample.studying([Sample.study], .tab, .tab))
    show(Sample.studying([Sample.study], .backTab))
    show(Sample.studying(width: 160, height: 48))
    show(
      Sample.studying(
        width: 160, height: 48, [Sample.study, Sample.begunStudy], .tab, .right, .right))
    show(Sample.studying([Sample.begunStudy]))
    show(Sample.studying([]))
    show(Sample.studying(width: 160, height: 48, [Sample.doseStudy], .tab, .right))
    show(Sample.studying([Sample.doseStudy], .tab))
    show(Sample.studying([Sample.doseStudy], .tab, .character("z"), .down))
    show(Sample.studying([Sample.longStudy], .character("f")))
    show(Sample.studying(width: 160, height: 48, [Sample.longStudy]))
    show(Sample.studying(width: 40, height: 10, glyphs: .ascii))
    show(Sample.studying(width: 40, height: 10, glyphs: .ascii, [Sample.study], .tab))
    show(Sample.studying(width: 40, height: 10, glyphs: .ascii, [Sample.study], .tab, .tab))
    show(Sample.studying(width: 40, height: 10, glyphs: .ascii, [Sample.study], .backTab))
    show(Sample.studying(width: 80, height: 24, glyphs: .ascii, [Sample.study], .tab))
  }
}
