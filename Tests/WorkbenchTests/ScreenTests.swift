import TerminalUI
import Testing
import Workbench

/// Whole screens, compared line by line.
@Suite struct ScreenTests {
  @Test func `a run in training at 80x24`() {
    expect(Sample.training(), 80, 24, draws: ExpectedScreens.train80x24)
  }

  @Test func `a run in training at 80x24 in nothing but ASCII`() {
    let state = Sample.training(glyphs: .ascii)
    expect(state, 80, 24, draws: ExpectedScreens.trainAscii80x24)
    expectASCII(state)
  }

  @Test func `a run in training as a workbench at 160x48`() {
    expect(
      Sample.training(width: 160, height: 48), 160, 48, draws: ExpectedScreens.train160x48)
  }

  @Test func `a run in training in one pane at 40x10 still shows loss, time to the end and keys`() {
    expect(Sample.training(width: 40, height: 10), 40, 10, draws: ExpectedScreens.train40x10)
  }

  @Test func `the runs at 80x24`() {
    var state = Sample.training()
    state.press(.character("1"))
    expect(state, 80, 24, draws: ExpectedScreens.runs80x24)
  }

  @Test func `the runs with details at 160x48`() {
    var state = Sample.training(width: 160, height: 48)
    state.press(.character("1"))
    _ = state.update(
      .described(run: 142, lines: ["title: cats and dogs", "seed: 7", "train:", "  epochs: 40"]))
    expect(state, 160, 48, draws: ExpectedScreens.runs160x48)
  }

  @Test func `the runs in one pane at 40x10`() {
    var state = Sample.training(width: 40, height: 10)
    state.press(.character("1"))
    expect(state, 40, 10, draws: ExpectedScreens.runs40x10)
  }

  @Test func `an empty store offers the built-in experiment`() {
    let state = Sample.state([.runs([]), .experiments(Sample.experiments)])
    expect(state, 80, 24, draws: ExpectedScreens.welcome80x24)
  }

  @Test func `the mix at 80x24`() {
    expect(Sample.mixing(), 80, 24, draws: ExpectedScreens.mix80x24)
  }

  @Test func `the mix with all its panes at 160x48`() {
    expect(Sample.mixing(width: 160, height: 48), 160, 48, draws: ExpectedScreens.mix160x48)
  }

  @Test func `the mix with rates at 80x24`() {
    expect(Sample.mixRated(), 80, 24, draws: ExpectedScreens.mixRated80x24)
  }

  @Test func `the mix with rates at 160x48`() {
    var state = Sample.mixRated(width: 160, height: 48)
    state.press(.down, .down, .down)
    expect(state, 160, 48, draws: ExpectedScreens.mixRated160x48)
  }

  @Test func `the mix in one pane at 40x10`() {
    expect(Sample.mixing(width: 40, height: 10), 40, 10, draws: ExpectedScreens.mix40x10)
  }

  @Test func `the samples at 80x24`() {
    expect(Sample.sampling(), 80, 24, draws: ExpectedScreens.samples80x24)
  }

  @Test func `the samples at 80x24 in nothing but ASCII`() {
    expect(Sample.sampling(glyphs: .ascii), 80, 24, draws: ExpectedScreens.samplesAscii80x24)
  }

  @Test func `the samples without a frame at 40x10`() {
    let state = Sample.sampling(width: 40, height: 10, glyphs: .ascii)
    expect(state, 40, 10, draws: ExpectedScreens.samplesAscii40x10)
  }

  @Test func `the screens about the data need nothing but ASCII, and not even room`() {
    for state in [
      Sample.mixing(glyphs: .ascii), Sample.mixRated(glyphs: .ascii),
      Sample.sampling(glyphs: .ascii),
      Sample.mixing(width: 160, height: 48, glyphs: .ascii),
    ] {
      expectASCII(state)
      #expect(state.view(width: 0, height: 0).lines.isEmpty)
    }
  }

  @Test func `below 20x4 there is one line of status and one of news`() {
    expect(
      Sample.training(), 19, 3, draws: "▶ 12/40 .289 21m40s\n! 10:44 plateau: v…\n")
    expect(Sample.training(), 60, 1, draws: "▶ 0142 ep 12/40  loss .289  ETA 21m40s")
    expect(Sample.training(), 9, 1, draws: "▶ 21m40s")
  }

  @Test func `a terminal of one cell shows the sign of the status, one of none shows nothing`() {
    #expect(Sample.training().view(width: 1, height: 1).lines == ["▶"])
    #expect(Sample.training().view(width: 0, height: 0).lines.isEmpty)
    #expect(Sample.training().view(width: 0, height: 5).lines == ["", "", "", "", ""])
  }

  @Test func `figures that are not defined are dashes`() {
    var state = Sample.training()
    var view = Sample.view(steps: 0)
    view.snapshot = LiveSnapshot(phase: "drawing pictures 812/2000")
    view.row.best = RunMeasures()
    _ = state.update(.opened(view))
    let lines = state.view(width: 80, height: 24).lines
    #expect(lines[1].contains("drawing pictures 812/2000"))
    #expect(lines[2].hasSuffix("cpu –  mem –"))
    #expect(lines.contains { $0.hasPrefix("  cat") && $0.contains("–    –    –    –") })
    #expect(lines.contains { $0.contains("the first points come with the first steps") })
  }

  @Test func `a past run is drawn by the same screen as a live one`() {
    var state = Sample.training()
    var view = Sample.view()
    view.row.status = .done
    view.row.isHere = false
    view.snapshot = nil
    _ = state.update(.opened(view))
    let lines = state.view(width: 100, height: 30).lines
    #expect(lines[1].contains("✓ DONE"))
    #expect(lines[1].contains("took 14m02s"))
    #expect(lines[2].contains("100%"))
    #expect(!lines[1].contains("ETA"))
    #expect(!(lines.last ?? "").contains("P pause"))
  }

  @Test func `a zoomed pane has the screen to itself, and Tab goes through all of them`() {
    var state = Sample.training()
    state.press(.character("z"))
    var seen: [String] = []
    for _ in TrainPane.allCases {
      seen.append(state.view(width: 80, height: 24).lines.joined(separator: "\n"))
      state.press(.tab)
    }
    #expect(seen[0].contains("╭─ loss"))
    #expect(seen[1].contains("bicycle") && !seen[1].contains("╭─ loss"))
    #expect(seen[2].contains("╭─ run "))
    #expect(seen[3].contains("╭─ learning rate"))
    #expect(seen[4].contains("╭─ gradient norm"))
    #expect(seen[5].contains("checkpoint at step 9300"))
  }

  @Test func `the value cursor says what each line is worth at its step`() {
    var state = Sample.training()
    state.press(.left)
    for _ in 0..<15 { state.press(.left) }
    let text = state.view(width: 80, height: 24).lines.joined(separator: "\n")
    #expect(text.contains("step 7310  ep 10"))
    #expect(text.contains("▲ validation .264"))
    #expect(text.contains("● train      .298  ema .300"))
    state.press(.escape)
    #expect(state.interface.train.chart.cursor == nil)
  }

  @Test func `an unreadable number is shown, and marked on the axis`() {
    var state = Sample.training()
    _ = state.update(
      .points(run: 142, .trainLoss, [SeriesPoint(step: 9311, value: .nan)]))
    let lines = state.view(width: 80, height: 24).lines
    #expect(lines.contains { $0.contains("✕") })
  }
}
