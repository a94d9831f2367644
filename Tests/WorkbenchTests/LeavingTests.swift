import TerminalUI
import Testing
import Workbench

@Suite struct LeavingTests {
  @Test func `q with a run in this process asks, and Esc stays`() {
    var state = Sample.training()
    #expect(state.press(.character("q")) == [])
    #expect(state.interface.dialog == .menu(Menu(.leave)))
    #expect(state.press(.escape) == [])
    #expect(state.interface.dialog == nil)
    #expect(state.interface.departure == nil)
  }

  @Test(arguments: [
    (Character("b"), Departure.handOver), (Character("c"), .stopWithCheckpoint),
  ]) func `the letters of the question choose`(key: Character, departure: Departure) {
    var state = Sample.training()
    #expect(state.press(.character("q"), .character(key)) == [.leave(departure)])
    #expect(state.interface.departure == departure)
    state = Sample.training()
    #expect(state.press(.character("q"), .character("s")) == [])
    #expect(state.interface.departure == nil)
  }

  @Test func `q without a run in this process leaves at once`() {
    var state = Sample.state([.runs(Array(Sample.rows.dropFirst()))])
    #expect(state.press(.character("q")) == [.leave(.quit)])
  }

  @Test func `Ctrl-C asks, then stops with a checkpoint, then exits`() {
    var state = Sample.training()
    #expect(state.press(.control("c")) == [])
    #expect(state.interface.dialog == .menu(Menu(.leave)))
    #expect(state.update(.terminal(.signal(.interrupt))) == [.leave(.stopWithCheckpoint)])
    #expect(
      state.view().lines.contains {
        $0.contains("stopping 0142 with a checkpoint; Ctrl-C leaves at once")
      })
    #expect(state.press(.control("c")) == [.leave(.exitNow)])
  }

  @Test func `Ctrl-C asks even where there is nothing to lose`() {
    var state = Sample.state([.runs([])])
    #expect(state.press(.control("c")) == [])
    #expect(state.press(.control("c")) == [.leave(.quit)])
  }

  @Test func `Ctrl-C is heard through any question`() {
    for opener: Key in [.character("L"), .character(":"), .character("?"), .character("X")] {
      var state = Sample.training()
      state.press(opener, .control("c"))
      #expect(state.interface.dialog == .menu(Menu(.leave)))
    }
  }

  @Test func `a lost terminal hands the run over, termination stops it with a checkpoint`() {
    var state = Sample.training()
    #expect(state.update(.terminal(.signal(.hangup))) == [.leave(.handOver)])
    state = Sample.training()
    #expect(state.update(.terminal(.signal(.terminate))) == [.leave(.stopWithCheckpoint)])
    state = Sample.state()
    #expect(state.update(.terminal(.signal(.hangup))) == [.leave(.quit)])
  }

  @Test func `Esc never leaves, however often it is pressed`() {
    var state = Sample.training()
    for _ in 0..<20 {
      #expect(state.press(.escape) == [])
      #expect(state.interface.departure == nil)
    }
    #expect(state.interface.screen == .runs)
  }

  @Test func `a departure that failed is over, and says why`() {
    var state = Sample.training()
    state.press(.character("q"), .character("b"))
    _ = state.update(.failed("No process could be started: too many open files."))
    #expect(state.interface.departure == nil)
    #expect(state.view().lines.contains { $0.contains("No process could be started") })
  }

  @Test func `Ctrl-L repaints and Ctrl-Z suspends, also from a question`() {
    var state = Sample.training()
    #expect(state.press(.control("l")) == [.repaint])
    #expect(state.press(.character(":"), .control("l")) == [.repaint])
    #expect(state.press(.control("z")) == [.suspend])
    #expect(state.update(.terminal(.signal(.resumed))) == [.repaint])
  }
}
