import Experiments
import GRDB
import Metrics

/// Named values of runs: what a list shows, sorts and filters by beside the columns every run has.
///
/// Names: a setting's path (`train.optimizer.rate`); `configuration`, the same for runs that differ in
/// nothing but seed, title and question; `study` and `arm`; `mix:cat+dog`, training images of a label set; `last:macro-f1`, `best:…`
/// and `smooth:…` of each measure on validation; `label:cat`, a label's last F1; `set:cat+dog`, the
/// share of a label set's validation images that are all correct at 0.5.
extension RunStore {
  /// How many label sets of a run have a value.
  package static let mostLabelSets = 200

  /// The values of some fields, of all runs or of some; by field and run. A run without a value is
  /// left out.
  package func values(
    of fields: [String], runs: [Int64]? = nil
  ) throws(StoreError) -> [String: [Int64: StoredValue]] {
    try read { db in
      var values: [String: [Int64: StoredValue]] = [:]
      guard try Schema.version(of: db) > 2 else { return values }
      for field in fields {
        var found: [Int64: StoredValue] = [:]
        let sql = """
          SELECT run, value FROM run_values
          WHERE field = (SELECT id FROM fields WHERE name = ?)
          """
        func take(_ condition: String, _ arguments: StatementArguments) throws {
          for (run, value) in try db.rows(
            sql + condition, arguments,
            { (try $0.take(Int64.self), try $0.takeStoredValue()) })
          {
            found[run] = value
          }
        }
        if let runs {
          for run in runs { try take(" AND run = ?", [field, run]) }
        } else {
          try take("", [field])
        }
        values[field] = found
      }
      return values
    }
  }

  /// All values of a run, by name.
  package func values(of run: Int64) throws(StoreError) -> [String: StoredValue] {
    try read { try $0.values(of: run) }
  }

  /// The names of all fields that some run has a value of, in alphabetical order.
  package func fieldNames() throws(StoreError) -> [String] {
    try read { db in
      guard try Schema.version(of: db) > 2 else { return [] }
      return try db.rows(
        """
        SELECT name FROM fields
        WHERE EXISTS (SELECT 1 FROM run_values WHERE field = fields.id) ORDER BY name
        """
      ) { try $0.take() }
    }
  }

  /// Gives values to runs of older versions of the store, which have none; newest runs first.
  ///
  /// - Parameter limit: how many runs, so that a run in training never waits long for the lock.
  /// - Returns: whether there may be more.
  package func fillValues(limit: Int = 1) throws(StoreError) -> Bool {
    let runs = try read { db in
      guard try Schema.version(of: db) > 2 else { return [] as [(Int64, String)] }
      return try db.rows(
        """
        SELECT id, resolved_text FROM runs JOIN run_details ON run = id
        WHERE NOT purging AND NOT EXISTS (
          SELECT 1 FROM run_values JOIN fields ON fields.id = field
          WHERE run = runs.id AND name = 'configuration')
        ORDER BY id DESC LIMIT ?
        """, [limit]
      ) { (try $0.take(Int64.self), try $0.take(String.self)) }
    }
    guard !runs.isEmpty else { return false }
    try write { db in
      for (run, text) in runs where try db.hasRun(run) {
        try db.setValues(RunSettings.values(ofResolved: text), of: run)
        do {
          try db.deriveMeasureValues(run)
        } catch let error as DatabaseError {
          throw error
        } catch {
          // The settings of a run count though its measures cannot be read; a check tells of those.
        }
        try db.touch(run)
      }
    }
    return runs.count == limit
  }
}

/// The settings of a run as values.
enum RunSettings {
  static func values(ofResolved text: String) -> [String: StoredValue] {
    var values: [String: StoredValue] = [:]
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325  // FNV-1a
    for setting in ExperimentSetting.all(in: text) {
      values[setting.path] = StoredValue(setting: setting.value)
      if ExperimentSetting.ofTheRunAlone.contains(setting.path) { continue }
      for byte in "\(setting.path)=\(setting.value)\n".utf8 {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
      }
    }
    let digits = String(hash, radix: 16)
    values["configuration"] = .text(String(repeating: "0", count: 16 - digits.count) + digits)
    return values
  }
}

extension LabelSetConfusion {
  /// `set:cat+dog` for the true sets of images, by the share that is all correct.
  func values(labels: [String]) -> [String: StoredValue] {
    var values: [String: StoredValue] = [:]
    for (index, line) in lines.enumerated() {
      guard case .labels(let set) = line, let share = share(index, index) else { continue }
      let name = set.isEmpty ? "none" : set.map { labels[$0] }.joined(separator: "+")
      values["set:\(name)"] = .number(share)
    }
    return values
  }
}

extension Database {
  func values(of run: Int64) throws -> [String: StoredValue] {
    guard try Schema.version(of: self) > 2 else { return [:] }
    let found = try rows(
      "SELECT name, value FROM run_values JOIN fields ON fields.id = field WHERE run = ?", [run]
    ) { (try $0.take(String.self), try $0.takeStoredValue()) }
    return Dictionary(found) { first, _ in first }
  }

  /// Sets values of a run; others stay.
  func setValues(_ values: [String: StoredValue], of run: Int64) throws {
    for (name, value) in values {
      try self.run("INSERT INTO fields (name) VALUES (?) ON CONFLICT (name) DO NOTHING", [name])
      try self.run(
        """
        INSERT OR REPLACE INTO run_values
        SELECT id, ?, ? FROM fields WHERE name = ?
        """, [run, value, name])
    }
  }

  /// Removes the values of a run whose names begin so.
  func removeValues(_ prefixes: [String], of run: Int64) throws {
    for prefix in prefixes {
      try self.run(
        """
        DELETE FROM run_values WHERE run = ? AND field IN (
          SELECT id FROM fields WHERE substr(name, 1, length(?)) = ?)
        """, [run, prefix, prefix])
    }
  }

  /// Brings the values of measures up to date after an epoch.
  func followMeasureValues(_ run: Int64) throws {
    let newest = try rows(
      """
      SELECT measures FROM evaluations WHERE run = ? AND split = 'validation'
      ORDER BY epoch DESC LIMIT ?
      """, [run, MeasureValues.smoothed]
    ) { try JSONText.decode(try $0.take(), as: EvaluationMeasures.self) }
    let best = try values(of: run)
    // A run of an older version has none from its earlier epochs.
    guard best["configuration"] != nil else { return try deriveMeasureValues(run) }
    try removeValues(MeasureValues.ofEpoch, of: run)
    try setValues(MeasureValues.values(newest: newest.reversed(), best: best), of: run)
  }

  /// Makes the values of measures anew from all epochs recorded.
  func deriveMeasureValues(_ run: Int64) throws {
    try removeValues(MeasureValues.ofEpoch + ["best:", "set:"], of: run)
    let epochs = try rows(
      "SELECT measures FROM evaluations WHERE run = ? AND split = 'validation' ORDER BY epoch",
      [run]
    ) { try JSONText.decode(try $0.take(), as: EvaluationMeasures.self) }
    guard !epochs.isEmpty else { return }
    let best = MeasureValues.values(newest: epochs, best: [:])
    let newest = Array(epochs.suffix(MeasureValues.smoothed))
    try setValues(MeasureValues.values(newest: newest, best: best), of: run)
    guard let scores = try scores(of: run, on: .validation) else { return }
    try setValues(scores.table.labelSetValues, of: run)
  }
}

extension ScoreTable {
  /// At 0.5, of the commonest label sets.
  var labelSetValues: [String: StoredValue] {
    LabelSetConfusion(table: self, thresholds: untunedThresholds, limit: RunStore.mostLabelSets)
      .values(labels: labels)
  }
}
