import ArgumentParser
import RunStore
import Workbench
import WorkbenchRuntime

/// `thresh runs rename`: a run's title.
struct RunsRenameCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename", abstract: "Give a run another title.")

  @Argument(help: ArgumentHelp("The number of the run.", valueName: "run"))
  var number: RunNumber
  @Argument(help: "The new title, on one line.")
  var title: String
  @Flag(help: "Print the run as JSON.")
  var json = false
  @OptionGroup var store: StoreOptions

  func validate() throws {
    let isPlain = title.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    guard isPlain, !title.allSatisfy(\.isWhitespace) else {
      throw ValidationError("\"\(title)\" is not a title; allowed: a text on one line")
    }
  }

  mutating func run() throws {
    let store = try store.open()
    try store.rename(number.id, to: title)
    try ChangedRuns(store: store, ids: [number.id]).print(asJSON: json) {
      "\($0.id.runText) title: \($0.title)"
    }
  }
}
