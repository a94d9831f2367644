import Metrics
import TerminalUI
import Workbench

/// Images of cells, what the samples screen is drawn with.
extension Sample {
  /// The bicycle missed in run 139, with pictures.
  static func browsing(
    _ cell: DecisionCell = .label(2, .falseNegative), width: Int = 80, height: Int = 24,
    glyphs: GlyphSet = .braille, table: ScoreTable = scoreTable(),
    versions: [ThresholdVersion] = Sample.versions
  ) -> WorkbenchState {
    var state = scored(
      on: .character("3"), width: width, height: height, glyphs: glyphs, table: table,
      versions: versions)
    state.open(cell)
    _ = state.update(.tick(now: now))
    state.answerCell()
    return state
  }

  static func cell(_ request: CellRequest) -> CellView {
    CellView(
      request: request,
      images: request.images.map { number in
        let isDrawn = number % 5 == 0
        return CellView.Image(
          number: number, name: "photos/img_\(number).jpg",
          file: isDrawn ? .none("a drawn picture") : .path("/data/photos/img_\(number).jpg"),
          picture: picture(
            request.height, max(request.width - 4 * (number % 3), 0), shift: number % 9))
      })
  }
}

extension WorkbenchState {
  /// The number of the selected image of a cell.
  var selectedNumber: Int? {
    interface.samples.cell?.selectedRow.flatMap { editor?.decisions.table.images[$0] }
  }

  /// Gives the pictures that were asked for last.
  mutating func answerCell() {
    guard let request = cell?.question else { return }
    _ = update(.cell(Sample.cell(request)))
  }
}
