import GRDB

/// Carries runs with all their rows from one database to another, of the same version or a newer one.
///
/// Numbers of rows are given anew; that of the run too, unless it is to keep it.
struct RunCopy {
  let source: Database
  let target: Database

  /// Copies a run.
  ///
  /// - Parameter number: what it is called in the target; nil for the next free number.
  /// - Returns: that number.
  func copy(_ run: Int64, as number: Int64? = nil) throws -> Int64 {
    let copied = try copyLine(run, as: number)
    for name in RunTable.ofRun {
      try copyRows(name, where: "run", run, replacedBy: copied)
    }
    try copySeries(run, to: copied)
    try copyValues(run, to: copied)
    return copied
  }

  private func copyLine(_ run: Int64, as number: Int64?) throws -> Int64 {
    guard let table = try RunTable("runs", in: source) else { return 0 }
    let revision = try target.nextRevision()
    var copied: Int64 = 0
    try table.forEachRow(table.columns, where: "id = ?", [run], in: source) { values in
      let row = zip(table.columns, values).map { column, value in
        column == "revision" ? revision.databaseValue : value
      }
      try table.insert(
        row + [number.databaseValue], table.columns + ["id"], into: target)
      copied = target.lastInsertedRowID
    }
    return copied
  }

  /// Copies the rows whose `owner` column holds a number, which becomes another.
  private func copyRows(
    _ name: String, where owner: String, _ number: Int64, replacedBy copied: Int64
  ) throws {
    guard let table = try RunTable(name, in: source),
      let place = table.columns.firstIndex(of: owner)
    else { return }
    try table.forEachRow(table.columns, where: "\(owner) = ?", [number], in: source) { values in
      var row = values
      row[place] = copied.databaseValue
      try table.insert(row, table.columns, into: target)
    }
  }

  private func copySeries(_ run: Int64, to copied: Int64) throws {
    let names = try source.rows("SELECT id, name FROM series WHERE run = ? ORDER BY id", [run]) {
      (id: try $0.take(Int64.self), name: try $0.take(String.self))
    }
    for (id, name) in names {
      try target.run("INSERT INTO series (run, name) VALUES (?, ?)", [copied, name])
      let old = try SeriesTable(source, id)
      let new = try SeriesTable(target, target.lastInsertedRowID)
      let chunks = try Row.fetchCursor(
        source.cachedStatement(
          sql: "SELECT id, points FROM series_points WHERE id >= ? AND id < ? ORDER BY id"),
        arguments: [old.ids.lowerBound, old.ids.upperBound])
      while let row = try chunks.next() {
        let chunk = SeriesTable.chunk(ofID: row[0])
        let values = [new.id(ofChunk: chunk).databaseValue, row[1]] as [DatabaseValue]
        try target.run("INSERT INTO series_points VALUES (?, ?)", StatementArguments(values))
      }
      try copyRows("series_summaries", where: "series", id, replacedBy: new.series)
    }
  }

  /// Fields go by their names: their numbers are each store's own.
  private func copyValues(_ run: Int64, to copied: Int64) throws {
    guard try RunTable("run_values", in: source) != nil else { return }
    let values = try source.rows(
      """
      SELECT name, value FROM run_values JOIN fields ON fields.id = field
      WHERE run = ? ORDER BY name
      """, [run]
    ) { (name: try $0.take(String.self), value: $0.takeValue()) }
    for (name, value) in values {
      try target.run("INSERT OR IGNORE INTO fields (name) VALUES (?)", [name])
      try target.run(
        "INSERT INTO run_values (field, run, value) SELECT id, ?, ? FROM fields WHERE name = ?",
        [copied, value, name])
    }
  }
}
