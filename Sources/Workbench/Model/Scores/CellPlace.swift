/// A cell of a table, by the numbers of its row and column in the data.
package struct CellPlace: Hashable, Comparable, Sendable {
  package var row: Int
  package var column: Int

  package init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  package static func < (a: CellPlace, b: CellPlace) -> Bool {
    (a.row, a.column) < (b.row, b.column)
  }
}
