import Metrics
import TerminalUI

/// The images of one cell of a confusion, as a person browses them.
package struct CellList: Equatable, Sendable {
  package var run: RunID
  package var cell: DecisionCell
  package var order: ImageOrder
  package var images: [RankedImage]
  /// Place in `images`.
  package var selected = 0
  /// An image of the top row, by its place in `images`.
  package var first = 0
  /// The screen it was opened from.
  package var origin: Screen
  /// The scores and thresholds that `images` follow from; nil before that is known.
  package var source: Source?

  /// Scores, and a state of the thresholds upon them.
  package struct Source: Equatable, Sendable {
    package var scores: ScoresRequest
    package var revision: Int

    package init(_ editor: ThresholdEditor) {
      scores = editor.source.request
      revision = editor.revision
    }
  }

  package init(
    run: RunID, cell: DecisionCell, order: ImageOrder, images: [RankedImage], origin: Screen,
    source: Source? = nil
  ) {
    self.run = run
    self.cell = cell
    self.order = order
    self.images = images
    self.origin = origin
    self.source = source
  }

  /// The selected row of the table of scores; nil for an empty cell.
  package var selectedRow: Int? {
    images.indices.contains(selected) ? images[selected].row : nil
  }

  /// Finds the images anew. The selected one stays selected if it is still there; else what comes
  /// to its place is.
  mutating func follow(_ editor: ThresholdEditor) {
    let row = selectedRow
    images = editor.decisions.images(in: cell, by: order)
    source = Source(editor)
    let kept = images.firstIndex { $0.row == row }
    selected = min(max(kept ?? selected, 0), max(images.count - 1, 0))
  }

  /// The first row of the grid that is in sight.
  func offset(columns: Int, rows: Int) -> Int {
    guard columns > 0 else { return 0 }
    return ListScroll.offset(
      showing: selected / columns, from: first / columns, visible: rows,
      count: (images.count + columns - 1) / columns)
  }

  /// The places in `images` that are in sight.
  func visible(columns: Int, rows: Int) -> Range<Int> {
    let start = min(offset(columns: columns, rows: rows) * max(columns, 0), images.count)
    return start..<min(start + max(columns * rows, 0), images.count)
  }

  /// Moves the selection through a grid of so many columns, of which so many rows are in sight.
  mutating func move(_ action: Action, columns: Int, rows: Int) {
    guard columns > 0, !images.isEmpty else { return }
    let last = images.count - 1
    let target =
      switch action {
      case .moveLeft: selected - 1
      case .moveRight: selected + 1
      case .moveUp: selected >= columns ? selected - columns : selected
      // From above a gap in the last row to its end.
      case .moveDown: selected / columns < last / columns ? selected + columns : selected
      case .pageUp: selected - columns * max(rows, 1)
      case .pageDown: selected + columns * max(rows, 1)
      case .moveToStart: 0
      case .moveToEnd: last
      default: selected
      }
    selected = min(max(target, 0), last)
    first = offset(columns: columns, rows: rows) * columns
  }
}
