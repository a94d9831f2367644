/// Rows of text in aligned columns: the first to the left, the others to the right.
struct TextTable {
  private var rows: [[String]]

  /// The longest first column; what is longer is cut, and ends in `…`.
  static let longest = 28

  /// - Parameter header: the heading of the table, then those of its columns.
  init(_ header: [String]) { rows = [header] }

  mutating func add(_ cells: [String]) { rows.append(cells) }

  /// At most `limit` of these rows, and a line that counts the others.
  mutating func add(_ many: [[String]], limit: Int) {
    // To fold a single row saves nothing.
    let shown = many.count <= limit + 1 ? many.count : limit
    rows += many.prefix(shown)
    if shown < many.count { rows.append(["and \(many.count - shown) more"]) }
  }

  var lines: [String] {
    let cut = rows.map { [Self.cut($0[0], to: Self.longest)] + $0.dropFirst() }
    let columns = cut.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      cut.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return cut.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        let space = String(repeating: " ", count: widths[column] - cell.count)
        line += column == 0 ? cell : "  " + space + cell
        // No spaces at the end of a line.
        if column == 0, row.count > 1 { line += space }
      }
      return line
    }
  }

  /// The end of a text that is longer than a first column: of paths the part that differs.
  static func cutFront(_ cell: String) -> String {
    cell.count > longest ? "…" + cell.suffix(longest - 1) : cell
  }

  /// The start of a text that is longer than so many characters.
  static func cut(_ cell: String, to length: Int) -> String {
    cell.count > length ? cell.prefix(length - 1) + "…" : cell
  }
}
