/// What a table holds: its name and what each column means.
package struct TableDescription: Equatable, Sendable {
  package struct Column: Equatable, Sendable {
    /// As Frictionless Data calls types.
    package enum Kind: String, Sendable {
      case string, integer, number, boolean
    }

    package var name: String
    package var kind: Kind
    package var unit: String?
    package var meaning: String

    package init(_ name: String, _ kind: Kind, unit: String? = nil, _ meaning: String) {
      self.name = name
      self.kind = kind
      self.unit = unit
      self.meaning = meaning
    }
  }

  package var name: String
  package var meaning: String
  package var columns: [Column]

  package init(_ name: String, _ meaning: String, _ columns: [Column]) {
    self.name = name
    self.meaning = meaning
    self.columns = columns
  }
}

/// One value of a table; what is undefined is nil in its row.
package enum TableCell: Equatable, Sendable {
  case string(String)
  case integer(Int)
  /// For numbers above those of `Int`.
  case unsigned(UInt64)
  case number(Double)
  case boolean(Bool)

  /// Nil for nil.
  package static func text(_ text: String?) -> TableCell? { text.map { .string($0) } }
  package static func count(_ count: Int?) -> TableCell? { count.map { .integer($0) } }
  package static func value(_ value: Double?) -> TableCell? { value.map { .number($0) } }

  func isOf(_ kind: TableDescription.Column.Kind) -> Bool {
    switch self {
    case .string: kind == .string
    case .integer, .unsigned: kind == .integer
    case .number: kind == .number
    case .boolean: kind == .boolean
    }
  }

  /// The shortest digits that read back as the same number; `NaN`, `INF` and `-INF` as Frictionless
  /// Data writes them.
  static func digits(_ number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number > 0 ? "INF" : "-INF" }
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
