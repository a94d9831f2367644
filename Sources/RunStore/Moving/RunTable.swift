import GRDB

/// How the rows of one table are read in an order that is the same in every store.
struct RunTable {
  let name: String
  /// All but numbers that a store gives to rows as they come.
  let columns: [String]
  private let order: [String]

  /// Tables whose rows name their run, in the order in which a run is put together.
  static let ofRun = [
    "run_details", "sessions", "snapshots", "log", "epochs", "evaluations", "scores", "thresholds",
    "threshold_details", "test_looks", "checkpoints", "commands",
  ]

  /// Nil where there is no such table, as in a store of an older version.
  init?(_ name: String, in db: Database) throws {
    let found = try db.rows("SELECT name, pk FROM pragma_table_info(?) ORDER BY cid", [name]) {
      (name: try $0.take(String.self), key: try $0.take(Int.self))
    }
    guard !found.isEmpty else { return nil }
    self.name = name
    columns = found.map(\.name).filter { $0 != "id" }
    order = found.filter { $0.key > 0 }.sorted { $0.key < $1.key }.map(\.name)
  }

  /// Calls `body` with the values of each row, in the order of `columns`.
  func forEachRow(
    _ columns: [String], where condition: String = "1",
    _ arguments: StatementArguments = StatementArguments(), in db: Database,
    _ body: ([DatabaseValue]) throws -> Void
  ) throws {
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT \(columns.joined(separator: ", ")) FROM \(name)
          WHERE \(condition) ORDER BY \(order.joined(separator: ", "))
          """), arguments: arguments)
    while let row = try rows.next() { try body(Array(row.databaseValues)) }
  }

  /// Adds a row.
  func insert(_ values: [DatabaseValue], _ columns: [String], into db: Database) throws {
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    try db.run(
      "INSERT INTO \(name) (\(columns.joined(separator: ", "))) VALUES (\(places))",
      StatementArguments(values))
  }
}
