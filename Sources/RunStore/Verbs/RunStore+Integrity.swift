import GRDB

/// Whether the database is sound.
extension RunStore {
  /// What SQLite finds wrong with the file, a line each; reads all of it.
  package func integrityProblems() throws(StoreError) -> [String] {
    try read { db in
      let lines = try String.fetchAll(db, sql: "PRAGMA integrity_check")
      return lines == ["ok"] ? [] : lines
    }
  }
}
