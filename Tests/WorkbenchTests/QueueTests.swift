import TerminalUI
import Testing
import Workbench

/// The window of the queue, and the ways to put something into it.
@Suite struct QueueTests {
  private static let waiting: [RunRow] = [
    RunRow(id: 143, title: "cats and dogs, mixed", status: .queued, epochs: 40, seed: 8),
    RunRow(id: 144, title: "cats and dogs, mixed", status: .queued, epochs: 40, seed: 9),
    RunRow(
      id: 135, title: "mix, three seeds", status: .queued, epoch: 7, epochs: 40, step: 5432,
      steps: 31040, seed: 3),
  ]

  private func state(
    width: Int = 80, height: Int = 24, glyphs: GlyphSet = .braille, isPaused: Bool = false,
    runner: String? = "process 4711 on tern"
  ) -> WorkbenchState {
    var state = Sample.training(width: width, height: height, glyphs: glyphs)
    for row in Self.waiting { _ = state.update(.runChanged(row)) }
    _ = state.update(
      .queue(
        QueueView(
          waiting: Self.waiting.map { .init(run: $0.id, since: Sample.now - 3600) },
          isPaused: isPaused, parallel: 1, runner: runner)))
    state.press(.character("Q"))
    return state
  }

  @Test func `the queue at 80x24`() { expect(state(), draws: ExpectedScreens.queue) }

  @Test func `the queue at 160x48, paused and without a process`() {
    expect(
      state(width: 160, height: 48, isPaused: true, runner: nil), draws: ExpectedScreens.wideQueue)
  }

  @Test func `the queue in nothing but ASCII`() { expectASCII(state(glyphs: .ascii)) }

  @Test func `the queue is drawn at every small size`() {
    let state = state()
    for width in 0...60 {
      for height in [0, 1, 2, 3, 4, 5, 7, 9, 11, 13] {
        #expect(state.view(width: width, height: height).lines.count == height)
      }
    }
  }

  @Test func `runs are moved, and shown so at once`() {
    var state = state()
    state.press(.character("j"))
    #expect(state.press(.character("J")) == [.queue(.move(143, to: .before(135)))])
    #expect(state.queue.waiting.map(\.run) == [144, 143, 135])
    #expect(state.press(.character("J")) == [.queue(.move(143, to: .last))])
    #expect(state.press(.character("J")) == [])
    #expect(state.press(.character("K")) == [.queue(.move(143, to: .before(135)))])
    #expect(state.press(.character("F")) == [.queue(.move(143, to: .first))])
    #expect(state.queue.waiting.map(\.run) == [143, 144, 135])
    #expect(state.interface.dialog == .queue(selected: 143))
  }

  @Test func `a run is taken out, and the next one is selected`() {
    var state = state()
    #expect(state.press(.character("x")) == [], "the first row trains")
    state.press(.down)
    #expect(state.press(.character("x")) == [.queue(.takeOut(143))])
    #expect(state.interface.dialog == .queue(selected: 144))
    #expect(state.press(.character("x")) == [.queue(.takeOut(144))])
    #expect(state.press(.character("x")) == [.queue(.takeOut(135))])
    #expect(state.queue.waiting.isEmpty)
  }

  @Test func `the queue is paused, widened and worked on`() {
    var state = state(runner: nil)
    #expect(state.press(.character("s")) == [.queue(.work)])
    #expect(state.press(.character("p")) == [.queue(.pause(true))])
    #expect(state.text.contains("paused"))
    #expect(state.press(.character("s")) == [])
    #expect(state.interface.notice?.text == "The queue is paused; p lets it go on.")
    #expect(state.press(.character("p")) == [.queue(.pause(false))])
    #expect(state.press(.character("-")) == [], "one run at once is the least")
    #expect(state.press(.character("+")) == [.queue(.parallel(2))])
    #expect(state.text.contains("2 at once"))
  }

  @Test func `Enter opens a run, a click selects it and a second one opens it`() throws {
    var state = state()
    #expect(state.press(.down, .enter) == [.openRun(143)])
    #expect(state.interface.dialog == nil)
    state.press(.character("Q"))
    let line = try #require(state.view().lines.firstIndex { $0.contains("0144") })
    let column = state.view().lines[line].distance(to: "0144")
    state.click(column, line)
    #expect(state.interface.dialog == .queue(selected: 144))
    state.click(column, line)
    #expect(state.interface.dialog == nil)
  }

  @Test func `the tabs tell how many runs wait`() {
    var state = state(width: 160, height: 48)
    state.press(.escape, .character("1"))
    #expect(state.view().lines[0].contains("queue 3"))
  }

  @Test func `pause and stop of a run that waits start it, or take it out`() {
    var state = Sample.state([.runs(Self.waiting), .experiments([])])
    _ = state.update(.queue(QueueView(waiting: [.init(run: 143, since: 0)])))
    state.press(.character("1"))
    while state.interface.runs.selected != 143 { state.press(.down) }
    #expect(state.press(.character("P"), .character("s")) == [.resumeRun(143)])
    #expect(state.press(.character("X"), .enter) == [.queue(.takeOut(143))])
    #expect(state.press(.character("C")) == [])
    #expect(state.text.contains("0143 waits in the queue"))
    #expect(state.press(.character("d")) == [])
    #expect(state.text.contains("take it out before archiving it"))
  }

  @Test func `a stopped run waits to be resumed`() {
    var state = idle()
    state.press(.character("1"))
    while state.interface.runs.selected != 135 { state.press(.down) }
    #expect(state.press(.character("P"), .character("q")) == [.queue(.add(135))])
  }

  // MARK: New runs

  private func idle() -> WorkbenchState {
    Sample.state([
      .runs(Array(Sample.rows.dropFirst())),
      .experiments([
        ExperimentEntry(path: "built-in:pets", title: "pets", isBuiltIn: true),
        ExperimentEntry(path: "Experiments/photos.yaml", title: "holiday photos"),
        ExperimentEntry(path: "Experiments/bad.yaml", title: "bad", problems: ["bad.yaml:3: no"]),
      ]),
    ])
  }

  @Test func `typing lists fewer experiments`() {
    var state = idle()
    state.press(.character("N"))
    state.type("PHO")
    #expect(state.text.contains("holiday photos") && !state.text.contains("pets"))
    #expect(state.press(.enter) == [.startRun(.file("Experiments/photos.yaml"))])
  }

  @Test func `the path of a file that is not listed is taken as it is`() {
    var state = idle()
    state.press(.character("N"))
    state.type("../other/night.yaml")
    #expect(state.press(.enter) == [.startRun(.file("../other/night.yaml"))])
  }

  @Test func `a file with mistakes is not started, and says the first`() {
    var state = idle()
    state.press(.character("N"))
    state.type("bad")
    #expect(state.press(.enter) == [])
    #expect(state.text.contains("bad.yaml:3: no"))
  }

  @Test func `a new run is queued on request, with seeds if so wanted`() {
    var state = idle()
    #expect(
      state.press(.character("N"), .control("o"), .character("q"))
        == [.enqueue(.file("built-in:pets"), seeds: [])])
    state.press(.character("N"), .control("o"), .character("s"))
    state.type("1-3, 7")
    #expect(state.press(.enter) == [.enqueue(.file("built-in:pets"), seeds: [1, 2, 3, 7])])
    state.press(.character("N"), .control("o"), .character("s"))
    state.type("7-3")
    #expect(state.press(.enter) == [])
    #expect(state.text.contains("7-3 is not a list of seeds"))
  }

  @Test func `a run is run again as it was, with other seeds, or edited first`() {
    var state = idle()
    state.press(.character("1"))
    #expect(state.interface.runs.selected == 139)
    #expect(state.press(.character("e"), .enter) == [.startRun(.again(139))])
    #expect(state.press(.character("e"), .character("q")) == [.enqueue(.again(139), seeds: [])])
    state.press(.character("e"), .character("s"))
    state.type("5")
    #expect(state.press(.enter) == [.enqueue(.again(139), seeds: [5])])
    #expect(state.press(.character("e"), .character("e")) == [.editRun(139)])
  }

  @Test func `while a run trains here, another one is queued`() {
    var state = Sample.training()
    state.press(.character("1"))
    #expect(state.press(.character("e"), .enter) == [.enqueue(.again(142), seeds: [])])
  }

  @Test func `an edited experiment is queued, edited again or dropped`() {
    var state = idle()
    let edit = ExperimentEdit(
      run: 139, path: "runs/edits/0139.yaml", title: "wider", isChanged: true)
    _ = state.update(.edited(edit))
    #expect(state.text.contains("A new run: wider."))
    #expect(state.press(.character("q")) == [.enqueue(edit.source, seeds: [])])
    var bad = edit
    bad.problems = ["0139.yaml:3:5: train.epoch is not a known key; did you mean train.epochs?"]
    _ = state.update(.edited(bad))
    #expect(state.text.contains("0139, edited: 1 problem"))
    #expect(state.text.contains("0139.yaml:3:5:"))
    #expect(state.press(.character("q")) == [], "no run is made of what has a mistake")
    #expect(state.press(.enter) == [.editFile(path: edit.path, of: 139)])
    _ = state.update(.edited(bad))
    #expect(state.press(.character("d")) == [.dropEdit(path: edit.path, of: 139)])
    var same = edit
    same.isChanged = false
    _ = state.update(.edited(same))
    #expect(state.text.contains("Nothing was changed"))
    state.press(.escape)
    #expect(state.text.contains("The text is kept as runs/edits/0139.yaml."))
  }

  @Test(
    arguments: [
      ("1", [1]), ("3,1", [3, 1]), ("1-3,2,5", [1, 2, 3, 5]), (" 4  6 ", [4, 6]),
      ("18446744073709551615", [UInt64.max]),
    ] as [(String, [UInt64])])
  func `seeds are numbers and ranges, each once`(text: String, seeds: [UInt64]) {
    #expect(SeedList.parse(text) == seeds)
  }

  @Test(arguments: ["", ",", "x", "1-", "-1", "3-1", "1-2-3", "0-1000", "0-18446744073709551615"])
  func `what is no list of seeds is refused`(text: String) {
    #expect(SeedList.parse(text) == nil)
  }
}
