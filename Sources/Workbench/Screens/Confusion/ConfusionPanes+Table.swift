import TerminalUI

extension ConfusionPanes {
  /// The table in sight as it is arranged.
  func cellTable(of content: any ConfusionContent) -> CellTable {
    let (rows, columns, showsShares) = (rows, columns, showsShares)
    let cells = columns.count - content.selectableMeasures
    let hasTotals = cells > 0 && content.total(ofColumn: columns[0], asShare: false) != nil
    return CellTable(
      corner: content.corner, rowCount: rows.count, columnCount: cells,
      isMatrix: content.isMatrix, groups: content.groups, measures: content.measures,
      nameOfRow: { content.name(ofRow: rows[$0]) },
      numberOfRow: { columns.firstIndex(of: rows[$0]) ?? 0 },
      heading: { content.heading(ofColumn: columns[$0]) },
      figure: {
        content.figure(CellPlace(row: rows[$0], column: columns[$1]), asShare: showsShares)
      },
      measuresOfRow: { content.measures(ofRow: rows[$0]) },
      total: hasTotals
        ? { content.total(ofColumn: columns[$0], asShare: showsShares) ?? content.nothing } : nil,
      selected: (row ?? 0, column), first: (cursor.firstRow, cursor.firstColumn),
      isFocused: focus == .table,
      emptyText: filter.isEmpty ? "there is nothing to count" : "no name contains \(filter)")
  }

  /// As if another table were in sight and nothing in it selected.
  func showing(_ table: ConfusionTable, _ content: any ConfusionContent) -> ConfusionPanes {
    if table == self.table { return self }
    var panes = self
    panes.table = table
    panes.focus = .words
    panes.list(content)
    return panes
  }

  /// Keeps selected what is, where newer scores number rows and columns otherwise.
  mutating func follow(from old: ConfusionView, to new: ConfusionView, _ figures: Figures) {
    for (table, cursor) in cursors {
      let (before, after) = (table.content(of: old, figures), table.content(of: new, figures))
      func number(_ row: Int) -> Int? {
        guard row < before.rowCount else { return nil }
        let name = before.name(ofRow: row)
        if row < after.rowCount, after.name(ofRow: row) == name { return row }
        return (0..<after.rowCount).first { after.name(ofRow: $0) == name }
      }
      cursors[table]?.cell.row = number(cursor.cell.row) ?? 0
      guard after.isMatrix else { continue }
      let measure = cursor.cell.column - before.columnCount
      cursors[table]?.cell.column =
        measure >= 0 ? after.columnCount + measure : number(cursor.cell.column) ?? 0
    }
  }

  /// Lists rows, columns and remarks as order and filter have it; what is selected stays selected
  /// if it is still there.
  mutating func list(_ content: any ConfusionContent) {
    let all = content.order(order)
    rows = all.named(filter) { content.name(ofRow: $0) }
    columns =
      (content.isMatrix ? all : Array(0..<content.columnCount))
      + (0..<content.selectableMeasures).map { content.columnCount + $0 }
    let listed = Set(rows)
    remarks = content.remarks.filter { listed.contains($0.row) }
    remark = min(remark, max(remarks.count - 1, 0))
    // A table seen for the first time begins at its top left.
    if cursors[table] == nil, let row = rows.first, let column = columns.first {
      cursor.cell = CellPlace(row: row, column: column)
    } else if let selected {
      cursor.cell = selected
    }
  }
}
