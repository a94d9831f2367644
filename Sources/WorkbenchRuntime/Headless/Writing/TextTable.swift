/// Columns of text: the first ones to the left, the others to the right.
struct TextTable {
  private var rows: [[String]]
  private let left: Int

  /// The longest cell at the left; what is longer is cut, and ends in `…`.
  static let longest = 28

  /// - Parameter left: how many columns are aligned to the left.
  init(_ header: [String], left: Int = 1) {
    rows = [header]
    self.left = left
  }

  mutating func add(_ cells: [String]) { rows.append(cells) }

  var lines: [String] {
    let cut = rows.map { row in
      row.enumerated().map { $0.offset < left ? Self.cut($0.element) : $0.element }
    }
    let columns = cut.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      cut.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    let signed = widths.enumerated().map { $0.offset < left ? -$0.element : $0.element + 1 }
    return cut.map { Self.row($0, signed) }
  }

  /// One line; a negative width aligns left. Longer cells are kept whole.
  static func row(_ cells: [String], _ widths: [Int]) -> String {
    var line = ""
    for (cell, width) in zip(cells, widths) {
      let gap = String(repeating: " ", count: max(0, Int(width.magnitude) - cell.count))
      line += (width < 0 ? cell + gap : gap + cell) + " "
    }
    return String(line.reversed().drop { $0 == " " }.reversed())
  }

  private static func cut(_ cell: String) -> String {
    cell.count > longest ? cell.prefix(longest - 1) + "…" : cell
  }
}
