import Metrics
import TerminalUI
import Testing
import Workbench

/// Rules, kept versions, calibration and the test split, on the labels screen.
@Suite struct LabelsRulesTests {
  private func thresholds(_ state: WorkbenchState) -> [Double] {
    state.editor?.decisions.thresholds ?? []
  }

  // MARK: Rules and versions

  @Test func `from opening a run to a saved set is three keys`() {
    var state = Sample.state([.runs([Sample.rows[1]])])
    state.press(.character("3"))
    _ = state.update(.scores(Sample.scores()))
    state.press(.character("A"))
    #expect(state.text.contains("6 of 6 by f1: macro F1 .491 → .708"))
    let effects = state.press(.character("S"))
    guard let version = state.editor?.candidate else { return }
    #expect(effects == [.saveThresholds(version, of: 139)])
    // On its way it is not saved once more.
    #expect(state.press(.character("S")) == [])
    var kept = version
    kept.number = 1
    _ = state.update(.thresholdsSaved(run: 139, kept))
    #expect(state.text.contains("thresholds kept as v1 with 0139"))
    #expect(state.press(.character("S")) == [])
    #expect(state.text.contains("Nothing has changed since v1."))
  }

  @Test func `a save that failed can be tried again`() {
    var state = Sample.labelling()
    state.press(.character("A"))
    let first = state.press(.character("S"))
    _ = state.update(.failed("the store is on a full disk"))
    #expect(state.press(.character("S")) == first)
  }

  @Test func `while a run trains its thresholds cannot be kept, which is said`() {
    var state = Sample.training()
    state.press(.character("3"))
    guard let question = state.scores?.question else { return }
    #expect(question.part == .validation && question.epoch == 11)
    _ = state.update(.scores(Sample.scores(question)))
    #expect(state.text.contains("VALIDATION 600 images of ep 11"))
    state.press(.right)
    #expect(state.press(.character("S")) == [])
    #expect(state.text.contains("Thresholds are kept once 0142 is done"))
    #expect(state.press(.character("R")) == [])
    #expect(state.interface.dialog == nil)
  }

  @Test func `a rule is chosen from a menu, changed as text, and applied`() {
    var state = Sample.labelling()
    state.press(.character("r"))
    #expect(state.text.contains("▸ 1  The greatest F1"))
    state.press(.character("6"))
    #expect(state.text.contains("▸ precision>=0.8"))
    state.type(" n+>=20")
    state.press(.enter)
    #expect(state.editor?.rule.text == "precision>=0.8 n+>=20")
    state.press(.character("A"))
    #expect(state.editor?.decisions.counts[0].precision ?? 0 >= 0.8)
    #expect(state.editor?.origins[4] == .shared)
    state.press(.character("r"), .character("s"), .enter)
    #expect(state.editor?.rule.text == "shared precision>=0.8 n+>=20")
  }

  @Test func `a rule that is none is refused with what is allowed`() {
    var state = Sample.labelling()
    state.press(.character("r"), .enter, .control("u"))
    state.type("f7")
    state.press(.enter)
    #expect(state.text.contains("f7 is not a rule; allowed: f1"))
    #expect(state.interface.dialog != nil)
  }

  @Test func `kept versions are listed, the newest first, and used`() {
    var other = Sample.versions[0]
    other.number = 2
    other.splitHash = "else"
    var state = Sample.labelling(versions: [Sample.versions[0], other])
    #expect(state.text.contains("! v2: other split"))
    state.press(.character("A"), .character("v"))
    #expect(state.text.contains("v2  ") && state.text.contains("of another split"))
    state.press(.down, .enter)
    #expect(thresholds(state) == Sample.versions[0].values)
    #expect(state.text.contains("v1, chosen by f1 on 600 images"))
    state.press(.character("v"), .enter)
    #expect(state.text.contains("v2 was chosen on another split"))
  }

  @Test func `thresholds are written to a file whose ending says the format`() {
    var state = Sample.labelling(versions: Sample.versions)
    state.press(.character("E"))
    #expect(state.text.contains("thresholds-0139.json"))
    let effects = state.press(.enter)
    guard case .exportThresholds(let version, 139, let path) = effects.first else {
      Issue.record("\(effects)")
      return
    }
    #expect(version.number == 1 && path == "thresholds-0139.json")
    state.press(.character("E"), .backspace)
    #expect(state.text.contains("The name must end in .json, .yaml or .csv."))
    #expect(state.press(.enter) == [])
  }

  // MARK: Calibration and test

  @Test func `c calibrates all labels, one after another, and they are kept too`() {
    var state = Sample.labelling()
    state.press(.character("c"))
    #expect(state.text.contains("fitting Platt to the scores of all labels"))
    #expect(state.press(.character("S")) == [])
    #expect(state.text.contains("Calibration is still being fitted: 0 of 6 labels."))
    state.answerLabels()
    #expect(state.editor?.calibrations.count { $0 != nil } == 6)
    state.press(.tab, .tab, .right, .escape)
    #expect(state.text.contains("Platt"))
    #expect(state.press(.character("S")).count == 1)
    #expect(state.editor?.candidate.calibrations.count == 6)
    state.press(.character("c"))
    #expect(state.editor?.method == .isotonic)
    state.press(.right, .tab, .character("u"))
    #expect(state.editor?.method == .platt)
    #expect(state.editor?.calibrations.count { $0 != nil } == 6)
    state.press(.character("c"), .character("c"), .character("c"))
    state.answerLabels()
    #expect(state.editor?.method == nil)
    #expect(state.editor?.candidate.calibrations == [])
  }

  @Test func `a look at the test split is asked for, counted, and stale once a threshold moves`() {
    var state = Sample.labelling()
    state.press(.character("A"), .character("R"))
    #expect(state.text.contains("The look is counted and kept with the run."))
    #expect(state.press(.enter) == [], "Enter alone leaves it sealed")
    let effects = state.press(.character("R"), .character("y"))
    #expect(effects == [.lookAtTest(139, thresholds: thresholds(state))])
    let table = Sample.scoreTable(images: 300)
    _ = state.update(
      .test(
        TestView(
          run: 139, thresholds: thresholds(state), looks: 1, images: 300,
          counts: table.counts(thresholds: thresholds(state)),
          countsAtHalf: table.counts(thresholds: [0.5, 0.5, 0.5, 0.5, 0.5, 0.5]))))
    #expect(state.text.contains("TEST shown, look 1"))
    #expect(state.text.contains("none test"))
    state.press(.right)
    #expect(!state.text.contains("none test"))
    #expect(state.text.contains("TEST sealed, 1 look"))
  }
}
