import ArgumentParser
import Interchange
import RunStore
import WorkbenchRuntime

/// Runs as tables, for programs that work with data.
struct TableExport: ExportForm {
  @Option(
    help: ArgumentHelp(
      """
      Write tables as comma-separated values: runs, settings, series, epochs, labels, scores, \
      thresholds, confusion, label_confusion, log, and schema.json with type, unit and meaning of \
      each column. The sealed test split is left out.
      """, valueName: "folder"),
    completion: .directory)
  var csv: String?

  @Option(
    help: ArgumentHelp("Write the same tables as JSON, an object a line.", valueName: "folder"),
    completion: .directory)
  var jsonl: String?

  private var folders: [(TableForm, String)] {
    [csv.map { (.csv, $0) }, jsonl.map { (.jsonl, $0) }].compactMap { $0 }
  }

  var isAsked: Bool { !folders.isEmpty }

  func validate() throws {
    guard csv == nil || csv != jsonl else {
      throw ValidationError("--csv and --jsonl name one folder; allowed: one each")
    }
  }

  func export(_ runs: [Int64], from store: RunStore) throws -> [String] {
    try folders.flatMap { form, folder in
      try RunTables(of: store, as: form).write(runs, to: folder)
    }
  }
}
