import TerminalUI

/// The images of a cell: pictures with how they were decided, and all about the selected one.
struct CellScreen {
  let state: WorkbenchState
  let list: CellList
  let layout: CellLayout

  func draw(into grid: inout Grid) {
    if !layout.frame.isEmpty {
      Panel(title(width: layout.frame.width - 8), trailing: StyledText(trailing), isFocused: true)
        .draw(into: &grid, in: layout.frame)
    }
    drawHead(into: &grid)
    if list.images.isEmpty {
      Panel("image").draw(into: &grid, in: layout.detailFrame)
      Placard(
        state, .muted, "No image is in this cell.",
        [(.back, "goes back"), (.closeCell, "shows training pictures")]
      ).draw(into: &grid, in: layout.frame.isEmpty ? grid.bounds : layout.frame)
    } else {
      drawTiles(into: &grid)
      if let row = list.selectedRow, let labels = state.decidedLabels(row) {
        CellDetail(state: state, list: list, layout: layout, labels: labels).draw(into: &grid)
      }
    }
    layout.edges.draw(state, into: &grid)
  }

  private func drawTiles(into grid: inout Grid) {
    guard layout.edges.sizeClass != .onePane, layout.edges.sizeClass != .line else { return }
    let visible = list.visible(columns: layout.columns, rows: layout.rows)
    var isAnyShown = false
    for (place, index) in visible.enumerated() {
      guard let labels = state.decidedLabels(list.images[index].row) else { continue }
      let picture = state.cellImage(labels.image)?.picture
      if picture != nil { isAnyShown = true }
      CellTile(
        state: state, list: list, labels: labels, picture: picture,
        isSelected: index == list.selected
      ).draw(into: &grid, in: layout.tile(place))
    }
    if let failure = state.cellFailure, !isAnyShown {
      Sentence(text: failure).draw(into: &grid, in: layout.firstPictures)
    }
    if !layout.frame.isEmpty {
      let bar = Rect(
        x: layout.frame.maxX - 1, y: layout.frame.y + 1, width: 1,
        height: layout.frame.height - 2)
      ListScroll.drawBar(
        into: &grid, in: bar, offset: list.offset(columns: layout.columns, rows: layout.rows),
        visible: layout.rows, count: (list.images.count + layout.columns - 1) / layout.columns)
    }
  }

  /// What the frame says elsewhere.
  private func drawHead(into grid: inout Grid) {
    guard !layout.head.isEmpty else { return }
    var line = layout.head
    let place = StyledText(trailing, .muted)
    if place.width + 12 <= line.width {
      grid.text(place, in: line.cutRight(place.width))
      _ = line.cutRight(1)
    }
    grid.text(title(width: line.width), in: line)
  }

  // MARK: Texts

  /// `bicycle FN: 38 images, nearest to the threshold first`, or less where that is too long.
  private func title(width: Int) -> StyledText {
    let words = list.cell.words(state.editor?.decisions.labels ?? [])
    let count = list.images.count
    let images = state.figures.images(count)
    let order = "\(list.order.rawValue) first"
    let room = width - DisplayWidth.of(trailing) - 2
    let remark =
      [": \(images), \(order)", ": \(images), \(list.order.word) first", ": \(images)", ""]
      .first { DisplayWidth.of(words + $0) <= room } ?? ""
    return StyledText(words, .strong) + StyledText(count == 0 ? "" : remark, .muted)
  }

  private var trailing: String {
    var parts: [String] = []
    if !state.marks.isEmpty { parts.append("\(state.marks.count) marked") }
    if !list.images.isEmpty { parts.append("\(list.selected + 1) of \(list.images.count)") }
    return parts.joined(separator: " \(state.glyphs.separator) ")
  }
}
