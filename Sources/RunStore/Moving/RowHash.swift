import GRDB

/// XXH64 of values, each behind its kind and its length, so that no two lists of values hash alike
/// because their bytes do.
struct RowHash {
  private var hash = StripeHash()
  private var rest: [UInt8] = []

  mutating func add(_ value: DatabaseValue) {
    switch value.storage {
    case .null: rest.append(5)  // not 0, which fills up the last stripe
    case .int64(let number):
      rest.append(1)
      LittleEndian.append(number, to: &rest)
    case .double(let number):
      rest.append(2)
      LittleEndian.append(number.bitPattern, to: &rest)
    case .string(let text): add(kind: 3, Array(text.utf8))
    case .blob(let data): add(kind: 4, [UInt8](data))
    }
    let whole = rest.count & ~31
    guard whole > 0 else { return }
    hash.add(Array(rest[..<whole]))
    rest.removeFirst(whole)
  }

  mutating func add(_ text: String) { add(text.databaseValue) }

  private mutating func add(kind: UInt8, _ bytes: [UInt8]) {
    rest.append(kind)
    LittleEndian.append(UInt64(bytes.count), to: &rest)
    rest += bytes
  }

  /// The hash of all that was added, filled up with zeros to a whole stripe.
  var value: UInt64 {
    var hash = hash
    hash.add(rest + [UInt8](repeating: 0, count: 32 - rest.count))
    return hash.value
  }
}

extension RunCopy {
  /// What training made of a run: its experiment, curves, measures and scores, whatever numbers its
  /// rows have, what it is called and what was noted, tuned or looked at since.
  static func fingerprint(of run: Int64, in db: Database) throws -> UInt64 {
    let personal: Set = ["title", "tags", "note", "archived", "purging", "revision"]
    var hash = RowHash()
    for (name, key) in [("runs", "id")] + contents.map({ ($0, "run") }) {
      guard let table = try RunTable(name, in: db) else { continue }
      hash.add(name)
      let columns = table.columns.filter { column in
        column != "run" && !(name == "runs" && personal.contains(column))
      }
      try table.forEachRow(columns, where: "\(key) = ?", [run], in: db) { values in
        for value in values { hash.add(value) }
      }
    }
    let series = try db.rows("SELECT id, name FROM series WHERE run = ? ORDER BY name", [run]) {
      (id: try $0.take(Int64.self), name: try $0.take(String.self))
    }
    for (id, name) in series {
      hash.add(name)
      let ids = try SeriesTable(db, id).ids
      let chunks = try Row.fetchCursor(
        db.cachedStatement(
          sql: "SELECT points FROM series_points WHERE id >= ? AND id < ? ORDER BY id"),
        arguments: [ids.lowerBound, ids.upperBound])
      while let row = try chunks.next() { hash.add(row[0] as DatabaseValue) }
    }
    return hash.value
  }

  private static let contents = ["run_details", "log", "epochs", "evaluations", "scores"]
}
