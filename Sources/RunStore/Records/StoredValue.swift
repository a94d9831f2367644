import GRDB

/// A named value of a run, which lists of runs show, sort and filter by.
package enum StoredValue: Equatable, Hashable, Sendable, DatabaseValueConvertible {
  case number(Double)
  case text(String)

  /// A setting as it is written: a number where the whole text is one.
  init(setting text: String) {
    // "nan" and "inf" are words a title may be.
    let isNumber =
      text.contains(where: \.isNumber) && text.allSatisfy { "0123456789.eE+-".contains($0) }
    self = isNumber ? Double(text).map { .number($0) } ?? .text(text) : .text(text)
  }

  package var databaseValue: DatabaseValue {
    switch self {
    case .number(let number): number.databaseValue
    case .text(let text): text.databaseValue
    }
  }

  package static func fromDatabaseValue(_ value: DatabaseValue) -> StoredValue? {
    switch value.storage {
    case .double(let number): .number(number)
    case .int64(let number): .number(Double(number))
    case .string(let text): .text(text)
    case .null, .blob: nil
    }
  }
}

extension Fields {
  mutating func takeStoredValue() throws -> StoredValue {
    guard let value = StoredValue.fromDatabaseValue(takeValue()) else {
      throw UnreadableValue(text: "a value of a run is neither a number nor a text")
    }
    return value
  }
}
