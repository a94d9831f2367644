import RunStore
import Testing
import Training
import Workbench

@testable import WorkbenchRuntime

/// Commands and alarms in the words of the store, and back.
@Suite struct SteeringWordsTests {
  static let commands: [RunCommand] = [
    .pause, .resume, .checkpoint, .stop(afterEpoch: false), .stop(afterEpoch: true),
    .learningRate(3e-4), .epochs(.total(40)), .epochs(.more(10)), .patience(5), .patience(nil),
    .ignore(rule: "macro-f1 below 0.3"),
  ]

  private func stored(_ verb: String, _ argument: String?) throws -> StoredCommand {
    let store = try RunStore.temporary()
    let lease = try store.createRun(
      RunStart(
        title: "t", question: nil, experiment: "e", experimentText: "", resolvedText: "", seed: 1,
        machine: "", codeVersion: "", plannedEpochs: 1), now: 1)
    try store.post(verb, argument: argument, to: lease.run, now: 1)
    return try #require(try store.commands(of: lease.run).first)
  }

  @Test(arguments: commands)
  func `a command comes back from the store as it was posted`(command: RunCommand) throws {
    let (verb, argument) = command.stored
    let stored = try stored(verb, argument)
    #expect(RunCommand(stored: stored) == command)
    #expect(TrainerCommand.Verb(stored: stored) != nil)
  }

  @Test(
    arguments: [
      ("dance", nil), ("pause", "now"), ("epochs", nil), ("epochs", "many"), ("epochs", "+-3"),
      ("epochs", ""), ("epochs", "+"), ("patience", "x"), ("patience", nil), ("ignore", nil),
      ("learning-rate", "fast"), ("stop", "soon"),
    ] as [(String, String?)])
  func `what no version writes is no command`(verb: String, argument: String?) throws {
    #expect(RunCommand(stored: try stored(verb, argument)) == nil)
  }

  @Test(
    arguments: [
      (LogLine(level: .alarm, step: 3, text: "t"), "alarm", nil),
      (LogLine(level: .alarm, step: 3, text: "t", rule: "plateau"), "alarm: plateau", "plateau"),
      (
        LogLine(level: .alarm, step: 3, text: "t", rule: "f1 of a: b below 0.3", rings: true),
        "ring: f1 of a: b below 0.3", "f1 of a: b below 0.3"
      ),
      (LogLine(level: .info, step: 3, text: "t"), "info", nil),
      (LogLine(level: .warning, step: 3, text: "t"), "warning", nil),
    ] as [(LogLine, String, String?)])
  func `an alarm keeps its rule in the store, and lines without one are read as before`(
    line: LogLine, level: String, rule: String?
  ) {
    #expect(line.storedLevel == level)
    let stored = StoredLogLine(time: 1, level: level, step: 3, text: line.text)
    let alarm = Alarm(stored)
    #expect((alarm != nil) == (line.level == .alarm))
    #expect(alarm?.rule == (line.level == .alarm ? rule ?? "alarm" : nil))
    #expect(alarm?.asksForPerson ?? false == line.rings)
    #expect(LogEntry(stored).level.rawValue == line.level.rawValue)
    #expect(LogEntry(stored).text == (rule.map { "\($0): t" } ?? "t"))
  }
}
