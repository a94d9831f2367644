import ArgumentParser
import RunStore
import Workbench
import WorkbenchRuntime

/// `thresh runs tag`: tags of runs.
struct RunsTagCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tag", abstract: "Add tags to runs, or take them away.")

  @OptionGroup var runs: RunArguments
  @Option(help: ArgumentHelp("Add this tag; may be given again.", valueName: "tag"))
  var add: [String] = []
  @Option(help: ArgumentHelp("Take this tag away; may be given again.", valueName: "tag"))
  var remove: [String] = []
  @Flag(help: "One JSON object a line.")
  var json = false
  @OptionGroup var store: StoreOptions

  func validate() throws {
    guard !add.isEmpty || !remove.isEmpty else {
      throw ValidationError("nothing to do; allowed: --add TAG, --remove TAG, or both")
    }
  }

  mutating func run() throws {
    let store = try store.open()
    _ = try runs.lines(in: store)
    for id in runs.ids {
      for tag in add { try store.tag(id, tag) }
      for tag in remove { try store.untag(id, tag) }
    }
    try ChangedRuns(store: store, ids: runs.ids).print(asJSON: json) {
      "\($0.id.runText) tags: \($0.tags.isEmpty ? "none" : $0.tags.joined(separator: ", "))"
    }
  }
}
