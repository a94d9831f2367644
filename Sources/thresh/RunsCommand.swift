import ArgumentParser
import Foundation
import RunStore
import WorkbenchRuntime

/// `thresh runs`: what the store holds.
struct RunsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs", abstract: "List runs, or show one.",
    subcommands: [List.self, Show.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the runs, newest first.")

    @Flag(help: "One JSON object a line.")
    var json = false
    @Flag(help: "Archived runs too.")
    var all = false
    @OptionGroup var store: StoreOptions

    mutating func run() throws {
      let store = try store.openForReading()
      let runs = try store.runs(RunFilter(shelf: all ? .both : .current), now: Clock.now())
      let looks = try store.testLookCounts()
      let reports = runs.map { RunReport($0, testLooks: looks[$0.id] ?? 0) }
      if json {
        for report in reports { print(JSONLine.text(of: report) ?? "") }
      } else {
        for line in RunReport.table(reports) { print(line) }
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show one run: how it stands, its measures and its experiment.")

    @Argument(help: ArgumentHelp("The number of the run.", valueName: "run"))
    var number: RunNumber
    @Flag(help: "Print JSON.")
    var json = false
    @OptionGroup var store: StoreOptions

    mutating func run() throws {
      let store = try store.openForReading()
      let details = try store.run(number.id, now: Clock.now())
      let report = RunReport(details.run, testLooks: details.testLooks)
      if json { return print(JSONLine.text(of: report) ?? "") }
      for line in RunReport.table([report]) { print(line) }
      print("\(details.machine); thresh \(details.codeVersion)")
      print(
        "data \(details.facts.dataFingerprint), split \(details.facts.splitHash), ", terminator: "")
      print("looks at test: \(details.testLooks)")
      if let look = try store.testLooks(of: number.id).last {
        print("last look at test: \(look.reason)")
      }
      if let message = details.run.message { print(message) }
      print("")
      print(details.resolvedText, terminator: "")
    }
  }
}
