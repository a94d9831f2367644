import RunStore
import Workbench

/// What `thresh runs diff` says: the settings of runs beside one another.
package struct SettingsReport: HeadlessReport {
  struct Setting: Encodable {
    var path: String
    /// One a run, in their order; nil where its experiment has no such setting.
    var values: [String?]
    var differs: Bool
  }

  var runs: [String]
  var settings: [Setting]

  /// - Parameter all: those too that are the same in all runs.
  package static func of(
    _ runs: [Int64], all: Bool, in store: RunStore
  ) throws -> SettingsReport {
    let table = SettingsTable(
      try runs.map { run in
        let details = try store.run(run, now: Clock.now())
        return SettingsReading.all(in: details.resolvedText)
      })
    return SettingsReport(
      runs: runs.map(\.runText),
      settings: (all ? table.rows : table.differing).map {
        Setting(path: $0.path, values: $0.values, differs: !$0.isCommon)
      })
  }

  package var text: String {
    guard !settings.isEmpty else { return "no setting differs" }
    var table = TextTable(["setting"] + runs, left: runs.count + 1)
    for setting in settings { table.add([setting.path] + setting.values.map { $0 ?? "–" }) }
    return table.lines.joined(separator: "\n")
  }

  package var csv: CSVTable {
    var table = CSVTable(["setting"] + runs)
    for setting in settings { table.add([setting.path] + setting.values.map { $0 as String? }) }
    return table
  }
}
