import ArgumentParser
import Foundation
import RunStore
import WorkbenchRuntime

/// `thresh runs list`: what the store holds.
struct RunsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the runs, newest first.",
    discussion: """
      A filter is written as on the screen: macro-f1>.8 and tag:night and train.rate<.01 and has:both. \
      Columns are run, status, title, epoch, started, took, seed, tags, note, question, experiment, and \
      values: macro-f1 (the best), last:loss, smooth:exact, label:cat, set:cat+dog, mix:none, or a \
      setting such as train.rate.
      """)

  @Option(help: ArgumentHelp("Only runs that match.", valueName: "query"))
  var filter: String?
  @Option(
    help: ArgumentHelp("What to list of each, between commas.", valueName: "names"),
    completion: .column)
  var columns: String?
  @Option(
    help: ArgumentHelp("A column to sort by, the best first.", valueName: "column"),
    completion: .column)
  var sort: String?
  @Flag(help: "The other way around.")
  var reverse = false
  @Flag(help: "One JSON object a line.")
  var json = false
  @Flag(help: "Print comma-separated values.")
  var csv = false
  @Flag(help: "Archived runs too.")
  var all = false
  @OptionGroup var store: StoreOptions

  private static let standard = "run,status,title,epoch,macro-f1,last:loss,took,tags"

  func validate() throws {
    guard !(json && csv) else { throw ValidationError("--json and --csv; allowed: one of them") }
  }

  mutating func run() throws {
    let store = try store.openForReading()
    let names = (columns ?? Self.standard).split(separator: ",").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    let list = try RunListReport(
      of: store, filter: filter, columns: names, sort: sort, isReversed: reverse,
      includesArchived: all)
    if json, columns != nil {
      for run in list.runs { print(JSONLine.text(of: run) ?? "") }
    } else if csv || columns != nil {
      print(list.written(as: csv ? .csv : .text))
    } else {
      try printReports(list.order, store)
    }
  }

  /// What is said of each run when no columns are chosen.
  private func printReports(_ order: [Int64], _ store: RunStore) throws {
    let runs = try store.runs(RunFilter(shelf: all ? .both : .current), now: Clock.now())
    let looks = try store.testLookCounts()
    let reports = Dictionary(
      runs.map { ($0.id, RunReport($0, testLooks: looks[$0.id] ?? 0)) }
    ) { first, _ in first }
    let listed = order.compactMap { reports[$0] }
    if json {
      for report in listed { print(JSONLine.text(of: report) ?? "") }
    } else {
      for line in RunReport.table(listed) { print(line) }
    }
  }
}
