/// How the rows of a table are written.
package enum TableForm: String, CaseIterable, Sendable {
  /// A header, then a line a row; undefined is an empty cell, and an empty text is `""`.
  /// - Source: RFC 4180, but lines end in a line feed.
  case csv
  /// An object a line; undefined is null. What is no finite number, which JSON cannot say, is text.
  case jsonl

  func head(of table: TableDescription) -> String {
    switch self {
    case .csv: table.columns.map { Self.quoted($0.name) }.joined(separator: ",") + "\n"
    case .jsonl: ""
    }
  }

  /// - Parameter keys: the names of the columns as JSON.
  func line(_ cells: [TableCell?], keys: [String]) -> String {
    var line = self == .csv ? "" : "{"
    for (place, cell) in cells.enumerated() {
      if place > 0 { line += "," }
      switch self {
      case .csv: line += cell.map(Self.csv) ?? ""
      case .jsonl:
        line += keys[place]
        line += cell.map(Self.json) ?? "null"
      }
    }
    return line + (self == .csv ? "\n" : "}\n")
  }

  private static func csv(_ cell: TableCell) -> String {
    switch cell {
    case .string(let text): quoted(text)
    case .integer(let number): "\(number)"
    case .unsigned(let number): "\(number)"
    case .number(let number): TableCell.digits(number)
    case .boolean(let flag): "\(flag)"
    }
  }

  private static func json(_ cell: TableCell) -> String {
    switch cell {
    case .string(let text): jsonString(text)
    case .number(let number) where !number.isFinite: jsonString(TableCell.digits(number))
    case .number, .integer, .unsigned, .boolean: csv(cell)
    }
  }

  private static func quoted(_ text: String) -> String {
    let isPlain = !text.utf8.contains { "\",\r\n".utf8.contains($0) }
    if isPlain, !text.isEmpty, text.first != " ", text.last != " " { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  /// - Source: RFC 8259.
  package static func jsonString(_ text: String) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\n": json += "\\n"
      case "\r": json += "\\r"
      case "\t": json += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }
}
