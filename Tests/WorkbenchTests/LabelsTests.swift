import Metrics
import TerminalUI
import Testing
import Workbench

@Suite struct LabelsTests {
  private func thresholds(_ state: WorkbenchState) -> [Double] {
    state.editor?.decisions.thresholds ?? []
  }

  // MARK: Asking

  @Test func `showing labels asks for the scores, then for what the selected label is worth`() {
    var state = Sample.state([.runs([Sample.rows[1]])])
    let asked = state.press(.character("3"))
    #expect(asked == [.openRun(139), .loadScores(ScoresRequest(run: 139, part: .tune))])
    #expect(state.text.contains("sorting the scores of 0139"))
    let effects = state.update(.scores(Sample.scores()))
    #expect(effects.count == 2)
    guard case .estimateGain(let request, let ranked) = effects.first else {
      Issue.record("\(effects)")
      return
    }
    #expect(request.label == 0 && request.threshold == 0.5 && request.goal == .f1)
    #expect(ranked == Sample.scoreTable().ranked(label: 0))
    guard case .checkCalibration(let check, let scores, _) = effects.last else {
      Issue.record("\(effects)")
      return
    }
    #expect(check.method == nil && scores == Sample.scoreTable().scores(ofLabel: 0))
  }

  @Test func `one question is out at a time, and the newest follows the answer`() {
    var state = Sample.scored(on: .character("3"))
    guard let first = state.gain?.question else {
      Issue.record("nothing asked")
      return
    }
    for _ in 0..<10 { #expect(state.press(.right) == []) }
    #expect(state.gain?.question == first)
    let gain = Sample.gain(first, table: Sample.scoreTable())
    let effects = state.update(.gain(first, gain))
    #expect(effects.count == 1)
    #expect(state.gain?.question.threshold == 0.6)
    // Until that is answered the old figures stay, and late ones are ignored.
    #expect(state.gain?.answer == gain)
    _ = state.update(.gain(first, ThresholdGain()))
    #expect(state.gain?.answer == gain)
    state.answerLabels()
    #expect(state.gain?.stage == .answered)
    #expect(state.press(.function(5)) == [])
  }

  @Test func `a failure says why, and 3 tries again`() {
    var state = Sample.state([.runs([Sample.rows[1]])])
    state.press(.character("3"))
    let request = ScoresRequest(run: 139, part: .tune)
    _ = state.update(.scoresFailed(request, "run 0139 has no scores of its tune part yet"))
    #expect(state.text.contains("no scores of its tune part yet"))
    #expect(state.text.contains("3 tries again"))
    #expect(state.press(.character("3")) == [.loadScores(request)])
  }

  @Test func `without any run it says what to do`() {
    var state = Sample.state([.runs([])])
    #expect(state.press(.character("3")) == [])
    #expect(state.text.contains("There is no run to look at."))
    #expect(state.press(.character("A")) == [])
    #expect(state.text.contains("There are no scores yet."))
  }

  // MARK: Moving

  @Test func `left and right move the threshold, up and down the label`() {
    var state = Sample.labelling()
    state.press(.right, .right, .down, .left)
    #expect(thresholds(state)[0] == 0.52)
    #expect(thresholds(state)[1] == 0.49)
    state.press(.character(">"), .character(">"), .character("<"))
    #expect(thresholds(state)[1] == 0.491)
    state.press(.character("u"))
    #expect(thresholds(state)[1] == 0.5)
    state.press(.character("u"))
    #expect(thresholds(state)[0] == 0.5)
    state.press(.character("U"))
    #expect(thresholds(state)[0] == 0.52)
    state.press(.character("0"))
    #expect(thresholds(state)[0] == 0.52, "the second label is selected")
    state.press(.up, .character("0"))
    #expect(thresholds(state)[0] == 0.5)
  }

  @Test func `brackets go past the next real score`() {
    var state = Sample.labelling()
    let before = state.editor?.decisions.counts[0].predicted ?? 0
    state.press(.character("]"))
    #expect(state.editor?.decisions.counts[0].predicted == before - 1)
    state.press(.character("["), .character("["))
    #expect(state.editor?.decisions.counts[0].predicted == before + 1)
  }

  @Test(arguments: [
    (".31", 0.31), ("0.31", 0.31), ("31%", 0.31), ("inf", .infinity), ("none", .infinity),
    ("1", 1), ("0%", 0), ("12.5%", 0.125),
  ])
  func `a threshold is typed`(typed: String, wanted: Double) {
    var state = Sample.labelling()
    state.press(.character("="), .control("u"))
    state.type(typed)
    state.press(.enter)
    #expect(thresholds(state)[0] == wanted)
    #expect(state.interface.dialog == nil)
  }

  @Test func `what is typed and is none is refused with what is allowed`() {
    var state = Sample.labelling()
    state.press(.character("="), .control("u"))
    #expect(state.text.contains("Write a number from 0 to 1"))
    state.type("1.5")
    state.press(.enter)
    #expect(state.text.contains("1.5 is not a threshold; allowed: 0 to 1, 0% to 100%, or inf."))
    state.press(.escape)
    #expect(thresholds(state)[0] == 0.5)
  }

  @Test func `a locked threshold stays, and says so`() {
    var state = Sample.labelling()
    state.press(.character(" "), .right)
    #expect(thresholds(state)[0] == 0.5)
    #expect(state.text.contains("cat is locked; Space lets it go."))
    #expect(state.text.contains("▸ * cat"))
    state.press(.character("="))
    #expect(state.interface.dialog == nil)
    state.press(.character(" "), .right)
    #expect(thresholds(state)[0] == 0.51)
  }

  // MARK: Panes

  @Test func `Tab goes round the panes, z gives one the screen, Esc takes it back`() {
    var state = Sample.labelling()
    state.press(.tab)
    #expect(state.interface.labels.focus == .cells)
    state.press(.right, .down)
    #expect(state.interface.labels.outcome == .trueNegative)
    #expect(thresholds(state)[0] == 0.5)
    state.press(.character("z"))
    #expect(state.text.contains("specificity") && !state.text.contains("labels 6"))
    state.press(.tab)
    #expect(state.text.contains("precision over recall"))
    state.press(.right)
    #expect(state.text.contains("╭─ reliability"))
    state.press(.escape)
    #expect(state.text.contains("labels 6"))
    state.press(.tab)
    #expect(state.interface.labels.focus == .list)
    state.press(.escape)
    #expect(state.interface.screen == .runs)
  }

  @Test func `Enter opens the images of the label, or those of the cell`() {
    var state = Sample.labelling()
    state.press(.down, .enter)
    #expect(state.interface.screen == .samples)
    #expect(state.interface.samples.cell?.cell == .label(1, nil))
    #expect(state.interface.samples.cell?.origin == .labels)
    state.press(.character("3"), .tab, .down, .enter)
    #expect(state.interface.samples.cell?.cell == .label(1, .falsePositive))
    #expect(state.interface.samples.cell?.order == .nearest)
  }

  @Test func `labels are sorted in five orders; the selected one stays selected`() {
    var state = Sample.labelling()
    func names() -> [String] {
      state.interface.labels.listed.map { state.editor?.labels[$0] ?? "" }
    }
    state.press(.character("A"), .down)
    #expect(names() == ["cat", "dog", "bicycle", "horse", "bus", "person"])
    state.press(.character("s"))
    #expect(names() == ["bicycle", "bus", "cat", "dog", "horse", "person"])
    #expect(state.text.contains("by name"))
    state.press(.character("s"))
    #expect(names() == ["bus", "horse", "bicycle", "person", "dog", "cat"])
    state.press(.character("s"))
    #expect(names().first == "person")
    state.press(.character("s"))
    #expect(names() == ["bus", "person", "horse", "bicycle", "dog", "cat"])
    #expect(state.interface.labels.label == 1)
    #expect(state.interface.labels.row == 4)
    // Rows do not leap while a threshold moves.
    let before = names()
    for _ in 0..<30 { state.press(.right) }
    #expect(names() == before)
  }

  @Test func `a filter lists by a part of the name, Esc lists all again`() {
    var state = Sample.labelling()
    state.press(.character("/"))
    state.type("C")
    state.press(.enter)
    #expect(state.text.contains("labels 2 of 6  /C"))
    #expect(state.interface.labels.listed == [0, 2])
    state.press(.character("/"), .control("u"))
    state.type("zebra")
    state.press(.enter)
    #expect(state.text.contains("no name contains zebra"))
    state.press(.down, .right)
    state.press(.escape)
    #expect(state.interface.labels.listed.count == 6)
  }
}
