import Metrics
import TerminalUI
import Testing
import Workbench

/// The system screen, drawn.
@Suite struct SystemScreenTests {
  @Test func `the system at 80x24`() {
    expect(Sample.system(), draws: ExpectedScreens.system80x24)
  }

  @Test func `the system at 80x24 in nothing but ASCII`() {
    let state = Sample.system(glyphs: .ascii)
    expect(state, draws: ExpectedScreens.systemAscii80x24)
    expectASCII(state)
  }

  @Test func `the system at 160x48`() {
    let text = Sample.system(width: 160, height: 48).text
    for part in [
      "step of 0142", "77.6 ms a step", "3.body.0", "9.7 GB free of 16.0 GB", "core 1",
      "4711 on tern, this program", "196% cpu", "212 MB", "a stray word",
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test func `the system in one pane at 40x10`() {
    expect(Sample.system(width: 40, height: 10), draws: ExpectedScreens.system40x10)
  }

  @Test func `any size and any key is drawn`() {
    for keys: [Key] in [[], [.tab], [.backTab], [.tab, .tab], [.character("/"), .character("o")]] {
      for (width, height) in [(0, 0), (1, 1), (19, 3), (20, 4), (33, 7), (60, 16), (400, 120)] {
        var state = Sample.system(width: width, height: height)
        for key in keys { state.press(key) }
        for key: Key in [.up, .down, .pageUp, .pageDown, .home, .end, .character("z")] {
          state.press(key)
          #expect(state.view().lines.count == height)
        }
      }
    }
  }

  @Test func `every key before anything is known is harmless`() {
    for binding in Keymap.bindings(on: .system) where binding.action != .interrupt {
      var state = WorkbenchState()
      state.press(.character("8"))
      for key in binding.keys { state.press(key) }
      _ = state.view()
      _ = state.view(width: 160, height: 48)
    }
  }

  @Test func `the machine is looked at once a second, and only while it is shown`() {
    var state = Sample.training()
    #expect(state.update(.tick(now: Sample.now + 1)).isEmpty)
    #expect(state.press(.character("8")) == [.lookAtMachine(142, printedFrom: 0)])
    #expect(state.update(.tick(now: Sample.now + 1.5)).isEmpty)
    _ = state.update(
      .printed(PrintedLines(run: 142, end: 77, lines: [LogEntry(level: .output, text: "x")])))
    #expect(
      state.update(.tick(now: Sample.now + 2)) == [.lookAtMachine(142, printedFrom: 77)])
    state.press(.character("2"))
    #expect(state.update(.tick(now: Sample.now + 9)).isEmpty)
  }

  @Test func `the slowest layers come first if asked for`() {
    var state = Sample.system(width: 160, height: 48)
    func first() -> String { state.view().lines[6] }
    #expect(first().contains("0 ") && first().contains("64x64x16"))
    state.press(.character("s"))
    #expect(first().contains("3.body.0"))
    #expect(state.text.contains("slowest first"))
  }

  @Test func `a run that is over shows what its steps were last, and says so`() {
    var state = Sample.system(width: 160, height: 48)
    var view = Sample.view()
    view.row.status = .done
    view.snapshot = nil
    view.activity = Sample.activity
    view.activity.worker = nil
    _ = state.update(.opened(view))
    #expect(state.text.contains("as it was last"))
    #expect(state.text.contains("none; done"))
    #expect(state.text.contains("3.body.0"))
  }

  @Test func `an old run says that no profile was kept`() {
    var state = Sample.system()
    var view = Sample.view()
    view.row.status = .done
    _ = state.update(.opened(view))
    #expect(state.text.contains("Of 0142 it was not kept where the time of its steps went."))
    _ = state.update(.activity(run: 142, RunActivity()))
    #expect(!state.text.contains("fwd ms"))
  }

  @Test func `odd figures are drawn as dashes, not as traps`() {
    var state = Sample.system(width: 160, height: 48)
    var activity = Sample.activity
    activity.profile?.seconds = .nan
    activity.profile?.layers[0].forwardSeconds = .infinity
    activity.profile?.lossSeconds = -.infinity
    activity.profile?.images = .nan
    activity.cpuPercent = .nan
    activity.heartbeat = .infinity
    _ = state.update(.activity(run: 142, activity))
    _ = state.update(
      .machine(
        MachineView(
          cores: [.nan, 7, -1], load: [.nan], memoryBytes: 0, availableBytes: -5, diskBytes: 1,
          freeBytes: .max, screenPercent: .nan, frameSeconds: .infinity)))
    for (width, height) in [(160, 48), (80, 24), (40, 10)] {
      #expect(state.view(width: width, height: height).lines.count == height)
    }
  }

  @Test func `a click selects a layer`() {
    var state = Sample.system(width: 160, height: 48)
    state.press(.tab)
    state.click(10, 8)
    #expect(state.interface.system.focus == .step)
    #expect(state.interface.system.layer == 2)
  }
}
