import Metrics
import TerminalUI
import Testing
import Workbench

/// Which runs are compared, and what the keys of the comparison do.
@Suite struct CompareTests {
  private func listed() -> WorkbenchState { Sample.state([.runs(Sample.rows)]) }

  @Test func `without marks the selected run is set against the one before it`() {
    var state = listed()
    let effects = state.press(.character("7"))
    #expect(effects == [.compare(ComparisonRequest(runs: [139, 142]))])
    #expect(state.press(.down).isEmpty)
  }

  @Test func `Space takes runs in and out, and the list stays open`() {
    var state = listed()
    state.press(.character("7"), .character(" "), .down, .down, .character(" "))
    #expect(state.comparison?.question.runs == [139, 142, 137])
    state.press(.character(" "))
    #expect(state.comparison?.question.runs == [139, 142])
    state.press(.up, .character(" "), .escape)
    #expect(state.comparison?.question.runs == [142])
  }

  @Test func `the pinned run comes first, and the one before takes its place among the others`() {
    var state = Sample.comparing()
    #expect(state.comparison?.question.runs == [139, 142, 135])
    state.press(.character("]"))
    let effects = state.press(.character("p"))
    #expect(effects == [.compare(ComparisonRequest(runs: [135, 139, 142]))])
    #expect(state.interface.runs.pinned == 135)
    #expect(state.text.contains("0135 is the baseline"))
  }

  @Test func `no more than twelve runs are compared`() {
    let rows = (1...20).map { RunRow(id: $0, title: "run \($0)", status: .done) }
    var state = Sample.state([.runs(rows)])
    state.press(.character("7"), .character(" "))
    // Two are compared at first; each press takes another one in, or says why not.
    for _ in rows where (state.comparison?.question.runs.count ?? 0) < 12 {
      state.press(.character(" "), .down)
    }
    #expect(state.comparison?.question.runs.count == 12)
    while let menu = state.interface.dialog, case .menu(let open) = menu,
      open.selected < 19
    {
      state.press(.down)
      state.press(.character(" "))
      #expect((state.comparison?.question.runs.count ?? 0) <= 12)
    }
  }

  @Test func `a run that is purged leaves the comparison`() {
    var state = Sample.comparing()
    let effects = state.update(.runs(Sample.rows.filter { $0.id != 142 }))
    #expect(effects == [.compare(ComparisonRequest(runs: [139, 135]))])
    #expect(state.update(.runs([])).contains(.stopComparing))
    #expect(state.comparison == nil)
    _ = state.view()
  }

  @Test func `runs are let go of when another screen is looked at`() {
    var state = Sample.comparing()
    #expect(state.press(.character("1")).contains(.stopComparing))
    #expect(state.comparison == nil)
    #expect(state.press(.character("7")).contains { if case .compare = $0 { true } else { false } })
  }

  @Test func `an answer that comes too late is not shown`() {
    var state = Sample.comparing()
    let old = Sample.comparison(ComparisonRequest(runs: [135]))
    _ = state.update(.comparison(old))
    #expect(state.comparison?.answer?.runs.map(\.id) == [139, 142, 135])
  }

  @Test func `what cannot be read is said, and 7 tries again`() throws {
    var state = Sample.comparing()
    let request = try #require(state.comparison?.question)
    _ = state.update(.comparisonFailed(request, "the store is gone"))
    #expect(state.text.contains("the store is gone"))
    #expect(state.press(.character("7")) == [.compare(request)])
  }

  @Test func `another curve is asked for, and the clocks only for the axis of time`() {
    var state = Sample.comparing()
    #expect(
      state.press(.character("m")) == [
        .compare(
          ComparisonRequest(runs: [139, 142, 135], curve: .trainLoss, smoothing: 0.9))
      ])
    state.press(.character("x"))
    let effects = state.press(.character("x"))
    guard case .compare(let request) = effects.first else {
      Issue.record("nothing was asked for")
      return
    }
    #expect(request.needsClock)
    #expect(state.interface.compare.axis == .elapsed)
  }

  @Test func `the tune part is asked for, and never the test part`() {
    var state = Sample.comparing()
    for part in [ScoredPart.tune, .validation, .tune] {
      state.press(.character("v"))
      #expect(state.comparison?.question.part == part)
    }
  }

  @Test func `the cursor reads every run out, and what it is more than the baseline`() {
    var state = Sample.comparing(width: 160, height: 48, .left)
    #expect(state.text.contains("step 5"))
    #expect(state.text.contains("A 0139 .265"))
    // 142 trains: its last point is at step 4000.
    #expect(state.text.contains("B 0142 .232 -.033"))
    #expect(state.text.contains("C 0135 .305 +.040"))
    state.press(.escape)
    #expect(!state.text.contains("A 0139 .265"))
  }

  @Test func `zooming keeps the cursor in its place, and 0 shows all`() {
    var state = Sample.comparing()
    state.press(.character("+"), .character("+"), .character("<"))
    let window = state.interface.compare.window
    #expect(window.map { $0.upperBound - $0.lowerBound } == 1500)
    state.press(.character("0"))
    #expect(state.interface.compare.window == nil)
    for _ in 0..<60 { state.press(.character("+")) }
    _ = state.view()
    for _ in 0..<60 { state.press(.character("-")) }
    #expect(state.interface.compare.window == nil)
  }

  @Test func `two runs on other splits are told apart in words`() {
    var state = Sample.comparing(.tab, .tab, .character("]"))
    #expect(state.text.contains("C 0135 cannot be set against A: another split: 77aa, not 5f3a"))
    state.press(.tab, .tab, .tab, .tab)
    #expect(state.interface.compare.focus == .images)
    #expect(state.text.contains("another split"))
  }

  @Test func `images are filtered by who is right`() {
    var state = Sample.comparing(width: 80, height: 40, .backTab)
    #expect(state.interface.compare.focus == .images)
    #expect(state.text.contains("only A right"))
    let all = state.text
    state.press(.character("w"))
    #expect(state.text.contains("the baseline is right"))
    #expect(state.text != all)
    for _ in 0..<3 { state.press(.character("w")) }
    #expect(state.interface.compare.filter == .all)
  }

  @Test func `the picture of a disagreement is asked for and its path copied`() throws {
    var state = Sample.comparing(width: 160, height: 48, .backTab)
    let request = try #require(state.cell?.question)
    #expect(request.run == 139)
    #expect(request.images.count == 1)
    let picture = Picture(height: 2, width: 2, pixels: [UInt8](repeating: 128, count: 12))
    _ = state.update(
      .cell(
        CellView(
          request: request,
          images: [
            .init(
              number: request.images[0], name: "a", file: .path("/photos/a.png"), picture: picture)
          ])))
    #expect(state.text.contains("/photos/a.png"))
    #expect(state.press(.character("c")) == [.copy("/photos/a.png")])
  }

  @Test func `folded seeds show the mean, and settings what they share`() {
    var state = Sample.comparing(width: 160, height: 48, .character("f"))
    #expect(state.text.contains("seeds: mean, least to greatest"))
    #expect(state.text.contains("B×2 seeds"))
    state.press(.character("b"))
    #expect(state.text.contains("seeds: mean, standard deviation"))
  }

  @Test func `clicks focus a pane, select a row and put the cursor`() {
    var state = Sample.comparing(width: 160, height: 48)
    state.click(20, 38)
    #expect(state.interface.compare.focus == .measures)
    state.click(40, 10)
    #expect(state.interface.compare.focus == .curves)
    #expect(state.interface.compare.cursor != nil)
  }

  @Test func `every pane is drawn at every small size, and nothing beyond ASCII where told so`() {
    for pane in ComparePane.allCases {
      var state = Sample.comparing(glyphs: .ascii)
      while state.interface.compare.focus != pane { state.press(.tab) }
      expectASCII(state)
      for (width, height) in zip(0...66, [0, 1, 2, 3, 4, 5, 7, 9, 12, 15, 16, 17].cycled(67)) {
        #expect(state.view(width: width, height: height).lines.count == height)
      }
      _ = state.view(width: 400, height: 120)
    }
  }

  @Test func `any key before any answer does nothing bad`() {
    for binding in Keymap.bindings(on: .compare) {
      for key in binding.keys {
        var state = listed()
        state.press(.character("7"))
        _ = state.press(key)
        _ = state.view()
        state.answerComparison()
        _ = state.press(key)
        _ = state.view()
      }
    }
  }
}
