import Foundation
import GRDB

/// Holds a bundle against everything an export could have written.
struct BundleCheck {
  let db: Database

  /// Checks all of a bundle but its ``schema()`` and the files of its checkpoints.
  ///
  /// - Returns: the numbers of its runs.
  func runs() throws -> [Int64] {
    try integrity()
    try lengths()
    let manifest = try manifest()
    try counts(manifest)
    let runs = try db.rows("SELECT id FROM runs ORDER BY id") { try $0.take(Int64.self) }
    guard let first = runs.first, first > 0 else {
      throw UnreadableValue(text: "no run is in it; allowed: one or more")
    }
    for run in runs {
      for problem in try RunCheck.problems(of: run, in: db) {
        throw Self.problem(run, problem.place, problem.found)
      }
      try atRest(run)
      try printable(run)
    }
    try noStrangers()
    let digest = try db.first("SELECT digest FROM bundle") { try $0.take(Int64.self) }
    guard try RunBundle.digest(db, manifest) == digest.map(UInt64.init(bitPattern:)) else {
      throw UnreadableValue(text: "its digest does not fit: something in it has changed")
    }
    return runs
  }

  /// The same tables and indexes as in a new bundle of its version, word for word, and nothing else.
  func schema() throws {
    let mark = try Int32.fetchOne(db, sql: "PRAGMA application_id")
    guard mark == RunBundle.applicationID else {
      throw UnreadableValue(
        text: mark == Schema.applicationID
          ? "it is a store; allowed: what an export wrote" : "another program's database")
    }
    let version = try Schema.version(of: db)
    guard (RunBundle.firstVersion...Schema.version).contains(version) else {
      throw UnreadableValue(
        text: "version \(version); allowed: \(RunBundle.firstVersion) to \(Schema.version)")
    }
    let (found, expected) = (try Self.objects(db), try Self.expectedObjects(version))
    if let stranger = found.first(where: { !expected.contains($0) }) {
      throw UnreadableValue(
        text: "the \(stranger[0].quoted) \(stranger[1].quoted) is not one of an export")
    }
    guard found == expected else {
      throw UnreadableValue(text: "\(found.count) tables and indexes; allowed: \(expected.count)")
    }
  }

  private static func objects(_ db: Database) throws -> [[String]] {
    try db.rows("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name") {
      [try $0.take(), try $0.take(), try $0.take(), try $0.take(String?.self) ?? ""]
    }
  }

  private static let objectsOfThisVersion = Result { try newObjects(Schema.version) }

  private static func expectedObjects(_ version: Int) throws -> [[String]] {
    version == Schema.version ? try objectsOfThisVersion.get() : try newObjects(version)
  }

  private static func newObjects(_ version: Int) throws -> [[String]] {
    try DatabaseQueue().write { db in
      for step in Schema.migrations.prefix(version) { try db.execute(sql: step) }
      try db.execute(sql: RunBundle.tables)
      return try objects(db)
    }
  }

  private func integrity() throws {
    let said = try String.fetchOne(db, sql: "PRAGMA integrity_check(1)") ?? ""
    guard said == "ok" else { throw UnreadableValue(text: "SQLite says: \(said.quoted)") }
    guard try Row.fetchOne(db, sql: "PRAGMA foreign_key_check") == nil else {
      throw UnreadableValue(text: "rows that belong to no run")
    }
  }

  /// Before any value is read into memory.
  private func lengths() throws {
    for name in RunBundle.contents {
      for column in try RunTable(name, in: db)?.columns ?? [] {
        let limit =
          switch (name, column) {
          case ("bundle_files", "bytes"): RunBundle.pieceBytes
          case ("series_points", "points"): SeriesChunk.capacity * 32
          default: RunBundle.valueLimit
          }
        // In bytes: of a text `length` counts characters, up to its first zero.
        let longest =
          try Int.fetchOne(db, sql: "SELECT max(length(CAST(\(column) AS BLOB))) FROM \(name)") ?? 0
        guard longest <= limit else {
          throw UnreadableValue(
            text: "\(name), \(column): \(longest) bytes; allowed: \(limit) at most")
        }
      }
    }
  }

  private func manifest() throws -> RunBundle.Manifest {
    let found = try db.first("SELECT format, exported, live, rows, file_bytes FROM bundle") {
      RunBundle.Manifest(
        format: try $0.take(), exported: try $0.take(),
        live: try JSONText.decode(try $0.take()), rows: try JSONText.decode(try $0.take()),
        fileBytes: try $0.take())
    }
    guard let found else { throw UnreadableValue(text: "it does not say what is in it") }
    guard found.format == RunBundle.format else {
      throw UnreadableValue(text: "format \(found.format); allowed: \(RunBundle.format)")
    }
    return found
  }

  private func counts(_ manifest: RunBundle.Manifest) throws {
    let rows = try RunBundle.rowCounts(db)
    for (name, count) in rows.sorted(by: { $0.key < $1.key }) where manifest.rows[name] != count {
      throw UnreadableValue(
        text: "\(name): \(count) rows; it says: \(manifest.rows[name].map { "\($0)" } ?? "none")")
    }
    let bytes = try RunBundle.fileBytes(db)
    guard bytes == manifest.fileBytes else {
      throw UnreadableValue(text: "\(bytes) bytes of files; it says: \(manifest.fileBytes)")
    }
  }

  /// No process of any machine works on the run, waits for it or is asked for anything.
  private func atRest(_ run: Int64) throws {
    let signs = [
      ("runs", "id = ? AND (purging OR status = 'queued')", "a run that waits or goes"),
      ("sessions", "run = ? AND (owned OR owner <> '')", "a process that works on it"),
      ("commands", "run = ? AND state = 'posted'", "a command nobody has read"),
      ("queue", "run = ?", "a place in a queue"),
    ]
    for (table, condition, words) in signs {
      let found = try db.first("SELECT 1 FROM \(table) WHERE \(condition)", [run]) { _ in true }
      if found != nil { throw Self.problem(run, table, "\(words); allowed: none") }
    }
  }

  /// What is printed must not steer a terminal, and what stands in a list takes one line there.
  private func printable(_ run: Int64) throws {
    func check(_ text: String, _ place: String, mayWrap: Bool) throws {
      let isPlain = text.unicodeScalars.allSatisfy {
        $0 == "\t" || mayWrap && $0 == "\n" || $0.properties.generalCategory != .control
      }
      guard isPlain else {
        throw Self.problem(run, place, "\(text.quoted) holds control characters; allowed: none")
      }
    }
    for name in RunTable.ofRun + ["runs", "series"] {
      guard let table = try RunTable(name, in: db) else { continue }
      let key = name == "runs" ? "id" : "run"
      let columns = table.columns
      try table.forEachRow(columns, where: "\(key) = ?", [run], in: db) { values in
        for (column, value) in zip(columns, values) {
          guard case .string(let text) = value.storage else { continue }
          let isLine = ["title", "name", "labels"].contains(column)
          try check(text, "\(name), \(column)", mayWrap: !isLine)
        }
      }
    }
    let values = try db.rows(
      "SELECT name, value FROM run_values JOIN fields ON fields.id = field WHERE run = ?", [run]
    ) { (try $0.take(String.self), $0.takeValue()) }
    for (name, value) in values {
      try check(name, "fields, name", mayWrap: false)
      if case .string(let text) = value.storage { try check(text, "run_values", mayWrap: true) }
    }
  }

  /// Chunks of points are bound to their series by their numbers alone.
  private func noStrangers() throws {
    guard try db.seriesWithoutNames().isEmpty else {
      throw UnreadableValue(text: "points that belong to no series; allowed: none")
    }
  }

  private static func problem(_ run: Int64, _ place: String, _ found: String) -> UnreadableValue {
    UnreadableValue(text: "run \(StoreError.number(run)), \(place): \(found)")
  }
}

extension Database {
  /// The numbers of series that have points but are not there.
  func seriesWithoutNames() throws -> [Int64] {
    let known = Set(try rows("SELECT id FROM series") { try $0.take(Int64.self) })
    var (strangers, next): ([Int64], Int64) = ([], .min)
    // From series to series, without reading the points between.
    while let id = try first(
      "SELECT id FROM series_points WHERE id >= ? ORDER BY id LIMIT 1", [next],
      { try $0.take(Int64.self) })
    {
      let series = id >> 24
      if !known.contains(series) { strangers.append(series) }
      guard series < .max >> 24 else { break }
      next = (series + 1) << 24
    }
    return strangers
  }
}
