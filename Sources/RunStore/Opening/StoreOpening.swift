import Foundation
import GRDB

/// From a folder to connections.
enum StoreOpening {
  /// Creates or upgrades the database and opens it for writing.
  static func writable(_ folder: StoreFolder) throws -> DatabasePool {
    try folder.create()
    return try folder.whileOpening {
      // Looked at through a single connection first: opening a pool would already turn another
      // program's database into one with a write-ahead log.
      let queue = try DatabaseQueue(path: folder.database, configuration: configuration())
      try queue.inDatabase { db in
        if try isEmpty(db) {
          // So that purged runs give their space back; can only be chosen before the first table.
          try db.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL")
          try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
        } else {
          try check(db, folder)
        }
        try db.inTransaction(.immediate) {
          try Schema.migrate(db)
          return .commit
        }
      }
      try queue.close()
      return try DatabasePool(path: folder.database, configuration: configuration())
    }
  }

  /// Opens an existing database without changing anything, and what can watch it for changes.
  static func readable(
    _ folder: StoreFolder, mayWatch: Bool = true
  ) throws -> (any DatabaseReader, DatabaseQueue?) {
    let manager = FileManager.default
    guard manager.fileExists(atPath: folder.database) else {
      throw StoreError.missing(path: folder.path)
    }
    guard mayWatch else { return (try unchanging(folder), nil) }
    do {
      let pool = try DatabasePool(
        path: folder.database, configuration: configuration(readOnly: true))
      try pool.read { try check($0, folder) }
      let watcher = try DatabaseQueue(
        path: folder.database, configuration: configuration(readOnly: true))
      return (pool, watcher)
    } catch let error as DatabaseError
      where [.SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_IOERR].contains(error.resultCode)
      && folder.state.logBytes == 0
    {
      return (try unchanging(folder), nil)
    }
  }

  /// Opens a database in a folder where SQLite cannot even put its shared-memory file.
  ///
  /// Only sound while nobody writes: true of a folder nobody may write into, whose log is empty.
  static func unchanging(_ folder: StoreFolder) throws -> any DatabaseReader {
    let allowed = CharacterSet.urlPathAllowed.subtracting(CharacterSet(charactersIn: "?#%"))
    let escaped = folder.database.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
    let queue = try DatabaseQueue(
      path: "file:\(escaped)?immutable=1", configuration: configuration(readOnly: true))
    try queue.read { try check($0, folder) }
    return queue
  }

  static func configuration(readOnly: Bool = false) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.busyMode = .timeout(5)
    configuration.maximumReaderCount = 4
    configuration.prepareDatabase { db in
      try db.execute(
        sql: """
          PRAGMA synchronous = NORMAL;
          PRAGMA secure_delete = OFF;
          PRAGMA trusted_schema = OFF;
          PRAGMA cell_size_check = ON;
          PRAGMA journal_size_limit = 33554432;
          """)
    }
    return configuration
  }

  /// A database nothing was ever put into: what SQLite makes of a file that was not there.
  private static func isEmpty(_ db: Database) throws -> Bool {
    let marks = try [
      "PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_master",
    ].map { try Int.fetchOne(db, sql: $0) ?? 0 }
    return marks == [0, 0, 0]
  }

  private static func check(_ db: Database, _ folder: StoreFolder) throws {
    let mark = try Int32.fetchOne(db, sql: "PRAGMA application_id")
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    // Version 0 with the mark: killed while it was being made.
    guard mark == Schema.applicationID, version > 0 || version == 0 && !db.configuration.readonly
    else {
      throw StoreError.notAStore(path: folder.database)
    }
    guard version <= Schema.version else {
      throw StoreError.newer(path: folder.database, version: version, known: Schema.version)
    }
  }
}
