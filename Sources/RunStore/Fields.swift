import GRDB

/// Takes a row's values from left to right.
///
/// Unlike a row's subscripts it throws where the value is not of the type: a file from elsewhere may
/// hold anything, whatever its schema says.
struct Fields {
  private let row: Row
  private var index = 0

  init(_ row: Row) { self.row = row }

  mutating func take<T: DatabaseValueConvertible & StatementColumnConvertible>(
    _ type: T.Type = T.self
  ) throws -> T {
    defer { index += 1 }
    return try row.decode(T.self, atIndex: index)
  }

  /// A value of any type, for columns that hold several.
  mutating func takeValue() -> DatabaseValue {
    defer { index += 1 }
    return row[index]
  }

  mutating func takeFlag() throws -> Bool { try take(Int.self) != 0 }

  mutating func skip(_ count: Int = 1) { index += count }
}

extension Database {
  /// Runs a statement that is prepared once for each connection.
  func run(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws {
    try cachedStatement(sql: sql).execute(arguments: arguments)
  }

  /// The rows of a statement that is prepared once for each connection.
  func rows<T>(
    _ sql: String, _ arguments: StatementArguments = StatementArguments(),
    _ body: (inout Fields) throws -> T
  ) throws -> [T] {
    let cursor = try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments)
    var values: [T] = []
    while let row = try cursor.next() {
      var fields = Fields(row)
      values.append(try body(&fields))
    }
    return values
  }

  /// The first row of such a statement, read from left to right.
  func first<T>(
    _ sql: String, _ arguments: StatementArguments = StatementArguments(),
    _ body: (inout Fields) throws -> T
  ) throws -> T? {
    guard let row = try Row.fetchOne(cachedStatement(sql: sql), arguments: arguments) else {
      return nil
    }
    var fields = Fields(row)
    return try body(&fields)
  }
}
