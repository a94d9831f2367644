/// The settings of several runs beside one another.
package struct SettingsTable: Equatable, Sendable {
  package struct Row: Equatable, Sendable {
    package var path: String
    /// One a run; nil where its experiment has no such setting.
    package var values: [String?]

    /// Whether a run has it otherwise than the first.
    package func differs(_ run: Int) -> Bool { values[run] != values[0] }
    package var isCommon: Bool { values.allSatisfy { $0 == values[0] } }
  }

  /// In the order of the first run; what only others have comes after what precedes it there.
  package let rows: [Row]

  package init(_ runs: [[RunSetting]]) {
    var paths: [String] = []
    var places: [String: Int] = [:]
    var tables: [[String: String]] = []
    for settings in runs {
      var table: [String: String] = [:]
      var last = -1
      for setting in settings {
        table[setting.path] = setting.value
        if let place = places[setting.path] {
          last = max(last, place)
          continue
        }
        last += 1
        paths.insert(setting.path, at: last)
        for index in last..<paths.count { places[paths[index]] = index }
      }
      tables.append(table)
    }
    rows = paths.map { path in Row(path: path, values: tables.map { $0[path] }) }
  }

  /// What is not the same in all runs.
  package var differing: [Row] { rows.filter { !$0.isCommon } }
}
