import TerminalUI

/// One image of the grid: its picture, and below it number, score, true and predicted set.
struct CellTile {
  let state: WorkbenchState
  let list: CellList
  let labels: DecidedLabels
  let picture: Picture?
  let isSelected: Bool

  func draw(into grid: inout Grid, in rect: Rect) {
    var space = rect
    let captions = space.cutBottom(CellLayout.captions)
    // A sentence may stand in the place of pictures.
    if state.cell?.hasFailed != true || picture != nil {
      CellPicture(picture: picture, hasColor: state.hasColor).draw(into: &grid, in: space)
    }
    let texts = CellTexts(figures: state.figures)
    drawHead(texts, into: &grid, in: captions.line(0))
    let lines = [("T ", texts.truth(labels)), ("P ", texts.predicted(labels))]
    for (index, (letter, set)) in lines.enumerated() {
      grid.text(StyledText(letter, .muted) + set, in: captions.line(index + 1))
    }
    if isSelected { frame(rect, captions, into: &grid) }
  }

  private func drawHead(_ texts: CellTexts, into grid: inout Grid, in line: Rect) {
    var space = line
    var number = StyledText("\(labels.image)", .strong)
    if state.isMarked(labels.image, of: list.run) {
      number.append(" \(state.glyphs.mark)", .warning.emphasized)
    }
    if let decisive = labels.decisive(in: list.cell) {
      var value = texts.comparison(decisive)
      // Which label it is goes without saying only where the cell is about one.
      if !list.cell.isOfOneLabel {
        let named = "\(decisive.name) \(value)"
        if number.width + 1 + DisplayWidth.of(named) <= space.width { value = named }
      }
      let width = DisplayWidth.of(value)
      if number.width + 1 + width <= space.width {
        grid.text(value, in: space.cutRight(width), style: .muted)
      }
    }
    grid.text(number, in: space)
  }

  /// Brackets the whole in two bars, beside it where there is room, and highlights the captions.
  private func frame(_ rect: Rect, _ captions: Rect, into grid: inout Grid) {
    grid.highlight(captions)
    let (left, right): (Character, Character) = grid.glyphs.isUnicode ? ("▐", "▌") : ("[", "]")
    for y in rect.y..<rect.maxY {
      grid[rect.x - 1, y] = Cell(left, style: .accent)
      grid[rect.maxX, y] = Cell(right, style: .accent)
    }
  }
}

extension GlyphSet {
  /// Of an image a person has marked.
  var mark: Character { marker(3) }
}
