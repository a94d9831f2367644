import ArgumentParser
import RunStore
import Workbench
import WorkbenchRuntime

/// `thresh runs restore`: back into the list.
struct RunsRestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Bring archived runs back into the list.")

  @OptionGroup var runs: RunArguments
  @Flag(help: "One JSON object a line.")
  var json = false
  @OptionGroup var store: StoreOptions

  mutating func run() throws {
    let store = try store.open()
    _ = try runs.lines(in: store)
    for id in runs.ids { try store.restore(id) }
    try ChangedRuns(store: store, ids: runs.ids).print(asJSON: json) {
      "\($0.id.runText) restored: \($0.title)"
    }
  }
}
