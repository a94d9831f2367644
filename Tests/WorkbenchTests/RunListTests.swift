import TerminalUI
import Testing
import Workbench

@Suite struct RunListTests {
  private func list(_ rows: [RunRow] = Sample.rows) -> WorkbenchState {
    Sample.state([.runs(rows), .experiments(Sample.experiments)])
  }

  private func shown(_ state: WorkbenchState) -> [RunID] {
    state.interface.runs.visible.map { state.runs[$0].id }
  }

  @Test func `the newest run comes first and is selected`() {
    let state = list()
    #expect(shown(state) == [142, 139, 137, 135])
    #expect(state.interface.runs.selected == 142)
  }

  @Test func `Enter opens the selected run on the other screen`() {
    var state = list()
    #expect(state.press(.down, .enter) == [.openRun(139)])
    #expect(state.interface.screen == .train)
    #expect(state.view().lines.contains { $0.contains("opening 0139") })
  }

  @Test func `a run asked for earlier and loaded late is not shown`() {
    var state = list()
    state.press(.down, .enter, .character("1"), .up, .enter)
    var late = Sample.view()
    late.row = Sample.rows[1]
    _ = state.update(.opened(late))
    #expect(state.opened == nil)
    _ = state.update(.opened(Sample.view()))
    #expect(state.opened?.id == 142)
  }

  @Test func `words filter by title, tag, status and number; Enter keeps, Esc clears`() {
    var state = list()
    state.press(.character("/"))
    state.type("mix")
    #expect(shown(state) == [142, 139, 135])
    state.type(" interr")
    #expect(shown(state) == [135])
    #expect(state.interface.runs.selected == 135)
    state.press(.enter)
    #expect(!state.interface.runs.isFiltering)
    state.press(.escape)
    #expect(shown(state).count == 4)
    state.press(.character("/"))
    state.type("0137")
    #expect(shown(state) == [137])
    state.type("x")
    #expect(shown(state).isEmpty)
    #expect(state.view().lines.contains { $0.contains("no run matches") })
    #expect(state.press(.enter, .enter) == [])
    state.press(.character("/"), .escape)
    #expect(shown(state).count == 4)
  }

  @Test func `while a filter is typed its letters are no commands`() {
    var state = list()
    state.press(.character("/"))
    state.type("qPX1?:")
    #expect(state.interface.runs.filter.text == "qPX1?:")
    #expect(state.interface.dialog == nil)
  }

  @Test func `a column is chosen to sort by, and again to turn the order`() {
    var state = list()
    state.press(.character("S"), .home)
    for _ in 0..<10 { state.press(.up) }
    for _ in 0..<4 { state.press(.down) }
    state.press(.enter)
    #expect(state.interface.runs.sort == .bestF1)
    #expect(shown(state) == [142, 135, 139, 137])
    state.press(.character("S"), .enter)
    #expect(shown(state) == [139, 135, 142, 137], "what is undefined stays last")
  }

  @Test func `a loss that is not a number sorts as undefined`() {
    var state = list()
    state.press(.character("S"), .up, .enter)
    #expect(state.interface.runs.sort == .validationLoss)
    #expect(shown(state) == [142, 135, 139, 137])
  }

  @Test func `archiving hides a run at once, and undo brings it back selected`() {
    var state = list()
    state.press(.down)
    #expect(state.press(.character("d")) == [.archive(139)])
    #expect(shown(state) == [142, 137, 135])
    #expect(state.interface.runs.selected == 137)
    #expect(state.press(.character("u")) == [.restore(139)])
    #expect(shown(state) == [142, 139, 137, 135])
    #expect(state.interface.runs.selected == 139)
    #expect(state.press(.character("u")) == [])
  }

  @Test func `archived runs are shown on request and come back by the same key`() {
    var state = list()
    state.press(.down, .character("d"), .character("a"))
    #expect(shown(state).contains(139))
    #expect(state.view().lines.contains { $0.contains("✓ archived") })
    state.press(.home, .down)
    #expect(state.press(.character("d")) == [.restore(139)])
  }

  @Test func `a run that trains cannot be archived`() {
    var state = list()
    #expect(state.press(.character("d")) == [])
    #expect(state.interface.notice?.text == "0142 is running; stop it before archiving it.")
  }

  @Test func `tags are words, each once`() {
    var state = list()
    state.press(.character("t"), .control("u"))
    state.type("  base  q2 base ")
    #expect(state.press(.enter) == [.setTags(["base", "q2"], of: 142)])
    #expect(state.selectedRun?.tags == ["base", "q2"])
  }

  @Test func `a note may hold anything that fits a line`() {
    var state = list()
    state.press(.character("n"))
    _ = state.update(.terminal(.paste("held-out pairs\nonly")))
    #expect(state.press(.enter) == [.setNote("held-out pairs only", of: 142)])
  }

  @Test func `finished runs can be hidden`() {
    var state = list()
    state.press(.character("f"))
    #expect(shown(state) == [142])
    state.press(.character("f"))
    #expect(shown(state).count == 4)
  }

  @Test func `the number of a run is copied`() {
    var state = list()
    #expect(state.press(.character("y")) == [.copy("0142")])
  }

  @Test func `the selection stays on its run when others arrive`() {
    var state = list()
    state.press(.down, .down)
    var row = Sample.rows[0]
    row.id = 143
    row.started = Sample.now
    _ = state.update(.runChanged(row))
    #expect(shown(state) == [143, 142, 139, 137, 135])
    #expect(state.interface.runs.selected == 137)
  }

  @Test func `the first Enter of an empty store trains the built-in experiment`() {
    var state = list([])
    #expect(state.press(.enter) == [.startRun(.file("pets"))])
  }

  @Test func `a file with mistakes says the first and does not start`() {
    var state = list([])
    #expect(state.press(.down, .down, .enter) == [])
    #expect(state.interface.notice?.text.hasPrefix("broken.yaml:3:1") == true)
    #expect(state.interface.notice?.isFailure == true)
  }

  @Test func `a new run is started from a file of the list, and opened when it exists`() {
    var state = list(Array(Sample.rows.dropFirst()))
    #expect(
      state.press(.character("N"), .down, .enter)
        == [.startRun(.file("Experiments/photos.yaml"))])
    var row = Sample.rows[0]
    row.id = 143
    #expect(state.update(.started(row)) == [.openRun(143)])
    #expect(state.interface.screen == .train)
    #expect(state.interface.runs.selected == 143)
  }

  @Test func `the details beside the table are fetched once for each selection`() {
    var state = Sample.state(width: 160, height: 48)
    #expect(state.update(.runs(Sample.rows)).first == .describeRun(142))
    #expect(state.update(.tick(now: Sample.now + 1)) == [])
    #expect(state.press(.down) == [.describeRun(139)])
    _ = state.update(.described(run: 139, lines: ["seed: 7"]))
    #expect(state.view().lines.contains { $0.contains("seed: 7") })
  }

  @Test func `ten thousand runs are filtered, sorted and scrolled`() {
    let rows = (1...10_000).map { number in
      var row = Sample.rows[number % 4]
      row.id = Int64(number)
      row.started = Double(number)
      return row
    }
    var state = list(rows)
    #expect(shown(state).first == 10_000)
    state.press(.end)
    #expect(state.interface.runs.selected == 1)
    #expect(state.view().lines.contains { $0.contains("▸  0001") })
  }
}
