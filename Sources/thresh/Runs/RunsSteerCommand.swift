import ArgumentParser
import Foundation
import RunStore
import Workbench
import WorkbenchRuntime

/// `thresh runs steer`: commands to a run that trains, in whatever process.
struct RunsSteerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "steer",
    abstract: "Steer a run that trains, in whatever process it does.",
    discussion: """
      pause, resume, checkpoint, stop (--at-epoch-end: when the epoch is over), rate 3e-4 (the \
      schedule is scaled to it), epochs +10 or epochs 40 (what is left of the schedule is spread \
      over what is left to train), patience 5 or patience none (early stopping; on the validation \
      loss where the experiment has none), ignore plateau (a rule of the alarms; in quotes where its \
      name has blanks). The trainer answers at its next step, which is printed; a refusal says why \
      and exits with 1.
      """)

  @Argument(help: ArgumentHelp("The number of the run.", valueName: "run"))
  var number: RunNumber

  @Argument(
    help: ArgumentHelp(
      "\(RunCommand.verbs.joined(separator: ", ")).", valueName: "verb"),
    completion: .list(RunCommand.verbs))
  var verb: String

  @Argument(help: ArgumentHelp("What rate, epochs, patience and ignore take.", valueName: "value"))
  var value: String?

  @Flag(help: "Stop when the epoch is over.")
  var atEpochEnd = false

  @Flag(help: "Do not wait for the answer.")
  var noWait = false

  @Option(help: ArgumentHelp("Wait so long for the answer.", valueName: "seconds"))
  var timeout: Double = 60

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var store: StoreOptions

  func validate() throws {
    _ = try command()
    guard timeout >= 0, timeout <= 86_400 else {
      throw ValidationError("--timeout is \(timeout); allowed: seconds from 0 to 86400")
    }
  }

  private func command() throws -> RunCommand {
    if let problem = RunCommand.problem(verb: verb, value: value) {
      throw ValidationError(problem)
    }
    guard let command = RunCommand(verb: verb, value: value, atEpochEnd: atEpochEnd) else {
      throw ValidationError("--at-epoch-end is for stop, and the verb is \(verb)")
    }
    return command
  }

  mutating func run() throws {
    let steering = try Steering.post(try command(), to: number.id, in: try store.open())
    let answer = noWait ? steering : try steering.answered(within: timeout)
    if json {
      print(JSONLine.text(of: answer.report) ?? "")
    } else if answer.isRefused {
      printError(answer.text)
    } else {
      print(answer.text)
    }
    if answer.isRefused { throw ExitCode(1) }
    if !noWait, answer.isWaiting {
      if !json { printError("no answer within \(timeout) s; the command stays posted") }
      throw ExitCode(1)
    }
  }
}
