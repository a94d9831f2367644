import ArgumentParser
import RunStore
import Workbench
import WorkbenchRuntime

/// `thresh runs export`: runs in one file.
struct RunsExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write runs into one file, from which any store can import them.",
    discussion: "A run in training goes on; the file holds it as it stands.")

  @OptionGroup var runs: RunArguments
  @Option(
    name: [.customShort("o"), .long], help: ArgumentHelp("The file.", valueName: "file"),
    completion: .file())
  var output: String
  @Flag(help: "Leave checkpoints out: the runs can be read elsewhere, but not resumed.")
  var withoutCheckpoints = false
  @Flag(help: "Replace a file that is there already.")
  var force = false
  @Flag(help: "Print JSON.")
  var json = false
  @OptionGroup var store: StoreOptions

  mutating func run() throws {
    let store = try store.openForReading()
    let export = try store.export(
      runs.ids, to: output, withCheckpoints: !withoutCheckpoints, replacing: force,
      now: Clock.now())
    for sentence in export.skipped { printError("left out: \(sentence)") }
    let report = ExportReport(
      file: output, bytes: export.bytes, runs: export.runs.map(\.runText),
      live: export.live.map(\.runText), leftOut: export.skipped)
    if json { return print(JSONLine.text(of: report) ?? "") }
    let count = export.runs.count
    print("\(output): \(count) \(count == 1 ? "run" : "runs"), \(export.bytes) bytes")
    for run in report.live { print("\(run) is in training: the file holds it as it stands") }
  }
}

private struct ExportReport: Encodable {
  var file: String
  var bytes: Int
  var runs: [String]
  var live: [String]
  var leftOut: [String]
}
