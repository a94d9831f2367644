import ArgumentParser
import RunStore
import Workbench
import WorkbenchRuntime

/// `thresh runs import`: runs out of files.
struct RunsImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take in the runs of files that export wrote, under new numbers.",
    discussion: """
      A file is checked whole before the store changes: it may come from anybody. A run that is \
      here already is told and passed over.
      """)

  @Argument(
    help: ArgumentHelp("Files that export wrote.", valueName: "file"),
    completion: .file(extensions: ["bundle"]))
  var files: [String]
  @Option(help: ArgumentHelp("Give the new runs this tag.", valueName: "tag"))
  var tag: String?
  @Flag(help: "Take in runs that are here already, once more.")
  var again = false
  @Flag(help: "One JSON object a line.")
  var json = false
  @OptionGroup var store: StoreOptions

  mutating func run() throws {
    let store = try store.open()
    for file in files {
      for run in try store.importRuns(from: file, tag: tag, again: again, now: Clock.now()) {
        let report = ImportReport(
          file: file, origin: run.origin.runText, run: run.run.runText, new: run.isNew)
        print(json ? JSONLine.text(of: report) ?? "" : report.line)
      }
    }
  }
}

private struct ImportReport: Encodable {
  var file: String
  /// The run's number where it was exported.
  var origin: String
  var run: String
  var new: Bool

  var line: String {
    new
      ? "\(file): \(origin) is now \(run)"
      : "\(file): \(origin) is here already, as \(run); --again takes it in once more"
  }
}
