import Metrics
import TerminalUI
import Testing
import Workbench

/// What happens to thresholds that are moved and not kept.
@Suite struct LabelsKeepingTests {
  private func moved() -> WorkbenchState {
    var state = Sample.scored(on: .character("3"), versions: Sample.versions)
    state.press(.right)
    return state
  }

  @Test func `leaving asks while thresholds are moved and not kept`() {
    var state = Sample.scored(on: .character("3"), versions: Sample.versions)
    // Nothing trains here.
    _ = state.update(.runs(Array(Sample.rows.dropFirst())))
    var untouched = state
    #expect(untouched.press(.character("q")) == [.leave(.quit)])
    state.press(.right)
    #expect(state.press(.character("q")) == [])
    #expect(state.text.contains("Thresholds of 0139 are moved and not kept."))
    #expect(state.press(.character("s")) == [])
    #expect(state.editor?.isChanged == true)
    #expect(state.press(.character("q"), .character("q")) == [.leave(.quit)])
  }

  @Test func `they wait while another run is looked at`() {
    var state = moved()
    let thresholds = state.editor?.decisions.thresholds
    state.press(.character("1"), .up, .enter, .character("3"))
    #expect(state.editor == nil)
    state.press(.character("1"), .down, .enter)
    var view = Sample.view(labels: Sample.scoreTable().labels)
    view.row = Sample.rows[1]
    _ = state.update(.opened(view))
    state.press(.character("3"))
    _ = state.update(.scores(Sample.scores(versions: Sample.versions)))
    #expect(state.editor?.decisions.thresholds == thresholds)
    #expect(state.editor?.isLocked(label: 0) == false)
    #expect(state.editor?.isChanged == true)
  }

  @Test func `a version that another process keeps is taken up, and what is moved stays moved`() {
    var state = moved()
    let threshold = state.editor?.decisions.thresholds[0]
    let effects = state.update(
      .thresholds(
        run: 139, TunedThresholds(version: 2, goal: "f1", values: Sample.versions[0].values)))
    guard case .loadScores(let request) = effects.first else {
      Issue.record("\(effects)")
      return
    }
    #expect(request.version == 2)
    var newer = Sample.versions[0]
    newer.number = 2
    _ = state.update(.scores(Sample.scores(request, versions: Sample.versions + [newer])))
    #expect(state.editor?.kept?.number == 2)
    #expect(state.editor?.decisions.thresholds[0] == threshold)
    #expect(state.text.contains("v2 was kept by another process"))
  }

  @Test func `thresholds of another split are kept as such until all are chosen anew`() {
    var foreign = Sample.versions[0]
    foreign.splitHash = "beef"
    var editor = ThresholdEditor(Sample.scores(versions: [foreign]))
    #expect(editor.candidate.splitHash == "5f3a")
    editor.use(foreign)
    editor.set(0.3, ofLabel: 0)
    #expect(editor.candidate.splitHash == "beef")
    editor.undo()
    editor.undo()
    #expect(editor.candidate.splitHash == "5f3a")
    editor.redo()
    editor.chooseAll()
    #expect(editor.candidate.splitHash == "5f3a")
  }

  @Test func `what a person set is locked when it is taken up again`() {
    var version = Sample.versions[0]
    version.origins = [.own, .hand, .own, .own, .own, .own]
    let state = Sample.scored(on: .character("3"), versions: [version])
    #expect(state.editor?.locked == [false, true, false, false, false, false])
  }

  @Test
  func `a filter is not carried to another run, and keys do nothing where no label is listed`() {
    var state = Sample.scored(on: .character("3"), versions: Sample.versions)
    state.press(.character("/"), .character("q"), .character("q"), .enter)
    let before = state.editor?.decisions
    state.press(.character("a"), .right, .character("]"))
    #expect(state.editor?.decisions == before)
    state.press(.character("1"), .up, .enter, .character("3"))
    state.press(.character("1"), .down, .enter)
    var view = Sample.view(labels: Sample.scoreTable().labels)
    view.row = Sample.rows[1]
    _ = state.update(.opened(view))
    state.press(.character("3"))
    _ = state.update(.scores(Sample.scores()))
    #expect(state.interface.labels.filter == "")
  }
}
