import Metrics
import TerminalUI
import Testing

@testable import Studies
@testable import Workbench

/// What keys and the mouse do on the study screen.
@Suite struct StudyTests {
  /// With a row for each run of the study.
  private func studying(
    width: Int = 80, height: Int = 24, _ studies: [StudyView] = [Sample.study]
  ) -> WorkbenchState {
    var state = Sample.studying(width: width, height: height, studies)
    let rows = studies.flatMap { $0.grid.cells.flatMap(\.self) }.compactMap(\.run).map { run in
      var row = Sample.rows[1]
      row.id = run
      return row
    }
    _ = state.update(.runs(rows))
    return state
  }

  @Test func `studies are followed only while they are looked at`() {
    var state = Sample.state([.runs(Sample.rows)])
    #expect(state.press(.character("9")) == [.watchStudies])
    #expect(state.text.contains("reading the studies"))
    #expect(state.press(.down).isEmpty)
    #expect(state.press(.character("1")) == [.stopWatchingStudies])
    #expect(state.press(.character("9")) == [.watchStudies])
  }

  @Test func `the figure goes round the strata and their weights`() {
    var state = studying()
    #expect(state.studied?.figure == "cat+dog")
    let figures = (0..<5).map { _ in
      state.press(.character("f"))
      return state.studied?.figure
    }
    #expect(figures == ["none", "weighted", "cat", "dog", "cat+dog"])
    state.press(.left)
    #expect(state.studied?.figure == "dog")
    #expect(state.text.contains("▸dog"))
  }

  @Test func `all thresholds at one half have figures of their own`() {
    var state = studying()
    #expect(state.text.contains(".18 .13–.23"))
    state.press(.character("d"))
    #expect(state.text.contains(".14 .09–.19"))
    // Of them no dose was found to be enough.
    state.press(.tab)
    #expect(!state.text.contains("10% is enough"))
  }

  @Test func `Enter compares the runs of an arm with those of its reference`() {
    var state = studying()
    state.press(.down, .down)
    let effects = state.press(.enter)
    #expect(state.interface.screen == .compare)
    #expect(state.comparedRuns == [100, 101, 102, 106, 107, 108])
    #expect(state.interface.compare.chosen == 106)
    #expect(state.interface.compare.isFolded)
    #expect(effects.last == .stopWatchingStudies)
  }

  @Test func `Enter compares the two arms of a verdict, or of a dose`() {
    var state = studying()
    state.press(.tab, .tab, .down, .down, .down, .enter)
    // Of the seeds both have.
    #expect(state.comparedRuns == [100, 109])
    state.press(.character("9"), .backTab, .right, .down, .enter)
    #expect(state.comparedRuns == [100, 112])
  }

  @Test func `no more runs are compared than fit, as many of either arm`() {
    var study = Sample.study
    study.grid.cells = (0..<6).map { arm in
      (0..<10).map { .init(.done, run: Int64(200 + 10 * arm + $0), step: 2000) }
    }
    var state = studying([study])
    state.press(.down, .enter)
    #expect(state.comparedRuns == Array(200..<206) + Array(210..<216))
  }

  @Test func `an arm without runs has nothing behind it`() {
    var state = studying([Sample.begunStudy])
    state.press(.enter)
    #expect(state.interface.screen == .study)
    #expect(state.text.contains("No run of this study is done yet."))
    #expect(state.press(.character("v")).isEmpty)
    #expect(state.interface.screen == .study)
  }

  @Test
  func `v shows the images of the stratum that the first run of the arm has taken for others`() {
    var state = studying()
    state.press(.down)
    #expect(state.press(.character("v")).first == .openRun(103))
    #expect(state.interface.screen == .confusion)
    #expect(state.interface.confusion.wantedSet == "cat+dog")
  }

  @Test func `the wanted label set is selected once the table is there`() {
    var state = Sample.confusing(table: Sample.pets)
    state.interface.confusion.wantedSet = "dog"
    state.selectWantedSet()
    let selected = state.interface.confusion.selected
    #expect(selected.map { state.confusionContent?.name(ofRow: $0.row) } == "dog")
    #expect(state.interface.confusion.wantedSet == nil)
    state.interface.confusion.wantedSet = "horse"
    state.selectWantedSet()
    #expect(state.interface.confusion.selected == selected)
  }

  @Test func `what is missing is trained once a person has agreed`() {
    var state = studying()
    #expect(state.press(.character("r")).isEmpty)
    #expect(state.text.contains("4 of 18 runs are to be trained, about 2m35s at the pace so far."))
    #expect(state.press(.character("t")) == [.continueStudy(StudyID(3))])
    state.press(.character("r"))
    #expect(state.press(.character("l")).isEmpty)
    #expect(state.interface.dialog == nil)
  }

  @Test func `a study that is whole, or of a store that is only looked at, is not continued`() {
    var state = studying([Sample.doseStudy])
    state.press(.character("r"))
    #expect(state.text.contains("All 63 runs of doses are done."))
    state = studying()
    _ = state.update(.stores([OpenStore(path: "runs", isReadOnly: true)]))
    state.press(.character("r"))
    #expect(state.text.contains("can only be looked at"))
    #expect(state.interface.dialog == nil)
  }

  @Test func `the next study begins at its first arm`() {
    var state = studying([Sample.study, Sample.begunStudy])
    #expect(state.text.contains("study 1 of 2"))
    state.press(.down, .character("o"))
    #expect(state.text.contains("garments"))
    #expect(state.interface.study.arm == 0)
    state.press(.character("o"))
    #expect(state.text.contains("cats and dogs"))
  }

  @Test func `news of a study keep what is selected, as far as it is there`() {
    var state = studying()
    state.press(.end)
    #expect(state.studied?.arm == 5)
    var study = Sample.study
    study.grid.arms.removeLast(3)
    _ = state.update(.studies([study]))
    #expect(state.studied?.arm == 2)
    let drawn = state.revision
    _ = state.update(.studies([study]))
    #expect(state.revision == drawn)
  }

  @Test func `a click selects an arm, a dose, a verdict`() {
    var state = studying(width: 160, height: 48)
    state.click(5, 7)
    #expect(state.interface.study.arm == 2)
    state.press(.tab)
    let line = state.view().lines.firstIndex { $0.contains("2.5%") && $0.contains("10%") } ?? 0
    state.click(state.view().lines[line].distance(to: "10%") + 1, line - 4)
    #expect(state.interface.study.focus == .dose)
    #expect(state.studied?.selectedDose == 0.1)
    let row = state.view().lines.firstIndex { $0.contains("✗ worse") } ?? 0
    state.click(90, row)
    #expect(state.interface.study.focus == .verdicts)
    #expect(state.studied?.verdict == 3)
    _ = state.update(.terminal(.mouse(MouseEvent(.wheelUp, x: 90, y: row))))
    #expect(state.studied?.verdict == 0)
  }

  @Test func `the keys below are those that do something`() {
    func footer(_ state: WorkbenchState) -> String { state.view().lines.last ?? "" }
    var state = studying()
    #expect(footer(state).contains("Enter its runs  v images  f figure  d at .5  r continue"))
    state.press(.character("d"))
    #expect(footer(state).contains("d as decided"))
    state.press(.backTab)
    #expect(!footer(state).contains("Enter"))
    #expect(!footer(studying([])).contains("its runs"))
    #expect(!footer(studying([Sample.doseStudy])).contains("continue"))
  }

  @Test func `before there is a study its keys say so`() {
    var state = studying([])
    for key: Key in [.enter, .character("v"), .character("f"), .character("r")] {
      state.interface.notice = nil
      #expect(state.press(key).isEmpty)
      #expect(state.interface.notice?.text == "There is no study yet.")
    }
  }

  @Test func `Esc gives a whole pane back, then goes to the runs`() {
    var state = studying()
    state.press(.tab, .character("z"))
    #expect(state.studyLayout.panes == [.dose])
    state.press(.escape)
    #expect(state.studyLayout.panes == [.arms, .dose])
    state.press(.escape)
    #expect(state.interface.screen == .runs)
  }

  @Test func `undefined figures are dashes`() {
    let state = Sample.studying(width: 160, height: 48, [Sample.longStudy])
    #expect(!state.text.contains("nan"))
    #expect(!state.text.contains("inf"))
  }

  @Test func `a verdict is told by sign and word, not by colour alone`() {
    let verdicts: [PairedVerdict?] = [
      .better, .worse, .noDifference, .notResolved(seeds: 2, images: nil), nil,
    ]
    for glyphs in GlyphSet.allCases {
      let marks = verdicts.map { VerdictMark($0, glyphs) }
      #expect(Set(marks.map(\.sign)).count == 5)
      #expect(Set(marks.map(\.word)).count == 5)
      #expect(
        Set(StudyGrid.states.map { $0.glyph(glyphs) }).count == StudyGrid.states.count)
    }
  }

  @Test func `an interval is drawn about its value, and the margin about no difference`() {
    let interval = ConfidenceInterval(lower: 0.2, upper: 0.6, level: 0.95)
    #expect(
      IntervalBar.share(0.4, interval, width: 11, style: .plain, glyphs: .braille).plain
        == "━━├─●─┤····")
    #expect(
      IntervalBar.share(0.4, nil, width: 11, style: .plain, glyphs: .ascii).plain == "====o......")
    let bar = IntervalBar(range: -1...1, width: 21, glyphs: .braille)
    #expect(
      bar.difference(0.5, interval, margin: 0.2, style: .plain).plain == "        ░░│░├──●┤    ")
  }
}
