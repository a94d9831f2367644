import TerminalUI
import Testing
import Workbench

@Suite struct MouseTests {
  private func click(_ x: Int, _ y: Int) -> Message {
    .terminal(.mouse(MouseEvent(.press, button: .left, x: x, y: y)))
  }

  @Test func `a tab is clicked`() {
    var state = Sample.training()
    _ = state.update(click(2, 0))
    #expect(state.interface.screen == .runs)
    _ = state.update(click(11, 0))
    #expect(state.interface.screen == .train)
  }

  @Test func `a click selects a run, a second one opens it, a heading sorts`() {
    var state = Sample.state([.runs(Sample.rows)])
    #expect(state.update(click(10, 4)) == [])
    #expect(state.interface.runs.selected == 139)
    #expect(state.update(click(10, 4)) == [.openRun(139)])
    state.press(.character("1"))
    _ = state.update(click(27, 2))
    #expect(state.interface.runs.sort == .title)
    #expect(state.interface.runs.isAscending)
  }

  @Test func `a click into a chart puts the cursor there, a drag moves it`() {
    var state = Sample.training()
    _ = state.update(click(44, 8))
    let first = state.interface.train.chart.cursor ?? -1
    #expect((4400...5000).contains(first))
    _ = state.update(.terminal(.mouse(MouseEvent(.drag, button: .left, x: 60, y: 8))))
    #expect((state.interface.train.chart.cursor ?? -1) > first)
  }

  @Test func `a click into a pane focuses it and selects the label`() {
    var state = Sample.training()
    _ = state.update(click(5, 18))
    #expect(state.interface.train.focus == .labels)
    #expect(state.interface.train.label == 1)
  }

  @Test func `the wheel zooms a chart about the mouse and scrolls the log`() {
    var state = Sample.training()
    _ = state.update(.terminal(.mouse(MouseEvent(.wheelUp, x: 44, y: 8))))
    guard case .fixed(let range) = state.interface.train.chart.window else {
      Issue.record("not zoomed")
      return
    }
    #expect(range.lowerBound > 1000 && range.upperBound < 8500)
    _ = state.update(.terminal(.mouse(MouseEvent(.wheelUp, x: 5, y: 21))))
    #expect(state.interface.train.logOffset == 2)
    _ = state.update(.terminal(.mouse(MouseEvent(.wheelDown, x: 5, y: 21))))
    #expect(state.interface.train.logOffset == 0)
  }

  @Test func `a line of a menu is clicked`() {
    var state = Sample.training()
    state.press(.character("q"))
    let lines = state.view().lines
    let y = lines.firstIndex { $0.contains("c  Checkpoint and stop") } ?? 0
    #expect(state.update(click(30, y)) == [.leave(.stopWithCheckpoint)])
  }

  @Test func `a line of the palette is clicked`() {
    var state = Sample.training()
    state.press(.character(":"))
    state.type("checkpoint now")
    let lines = state.view().lines
    let y = lines.firstIndex { $0.contains("Write a checkpoint now") } ?? 0
    #expect(state.update(click(30, y)) == [.post(.checkpoint, to: 142, number: 2)])
  }

  @Test func `clicking an experiment of the welcome selects it, again starts it`() {
    var state = Sample.state([.runs([]), .experiments(Sample.experiments)])
    let y = state.view().lines.firstIndex { $0.contains("photos") } ?? 0
    #expect(state.update(click(10, y)) == [])
    #expect(state.interface.welcomeSelection == 1)
    let now = state.view().lines.firstIndex { $0.contains("photos") } ?? 0
    #expect(state.update(click(10, now)) == [.startRun(.file("Experiments/photos.yaml"))])
  }
}
