import Foundation
import RunStore
import Workbench
import WorkbenchRuntime

/// What Tab offers of the store that a command line is about; nothing where it cannot be read.
enum StoreCompletions {
  /// More nobody reads; the newest.
  private static let mostRuns = 200

  static func runs(_ line: [String], _ begun: String) -> [ShellCompletion] {
    guard let store = store(of: line),
      let runs = try? store.runs(now: Clock.now()).prefix(mostRuns)
    else { return [] }
    return runs.map { run in
      // Whoever begins with 12 does not mean 0012.
      let isShort = !begun.isEmpty && !begun.hasPrefix("0")
      return ShellCompletion(
        word: isShort ? "\(run.id)" : run.id.runText, about: "\(run.title), \(run.status.rawValue)")
    }
  }

  /// Columns, the last of several between commas.
  static func columns(_ line: [String], _ begun: String) -> [ShellCompletion] {
    let values = store(of: line).flatMap { try? $0.fieldNames() } ?? []
    let columns = RunColumn.own + values.map(RunColumn.value)
    let kept = begun.lastIndex(of: ",").map { String(begun[...$0]) } ?? ""
    return columns.map { ShellCompletion(word: kept + $0.commandName) }
  }

  /// Titles of studies, and files that may be such.
  static func studies(_ line: [String], _ begun: String) -> [ShellCompletion] {
    let titles = store(of: line).flatMap { try? $0.studies() }?.map(\.title) ?? []
    let files = [".", "Experiments"].flatMap { folder in
      ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
        .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
        .map { folder == "." ? $0 : "\(folder)/\($0)" }
    }
    return titles.map { ShellCompletion(word: $0, about: "study") }
      + files.map { ShellCompletion(word: $0) }
  }

  /// The store that the words of a command line name, or the usual one.
  static func path(
    of line: [String], environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> String {
    var given: [String] = []
    for (index, word) in line.enumerated() {
      if word == "--store", index + 1 < line.count { given.append(line[index + 1]) }
      if word.hasPrefix("--store=") { given.append(String(word.dropFirst(8))) }
    }
    let path = StoreOptions.paths(given: given, environment: environment)[0]
    return (path as NSString).expandingTildeInPath
  }

  private static func store(of line: [String]) -> RunStore? {
    try? RunStore(path: path(of: line), access: .readOnly)
  }
}
