/// The tables of the confusion screen, in the order `t` visits them.
package enum ConfusionTable: Int, CaseIterable, Sendable {
  case sets, labels, instead, together, coupling

  package var title: String {
    switch self {
    case .sets: "label sets"
    case .labels: "labels"
    case .instead: "instead"
    case .together: "together"
    case .coupling: "coupling"
    }
  }
}

/// The panes of the confusion screen, in the order Tab visits them.
package enum ConfusionPane: CaseIterable, Sendable {
  case table, words
}

/// In which order rows are listed.
package enum ConfusionOrder: String, CaseIterable, Sendable {
  case most = "most first"
  case worst = "worst first"
  case name = "by name"
}

/// What a person has arranged on the confusion screen.
package struct ConfusionPanes: Equatable, Sendable {
  package internal(set) var table = ConfusionTable.sets
  package internal(set) var focus = ConfusionPane.table
  package internal(set) var isZoomed = false
  package internal(set) var order = ConfusionOrder.most
  /// Shares of the row instead of counts.
  package internal(set) var showsShares = false
  /// Part of a name by which rows are listed; empty for all.
  package internal(set) var filter = ""
  /// Rows and columns of the table in sight, as they are listed.
  package internal(set) var rows: [Int] = []
  package internal(set) var columns: [Int] = []
  /// The cells that are told in words, the worst first, and which of them is selected.
  package internal(set) var remarks: [CellPlace] = []
  package internal(set) var remark = 0
  /// The name of a label set to be selected when the table of sets is there.
  package internal(set) var wantedSet: String?
  var cursors: [ConfusionTable: Cursor] = [:]

  /// The selected cell, and what is in sight at the top left, if that cell stays in sight with it.
  package struct Cursor: Equatable, Sendable {
    package var cell = CellPlace(row: 0, column: 0)
    /// Places in `rows` and `columns`.
    package var firstRow = 0
    package var firstColumn = 0
  }

  package init() {}

  package internal(set) var cursor: Cursor {
    get { cursors[table] ?? Cursor() }
    set { cursors[table] = newValue }
  }

  /// Place of the selected row in `rows`; nil where nothing is listed.
  package var row: Int? { rows.isEmpty ? nil : rows.firstIndex(of: cursor.cell.row) ?? 0 }

  /// Place of the selected column among the cells of a row.
  package var column: Int { columns.firstIndex(of: cursor.cell.column) ?? 0 }

  /// The selected cell, if anything is listed.
  package var selected: CellPlace? {
    guard let row, !columns.isEmpty else { return nil }
    return CellPlace(row: rows[row], column: columns[column])
  }
}
