import TerminalUI
import Testing
import Workbench

@Suite struct ControlTests {
  @Test func `a command shows as queued until it is answered with its step`() {
    var state = Sample.training()
    _ = state.update(
      .command(
        run: 142,
        CommandRecord(number: 1, command: .checkpoint, answer: .init(isAccepted: true, step: 9300)))
    )
    #expect(state.press(.character("C")) == [.post(.checkpoint, to: 142, number: 2)])
    #expect(state.view().lines[22].hasSuffix("checkpoint queued"))
    _ = state.update(
      .command(
        run: 142,
        CommandRecord(
          number: 2, command: .checkpoint, answer: .init(isAccepted: true, step: 9400))))
    #expect(state.view(width: 100, height: 24).lines[22].hasSuffix("checkpoint done at step 9400"))
  }

  @Test func `P pauses, and resumes even before the pause has been answered`() {
    var state = Sample.training()
    #expect(state.press(.character("P")) == [.post(.pause, to: 142, number: 2)])
    #expect(state.press(.character("P")) == [.post(.resume, to: 142, number: 3)])
    #expect(state.press(.character("P")) == [.post(.pause, to: 142, number: 4)])
  }

  @Test func `P resumes a paused run`() {
    var state = Sample.training()
    var row = Sample.rows[0]
    row.status = .paused
    _ = state.update(.runChanged(row))
    #expect(state.view().lines[1].contains("‖ PAUSED"))
    #expect(state.view().lines[23].contains("P resume"))
    #expect(state.press(.character("P")) == [.post(.resume, to: 142, number: 2)])
  }

  @Test func `P on an interrupted run asks, then resumes it here`() {
    var state = Sample.state([.runs(Sample.rows)])
    state.press(.end)
    #expect(state.selectedRun?.id == 135)
    #expect(state.press(.character("P")) == [])
    #expect(state.interface.dialog == .menu(Menu(.resume(135))))
    #expect(state.press(.enter) == [.resumeRun(135)])
  }

  @Test func `what is over cannot be controlled, and says so`() {
    var state = Sample.state([.runs(Sample.rows)])
    state.press(.down)
    for key: Key in [.character("C"), .character("L"), .character("X"), .character("P")] {
      #expect(state.press(key) == [])
      #expect(state.interface.notice?.text == "0139 is done; there is nothing to control.")
      #expect(state.interface.dialog == nil)
    }
  }

  @Test func `the learning rate is asked for with the present one filled in`() {
    var state = Sample.training()
    #expect(state.press(.character("L")) == [])
    guard case .prompt(let prompt) = state.interface.dialog else {
      Issue.record("no prompt")
      return
    }
    #expect(prompt.field.text == "1.2e-3")
    state.press(.control("u"))
    state.type("6e-4")
    #expect(state.press(.enter) == [.post(.learningRate(6e-4), to: 142, number: 2)])
    #expect(state.interface.dialog == nil)
  }

  @Test(arguments: [
    ("", "Write a positive number, such as 3e-4."),
    ("fast", "fast is not a number; write a positive one, such as 3e-4."),
    ("nan", "nan is not a number; write a positive one, such as 3e-4."),
    ("-1", "-1 is out of range; allowed: above 0, up to 100."),
    ("1e9", "1e9 is out of range; allowed: above 0, up to 100."),
  ]) func `a learning rate that cannot be is refused in a sentence`(text: String, sentence: String)
  {
    var state = Sample.training()
    state.press(.character("L"), .control("u"))
    state.type(text)
    #expect(state.press(.enter) == [])
    guard case .prompt(let prompt) = state.interface.dialog else {
      Issue.record("the prompt is gone")
      return
    }
    #expect(prompt.problem == sentence)
    #expect(state.view().lines.contains { $0.contains(sentence) })
  }

  @Test func `the stop menu offers now, the end of the epoch, and to go on`() {
    var state = Sample.training()
    #expect(
      state.press(.character("X"), .character("n"))
        == [.post(.stop(afterEpoch: false), to: 142, number: 2)])
    #expect(
      state.press(.character("X"), .down, .enter)
        == [.post(.stop(afterEpoch: true), to: 142, number: 3)])
    #expect(state.press(.character("X"), .character("g")) == [])
    #expect(state.press(.character("X"), .escape) == [])
    #expect(state.interface.dialog == nil)
  }

  @Test func `no key of a list touches training`() {
    var state = Sample.training()
    for character in "abcdefghijklmnoprstuvwxyz0123456789+-<>,." {
      var probe = state
      let effects = probe.press(.character(character))
      for effect in effects {
        if case .post = effect { Issue.record("\(character) posts \(effect)") }
        if case .leave = effect { Issue.record("\(character) leaves") }
      }
    }
    state.press(.character("1"))
    for character in "abcdefghijklmnoprstuvwxyz0123456789+-<>,." {
      var probe = state
      let effects = probe.press(.character(character))
      for effect in effects {
        if case .post = effect { Issue.record("\(character) posts \(effect)") }
      }
    }
  }

  @Test func `an alarm rings, is shown, and can be put away until the next`() {
    var state = Sample.training()
    #expect(state.view().lines[22].hasPrefix(" ! 10:44 plateau"))
    state.press(.character("i"))
    #expect(!state.view().lines[22].contains("plateau"))
    let alarm = Alarm(rule: "non-finite loss", text: "paused, checkpoint kept", time: Sample.now)
    #expect(state.update(.alarm(run: 142, alarm)) == [.ring])
    #expect(state.view().lines[22].hasPrefix(" ! 10:45 non-finite loss: paused"))
  }
}
