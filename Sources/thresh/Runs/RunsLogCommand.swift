import ArgumentParser
import Foundation
import RunStore
import Workbench
import WorkbenchRuntime

/// `thresh runs log`: what a run has logged and printed.
struct RunsLogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Show the log of a run, with what it printed in the background, by time.")

  @Argument(help: ArgumentHelp("The number of the run.", valueName: "run"))
  var number: RunNumber
  @Option(help: ArgumentHelp("Only lines that hold this text, in either case.", valueName: "text"))
  var grep = ""
  @Option(help: "Only these lines; warnings hold alarms too.")
  var level = LogLevels.all
  @Flag(help: "One JSON object a line.")
  var json = false
  @OptionGroup var store: StoreOptions

  mutating func run() throws {
    let report = try LogReport.of(
      number.id, in: try store.openForReading(), levels: level, pattern: grep, now: Clock.now())
    if json {
      for line in report.lines { print(JSONLine.text(of: line) ?? "") }
    } else {
      let calendar = CalendarText(secondsFromUTC: TimeZone.current.secondsFromGMT())
      for line in report.text(calendar) { print(line) }
    }
  }
}

extension LogLevels: ExpressibleByArgument {
  /// One level may be called by its own name.
  package init?(argument: String) {
    guard let levels = LogLevels(rawValue: argument) ?? LogLevels(rawValue: argument + "s") else {
      return nil
    }
    self = levels
  }
}
