import ArgumentParser
import Foundation
import RunStore
import WorkbenchRuntime

/// `thresh runs list`: what the store holds.
struct RunsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the runs, newest first.")

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
