/// The columns of a listing that are one label each.
///
/// A cell of 1 (or `true`) says that the label is there, 0 (`false`) that it is not. Of an empty
/// cell, of `nan`, `null`, `NA` and of -1 nothing is known. In a listing without any 0, -1 stands
/// for it; in one without 0 and -1, an empty cell does.
struct OneHotColumns {
  /// The columns and the labels that their headers name.
  private(set) var columns: [(index: Int, label: String)] = []
  private var hasZero = false
  private var hasMinusOne = false

  /// Takes the columns in which more than half of the cells that say something are 0, 1 or -1.
  init(
    header: SeparatedValues.Record, rows: some Sequence<SeparatedValues.Record>,
    without taken: [Int]
  ) {
    var told = [Int](repeating: 0, count: header.cells.count)
    var fitting = told
    var zeros = told
    var minusOnes = told
    for row in rows {
      for column in told.indices {
        guard let cell = row.cell(column), !cell.isEmpty else { continue }
        told[column] += 1
        guard let value = Self.value(cell) else { continue }
        fitting[column] += 1
        zeros[column] += value == 0 ? 1 : 0
        minusOnes[column] += value == -1 ? 1 : 0
      }
    }
    for column in told.indices where !taken.contains(column) {
      let label = String(TextLines.trimmed(header.cells[column][...]))
      guard !label.isEmpty, 2 * fitting[column] > told[column] else { continue }
      columns.append((column, label))
      hasZero = hasZero || zeros[column] > 0
      hasMinusOne = hasMinusOne || minusOnes[column] > 0
    }
  }

  private static func value(_ cell: String) -> Int? {
    switch cell.lowercased() {
    case "1", "1.0", "true": 1
    case "0", "0.0", "false": 0
    case "-1", "-1.0": -1
    default: nil
    }
  }

  /// What a row says: nil labels where nothing is known of any.
  ///
  /// - Parameter place: the row as it was written, for the sentence of an error.
  func labels(
    of row: SeparatedValues.Record, place: String
  ) throws(DatasetError) -> (labels: [String]?, unknown: [String]) {
    var present: [String] = []
    var unknown: [String] = []
    for (column, label) in columns {
      switch row.cell(column) {
      case nil: unknown.append(label)
      case ""?: if hasZero || hasMinusOne { unknown.append(label) }
      case let cell?:
        guard let value = Self.value(cell) else {
          throw DatasetError(
            place: place, found: "\(cell) stands in the column \(label)",
            allowed: "allowed: 0, 1, -1, or nothing")
        }
        if value == 1 { present.append(label) }
        if value == -1, hasZero { unknown.append(label) }
      }
    }
    return unknown.count == columns.count ? (nil, []) : (present, unknown)
  }
}
