import GRDB

/// A file that holds whole runs, to carry them from one store to another.
///
/// It is a database with the tables of a store, one more that says what is in it, and one with the
/// checkpoints' files in pieces.
enum RunBundle {
  /// "ThBn": tells a bundle from a store.
  static let applicationID: Int32 = 0x5468_426E
  static let format = 1
  /// The first version of the store that wrote bundles.
  static let firstVersion = 3

  /// Bytes of one piece of a file.
  static let pieceBytes = 1 << 20
  /// Bytes of a text or another value; scores are the longest.
  static let valueLimit = 1 << 28

  static let tables = """
    -- What was written: held against what is read.
    CREATE TABLE bundle (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      format INTEGER NOT NULL,
      exported REAL NOT NULL,
      live TEXT NOT NULL,        -- JSON list of the runs that were in training
      rows TEXT NOT NULL,        -- JSON object: rows of each table
      file_bytes INTEGER NOT NULL,
      digest INTEGER NOT NULL    -- XXH64 of all of it
    ) STRICT;
    CREATE TABLE bundle_files (
      run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
      file TEXT NOT NULL,
      piece INTEGER NOT NULL,    -- from 0
      bytes BLOB NOT NULL,
      PRIMARY KEY (run, file, piece)
    ) STRICT;
    """

  /// What a bundle says of itself.
  struct Manifest: Equatable {
    var format: Int
    var exported: Double
    var live: [Int64]
    var rows: [String: Int]
    var fileBytes: Int
  }

  /// Tables with rows of runs.
  static let contents =
    ["runs", "fields", "run_values", "series", "series_points", "series_summaries", "bundle_files"]
    + RunTable.ofRun

  /// Makes the tables of an empty bundle.
  static func create(_ db: Database) throws {
    try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    try Schema.migrate(db)
    try db.execute(sql: tables)
  }

  /// Counts and hashes all rows and writes down what was found.
  static func seal(_ db: Database, live: [Int64], now: Double) throws {
    let manifest = Manifest(
      format: format, exported: now, live: live, rows: try rowCounts(db),
      fileBytes: try fileBytes(db))
    try db.run("DELETE FROM bundle")
    try db.run(
      "INSERT INTO bundle VALUES (1, ?, ?, ?, ?, ?, ?)",
      [
        manifest.format, manifest.exported, try JSONText.encode(manifest.live),
        try JSONText.encode(manifest.rows), manifest.fileBytes,
        Int64(bitPattern: try digest(db, manifest)),
      ])
  }

  static func rowCounts(_ db: Database) throws -> [String: Int] {
    var counts: [String: Int] = [:]
    for name in contents {
      counts[name] = try db.first("SELECT count(*) FROM \(name)") { try $0.take(Int.self) }
    }
    return counts
  }

  static func fileBytes(_ db: Database) throws -> Int {
    try db.first("SELECT ifnull(sum(length(bytes)), 0) FROM bundle_files") { try $0.take() } ?? 0
  }

  /// The hash of the manifest and of all rows in the order of their keys.
  static func digest(_ db: Database, _ manifest: Manifest) throws -> UInt64 {
    var hash = RowHash()
    hash.add(manifest.format.databaseValue)
    hash.add(manifest.exported.databaseValue)
    hash.add(try JSONText.encode(manifest.live))
    hash.add(try JSONText.encode(manifest.rows))
    hash.add(manifest.fileBytes.databaseValue)
    for name in contents {
      guard let table = try RunTable(name, in: db) else { continue }
      hash.add(name)
      // Numbers that rows are given as they come are part of it where others point to them.
      let key = ["runs", "fields", "series", "series_points"].contains(name) ? ["id"] : []
      try table.forEachRow(table.columns + key, in: db) { values in
        for value in values { hash.add(value) }
      }
    }
    return hash.value
  }
}
