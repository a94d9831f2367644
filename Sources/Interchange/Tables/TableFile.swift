/// A table that is written row by row, however many there are.
package final class TableFile {
  package let table: TableDescription
  package private(set) var rows = 0
  private let form: TableForm
  private let keys: [String]
  private let file: OutputFile

  package init(
    _ table: TableDescription, as form: TableForm, in folder: String
  ) throws(InterchangeError) {
    self.table = table
    self.form = form
    keys = table.columns.map { TableForm.jsonString($0.name) + ":" }
    file = try OutputFile("\(folder)/\(Self.name(of: table, form))")
    try file.write(form.head(of: table))
  }

  /// - Precondition: a cell a column, of its kind.
  package func add(_ cells: [TableCell?]) throws(InterchangeError) {
    precondition(
      cells.count == table.columns.count,
      "\(cells.count) cells for the \(table.columns.count) columns of \(table.name)")
    for (cell, column) in zip(cells, table.columns) {
      if let cell {
        precondition(cell.isOf(column.kind), "\(cell) in \(table.name).\(column.name)")
      }
    }
    try file.write(form.line(cells, keys: keys))
    rows += 1
  }

  package func finish() throws(InterchangeError) { try file.finish() }

  static func name(of table: TableDescription, _ form: TableForm) -> String {
    "\(table.name).\(form.rawValue)"
  }
}
