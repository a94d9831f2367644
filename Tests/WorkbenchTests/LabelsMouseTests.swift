import Metrics
import TerminalUI
import Testing
import Workbench

@Suite struct LabelsMouseTests {
  private func mouse(
    _ action: MouseEvent.Action, _ x: Int, _ y: Int, button: MouseEvent.Button? = .left
  ) -> Message {
    .terminal(.mouse(MouseEvent(action, button: button, x: x, y: y)))
  }

  private func threshold(_ state: WorkbenchState, _ label: Int = 0) -> Double {
    state.editor?.decisions.thresholds[label] ?? .nan
  }

  @Test func `a click selects a label, a heading sorts`() {
    var state = Sample.labelling()
    _ = state.update(mouse(.press, 6, 6))
    #expect(state.interface.labels.label == 2)
    _ = state.update(mouse(.press, 35, 3))
    #expect(state.interface.labels.order == .rarest)
    _ = state.update(mouse(.press, 6, 3))
    #expect(state.interface.labels.order == .name)
  }

  @Test func `a click on the slider sets the threshold, a drag moves it, held at the ends`() {
    var state = Sample.labelling()
    let lines = state.view().lines
    guard let y = lines.firstIndex(where: { $0.contains("●━") && $0.contains(".50") }),
      let knob = lines[y].firstIndex(of: "●")
    else {
      Issue.record("no slider")
      return
    }
    let x = lines[y].distance(from: lines[y].startIndex, to: knob)
    _ = state.update(mouse(.press, x - 5, y))
    #expect((0.3...0.4).contains(threshold(state)))
    let after = Array(state.view().lines[y])
    #expect(after[x - 5] == "●", "the knob is under the pointer")
    _ = state.update(mouse(.drag, x + 3, y + 4))
    #expect(Array(state.view().lines[y])[x + 3] == "●")
    _ = state.update(mouse(.drag, 500, y))
    #expect(threshold(state) == 1)
    _ = state.update(mouse(.drag, -5, y))
    #expect(threshold(state) == 0)
    _ = state.update(mouse(.release, 0, y))
    _ = state.update(mouse(.drag, x, y))
    #expect(threshold(state) == 0)
    // One drag is one step to undo.
    state.press(.character("u"))
    #expect(threshold(state) == 0.5)
  }

  @Test func `the wheel steps the threshold over the scores, and scrolls over the list`() {
    var state = Sample.labelling()
    _ = state.update(mouse(.wheelUp, 60, 5, button: nil))
    #expect(threshold(state) == 0.51)
    _ = state.update(mouse(.wheelDown, 60, 5, button: nil))
    #expect(threshold(state) == 0.5)
    _ = state.update(mouse(.wheelDown, 5, 5, button: nil))
    #expect(state.interface.labels.label == 3)
  }

  @Test func `a cell is clicked, and once more to see its images`() {
    var state = Sample.labelling()
    let lines = state.view().lines
    let y = lines.firstIndex { $0.contains("absent") } ?? 0
    _ = state.update(mouse(.press, 52, y))
    #expect(state.interface.labels.focus == .cells)
    #expect(state.interface.labels.outcome == .falsePositive)
    _ = state.update(mouse(.press, 62, y))
    #expect(state.interface.labels.outcome == .trueNegative)
    _ = state.update(mouse(.press, 62, y))
    #expect(state.interface.samples.cell?.cell == .label(0, .trueNegative))
  }
}
