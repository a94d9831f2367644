import ArgumentParser
import RunStore
import Workbench
import WorkbenchRuntime

/// `thresh runs archive`: out of the list, but kept.
struct RunsArchiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive", abstract: "Take runs out of the list; restore brings them back.")

  @OptionGroup var runs: RunArguments
  @Flag(help: "One JSON object a line.")
  var json = false
  @OptionGroup var store: StoreOptions

  mutating func run() throws {
    let store = try store.open()
    _ = try runs.lines(in: store)
    for id in runs.ids { try store.archive(id, now: Clock.now()) }
    try ChangedRuns(store: store, ids: runs.ids).print(asJSON: json) {
      "\($0.id.runText) archived: \($0.title)"
    }
  }
}
