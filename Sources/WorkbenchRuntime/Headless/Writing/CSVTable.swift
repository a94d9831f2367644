/// A table as comma-separated values: a header, then a line for each row.
///
/// Numbers are written with all their digits, as in JSON; what is undefined is an empty cell.
/// - Source: RFC 4180 for quotes; lines end in a line feed, which other Unix programs expect.
package struct CSVTable: Equatable, Sendable {
  package private(set) var rows: [[String]]

  init(_ header: [String]) { rows = [header] }

  mutating func add(_ cells: [(any CSVValue)?]) { rows.append(cells.map { $0?.csvText ?? "" }) }

  package var text: String { Self.text(of: rows[...]) }

  /// Without the header, to stand below what was written before.
  var body: String { Self.text(of: rows.dropFirst()) }

  private static func text(of rows: ArraySlice<[String]>) -> String {
    rows.map { $0.map(quoted).joined(separator: ",") + "\n" }.joined()
  }

  /// A whole number stands without its fraction, as in JSON.
  fileprivate static func number(_ text: String) -> String {
    text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func quoted(_ cell: String) -> String {
    let isPlain = !cell.unicodeScalars.contains { "\",\r\n".unicodeScalars.contains($0) }
    if isPlain, cell.first != " ", cell.last != " " { return cell }
    return "\"" + cell.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }
}

/// What may stand in a cell.
protocol CSVValue {
  var csvText: String { get }
}

extension String: CSVValue { var csvText: String { self } }
extension Int: CSVValue { var csvText: String { "\(self)" } }
extension Bool: CSVValue { var csvText: String { self ? "true" : "false" } }
extension Double: CSVValue { var csvText: String { CSVTable.number("\(self)") } }
extension Float: CSVValue { var csvText: String { CSVTable.number("\(self)") } }
