import TerminalUI
import Testing
import Workbench

/// Longer runs, patience and rules, from the screen.
@Suite struct SteeringTests {
  private func problem(_ state: WorkbenchState) -> String? {
    guard case .prompt(let prompt) = state.interface.dialog else { return nil }
    return prompt.problem
  }

  @Test(arguments: [
    ("", RunCommand.epochs(.more(10))), ("+3", .epochs(.more(3))),
    (" 60 ", .epochs(.total(60))),
  ])
  func `M asks for epochs, ten more if nothing else is said`(text: String, command: RunCommand) {
    var state = Sample.training()
    #expect(state.press(.character("M")) == [])
    #expect(state.view().lines.contains { $0.contains("Epochs of 0142, now 40") })
    if !text.isEmpty { state.press(.control("u")) }
    state.type(text)
    #expect(state.press(.enter) == [.post(command, to: 142, number: 2)])
    state.press(.character("i"))
    #expect(state.view().lines[22].hasSuffix("\(command.text) queued"))
  }

  @Test(arguments: [
    ("", "Write how many epochs: +10 for ten more, or 40 for 40 in all."),
    ("1.5", "1.5 is no number of epochs; allowed: +10 for ten more, or 40 for 40 in all."),
    ("-3", "-3 is no number of epochs; allowed: +10 for ten more, or 40 for 40 in all."),
    ("0", "0 is no number of epochs; allowed: +10 for ten more, or 40 for 40 in all."),
    (
      "+99999999999999999999",
      "+99999999999999999999 is no number of epochs; allowed: "
        + "+10 for ten more, or 40 for 40 in all."
    ),
  ])
  func `epochs that cannot be are refused in a sentence`(text: String, sentence: String) {
    var state = Sample.training(width: 120, height: 30)
    state.press(.character("M"), .control("u"))
    state.type(text)
    #expect(state.press(.enter) == [])
    #expect(problem(state) == sentence)
  }

  @Test(arguments: [("5", RunCommand.patience(5)), ("none", .patience(nil))])
  func `W asks how many epochs a run waits for a better one`(text: String, command: RunCommand) {
    var state = Sample.training()
    state.press(.character("W"))
    state.type(text)
    #expect(state.press(.enter) == [.post(command, to: 142, number: 2)])
  }

  @Test(arguments: [
    ("", "Write a number of epochs, or none."),
    ("0", "0 is no patience; allowed: epochs from 1 to 1000000, or none."),
    ("ever", "ever is no patience; allowed: epochs from 1 to 1000000, or none."),
  ])
  func `a patience that cannot be is refused in a sentence`(text: String, sentence: String) {
    var state = Sample.training()
    state.press(.character("W"))
    state.type(text)
    #expect(state.press(.enter) == [])
    #expect(problem(state) == sentence)
  }

  @Test func `what the trainer made of it stands beside the step`() {
    var state = Sample.training(width: 120, height: 30)
    state.press(.character("i"))
    _ = state.update(
      .command(
        run: 142,
        CommandRecord(number: 1, command: .checkpoint, answer: .init(isAccepted: true, step: 1))))
    _ = state.update(
      .command(
        run: 142,
        CommandRecord(
          number: 2, command: .epochs(.more(10)),
          answer: .init(isAccepted: true, step: 9400, text: "epochs 40 -> 50"))))
    #expect(
      state.view().lines[28].hasSuffix("10 more epochs done at step 9400: epochs 40 -> 50"))
  }

  @Test func `I offers the rules that have fired, the newest first`() {
    var state = Sample.training()
    _ = state.update(.alarm(run: 142, Alarm(rule: "loss", text: "high", time: Sample.now)))
    state.press(.character("I"))
    let lines = state.view().lines
    let places = ["loss", "plateau", "Ignore none"].map { text in
      lines.firstIndex { $0.contains("  \(text)  ") || $0.contains(" \(text) ") }
    }
    #expect(places.allSatisfy { $0 != nil })
    #expect(
      state.press(.down, .enter) == [.post(.ignore(rule: "plateau"), to: 142, number: 2)])
  }

  @Test func `without an alarm there is no rule to ignore`() {
    var state = Sample.state([.runs(Sample.rows)])
    state.press(.character("I"))
    #expect(state.interface.dialog == nil)
    #expect(state.interface.notice?.text == "No rule of 0142 has raised an alarm.")
  }

  @Test func `an alarm that asks for the person is announced on the desktop`() {
    var state = Sample.training()
    let alarm = Alarm(rule: "plateau", text: "stuck", asksForPerson: true)
    #expect(
      state.update(.alarm(run: 142, alarm)) == [.ring, .announce("0142 plateau: stuck")])
  }

  // MARK: Coming back

  private func rows(_ change: (inout RunRow) -> Void = { _ in }) -> [RunRow] {
    var rows = Sample.rows
    rows[0].isHere = false
    rows[0].process = 4711
    change(&rows[0])
    return rows
  }

  @Test func `a run that another process trains is opened at the start`() {
    var state = WorkbenchState(width: 80, height: 24)
    #expect(state.update(.runs(rows())).first == .openRun(142))
    #expect(state.interface.screen == .train)
    #expect(
      state.view().lines[22].contains("0142 trains in process 4711; 1 shows all runs"))
    state.press(.character("1"))
    #expect(state.interface.screen == .runs)
    #expect(!state.update(.runs(rows { $0.step += 1 })).contains(.openRun(142)))
  }

  @Test func `nothing is opened over what a person is at, nor a run that is silent`() {
    var typing = WorkbenchState(width: 80, height: 24)
    typing.press(.character(":"))
    #expect(!typing.update(.runs(rows())).contains(.openRun(142)))
    for status in RunStatus.allCases where status != .running && status != .paused {
      var state = WorkbenchState(width: 80, height: 24)
      _ = state.update(.runs(rows { $0.status = status }))
      #expect(state.interface.screen == .runs)
    }
  }
}
