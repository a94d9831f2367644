/// An image of a cell, by its row in the table, and the figure its place in an order comes from.
package struct RankedImage: Hashable, Sendable {
  package var row: Int
  package var value: Double

  package init(row: Int, value: Double) {
    self.row = row
    self.value = value
  }
}

extension Decisions {
  /// The images of a cell, the most telling first.
  package func images(in cell: DecisionCell, by order: ImageOrder) -> [RankedImage] {
    table.images.indices.map { RankedImage(row: $0, value: 0) }
  }
}
