import Metrics

/// The images of one cell of a confusion, as a person browses them.
package struct CellList: Equatable, Sendable {
  package var run: RunID
  package var cell: DecisionCell
  package var order: ImageOrder
  package var images: [RankedImage]
  /// Place in `images`.
  package var selected = 0
  /// The screen it was opened from.
  package var origin: Screen

  package init(
    run: RunID, cell: DecisionCell, order: ImageOrder, images: [RankedImage], origin: Screen
  ) {
    self.run = run
    self.cell = cell
    self.order = order
    self.images = images
    self.origin = origin
  }
}
