import TerminalUI

/// All that is known of the selected image: a larger picture, its file, and every label with its
/// score against the threshold.
struct CellDetail {
  let state: WorkbenchState
  let list: CellList
  let layout: CellLayout
  let labels: DecidedLabels

  private var texts: CellTexts { CellTexts(figures: state.figures) }
  private var image: CellView.Image? { state.cellImage(labels.image) }
  private var isMarked: Bool { state.isMarked(labels.image, of: list.run) }

  func draw(into grid: inout Grid) {
    switch layout.edges.sizeClass {
    case .wide: drawPane(into: &grid)
    case .compact: drawLines(into: &grid)
    case .line, .onePane: drawBesidePicture(into: &grid)
    }
  }

  // MARK: Beside the grid

  private func drawPane(into grid: inout Grid) {
    let mark = isMarked ? StyledText("\(state.glyphs.mark) marked", .warning) : StyledText()
    Panel("image \(labels.image)", trailing: mark).draw(into: &grid, in: layout.detailFrame)
    var space = layout.detail
    // The labels get half of the lines, or fewer where there are few.
    let needed = labels.labels.count + 8
    let lines = min(max(space.height - needed, space.height / 2), layout.detailSide / 2)
    let failure = image == nil ? state.cellFailure : nil
    let place = space.cutTop(failure == nil ? lines : min(lines, 7))
    if let failure {
      Sentence(text: failure).draw(into: &grid, in: place)
    } else {
      CellPicture(picture: image?.picture, hasColor: state.hasColor).draw(into: &grid, in: place)
    }
    _ = space.cutTop(1)
    grid.text(file(width: space.width), in: space.cutTop(1))
    let facts = [
      ("true", texts.truth(labels)), ("predicted", texts.predicted(labels)),
      (list.order.figure, StyledText(figure)),
    ]
    for (name, text) in facts {
      var line = space.cutTop(1)
      grid.text(name, in: line.cutLeft(10), style: .muted)
      grid.text(text, in: line)
    }
    _ = space.cutTop(1)
    let legend = space.cutBottom(space.height > 6 ? 1 : 0)
    grid.text(self.legend(width: legend.width), in: legend)
    if !legend.isEmpty { _ = space.cutBottom(1) }
    drawLabels(into: &grid, in: [space])
  }

  // MARK: Below the grid

  private func drawLines(into grid: inout Grid) {
    var space = layout.detail
    let lines = (labels.labels.count + 1) / 2
    _ = space.cutTop(space.height >= lines + 3 ? 1 : 0)
    var head = space.cutTop(1)
    let figure = StyledText("  \(list.order.figure) \(figure)", .muted)
    let file = file(width: head.width - figure.width) + figure
    let legend = legend(width: head.width - file.width - 3)
    grid.text(legend, in: head.cutRight(legend.width))
    grid.text(file, in: head)
    if space.height > lines {
      // Whole, where the captions had to cut them short.
      let sets = space.cutTop(1).columns([.share(1), .share(1)], gap: 3)
      let texts = [("true ", texts.truth(labels)), ("predicted ", texts.predicted(labels))]
      for (place, (name, set)) in zip(sets, texts) {
        grid.text(StyledText(name, .muted) + set, in: place)
      }
      _ = space.cutTop(space.height > lines ? 1 : 0)
    }
    drawLabels(into: &grid, in: space.columns([.share(1), .share(1)], gap: 3))
  }

  // MARK: The only image

  private func drawBesidePicture(into grid: inout Grid) {
    var space = layout.detail
    if layout.side > 0 {
      let place = layout.firstPictures
      if image == nil, let failure = state.cellFailure {
        Sentence(text: failure).draw(into: &grid, in: place)
      } else {
        CellPicture(picture: image?.picture, hasColor: state.hasColor).draw(into: &grid, in: place)
      }
    }
    var head = StyledText("\(labels.image)", .strong)
    if isMarked { head.append(" \(state.glyphs.mark)", .warning) }
    if let decisive = labels.decisive(in: list.cell) {
      head.append("  \(texts.comparison(decisive))", .muted)
    }
    grid.text(head, in: space.cutTop(1))
    for (letter, set) in [("T ", texts.truth(labels)), ("P ", texts.predicted(labels))] {
      grid.text(StyledText(letter, .muted) + set, in: space.cutTop(1))
    }
    drawLabels(into: &grid, in: [space])
  }

  // MARK: Parts

  /// By which the image has its place in the order.
  private var figure: String {
    let value = list.images.indices.contains(list.selected) ? list.images[list.selected].value : nil
    return list.order == .loss
      ? state.figures.loss(value) : state.figures.measure(value, decimals: 3)
  }

  /// Its path, whose end says most, or its name and that it is no file.
  private func file(width: Int) -> StyledText {
    guard let image else {
      return StyledText(state.cellFailure == nil ? "opening the data" : "no picture", .muted)
    }
    let text = image.path ?? image.name
    let shown = text.shortenedAtStart(to: width, state.glyphs)
    guard case .none(let reason) = image.file else { return StyledText(shown) }
    let remark = ", \(reason)"
    return StyledText(shown)
      + StyledText(DisplayWidth.of(shown + remark) <= width ? remark : "", .muted)
  }

  /// What the signs mean, or nothing: one of them alone would read as a verdict.
  private func legend(width: Int) -> StyledText {
    let signs: [(sign: String, style: Style, word: String)] = [
      (texts.hit, .good, "right"), ("-", .bad, "missed"), ("+", .warning, "too much"),
      (state.glyphs.isUnicode ? "┃" : "|", .strong, "threshold"),
    ]
    for count in [4, 3] {
      var text = StyledText()
      for (sign, style, word) in signs.prefix(count) {
        if !text.isEmpty { text.append("  ") }
        text.append(sign, style)
        text.append(" \(word)", .muted)
      }
      if text.width <= width { return text }
    }
    return StyledText()
  }

  /// One a line, in columns; where not all fit, the last line says how many more there are.
  private func drawLabels(into grid: inout Grid, in columns: [Rect]) {
    let all = labels.ordered(for: list.cell)
    let height = columns.first?.height ?? 0
    let room = height * columns.count
    guard room > 0 else { return }
    let shown = all.count <= room ? all.count : room - 1
    let lines = min((all.count + columns.count - 1) / columns.count, height)
    let longest = all.prefix(shown).map { DisplayWidth.of($0.name) }.max() ?? 0
    for (index, label) in all.prefix(shown).enumerated() {
      draw(label, longest, into: &grid, in: columns[index / lines].line(index % lines))
    }
    if shown < all.count {
      let place = columns[shown / lines].line(shown % lines)
      let rest = "\(state.glyphs.ellipsis) \(all.count - shown) more labels"
      grid.text(rest, in: place, style: .muted)
    }
  }

  private func draw(
    _ label: DecidedLabels.Label, _ longest: Int, into grid: inout Grid, in line: Rect
  ) {
    var space = line
    grid.text(texts.sign(of: label), in: space.cutLeft(2))
    let (score, threshold) = texts.pair(label)
    let relation = texts.relation(label)
    let figures = space.cutRight(min(12, space.width / 2))
    let middle = figures.x + figures.width / 2
    grid.text(
      score, in: Rect(x: figures.x, y: line.y, width: middle - figures.x - 1, height: line.height),
      alignment: .trailing, style: label.isWrong ? .strong : .plain)
    grid.text(relation, x: middle, y: line.y, style: .muted, in: line)
    grid.text(
      threshold, x: middle + 1 + (state.glyphs.isUnicode ? 0 : 1), y: line.y, style: .muted,
      in: line)
    let asked = list.cell.labels.contains(label.index)
    // Long names give way to the bar, short lines have none.
    let bar = min(max(space.width - longest - 1, 8), space.width / 2)
    if bar >= 6 { ScoreBar(label: label).draw(into: &grid, in: space.cutRight(bar)) }
    _ = space.cutRight(1)
    grid.text(label.name, in: space, style: asked ? .strong : .plain)
  }
}

extension String {
  /// As much of its end as fits beside an ellipsis.
  fileprivate func shortenedAtStart(to columns: Int, _ glyphs: GlyphSet) -> String {
    if DisplayWidth.of(self) <= columns { return self }
    var kept = ""
    var left = columns - 1
    for character in reversed() {
      let width = DisplayWidth.of(String(character))
      if width > left { break }
      left -= width
      kept.append(character)
    }
    return columns > 0 ? String(glyphs.ellipsis) + String(kept.reversed()) : ""
  }
}
