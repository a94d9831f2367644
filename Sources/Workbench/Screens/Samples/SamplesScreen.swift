import TerminalUI

/// Training pictures as they are, and beside each what augmentation makes of it.
struct SamplesScreen {
  let state: WorkbenchState
  let layout: SamplesLayout

  func draw(into grid: inout Grid) {
    if !layout.frame.isEmpty {
      Panel(title, trailing: trailing, isFocused: true).draw(into: &grid, in: layout.frame)
    }
    if let view = state.samples?.answer, view.total > 0, failure == nil {
      drawCaptions(of: view, into: &grid)
      for (row, images) in view.rows.prefix(layout.rows).enumerated() {
        draw(images, at: row, into: &grid)
      }
    } else {
      placard.draw(into: &grid, in: grid.bounds)
    }
    layout.edges.draw(state, into: &grid)
  }

  // MARK: Pictures

  private func drawCaptions(of view: SamplesView, into grid: inout Grid) {
    for column in 0..<layout.columns {
      let place = layout.place(row: 0, column: column)
      let line = Rect(x: place.x, y: layout.captions.y, width: place.width, height: 1)
        .intersection(layout.captions)
      if column == 0 {
        grid.text("original", in: line, style: .strong)
      } else if column <= view.request.variants {
        grid.text("epoch \(view.request.epoch + column - 1)", in: line, style: .muted)
      }
    }
  }

  private func draw(_ images: SamplesView.Row, at row: Int, into grid: inout Grid) {
    let samples = ([images.original] + images.variants).prefix(layout.columns)
    var text = layout.textLine(row: row, column: 0)
    for (column, sample) in samples.enumerated() {
      draw(sample.picture, into: &grid, in: layout.place(row: row, column: column))
      // Only what is mixed of several pictures holds other labels than its original.
      guard column > 0, sample.labels != images.original.labels else { continue }
      let line = layout.textLine(row: row, column: column)
      let own = Rect(x: line.x, y: line.y, width: min(layout.side, line.width), height: line.height)
      grid.text(sample.labels, in: own, style: .warning)
      if text.maxX >= line.x { _ = text.cutRight(text.maxX - line.x + 1) }
    }
    // Without a frame there is no other place for it.
    if layout.frame.isEmpty, row == 0 {
      let place = StyledText(position, .muted)
      grid.text(place, in: text, alignment: .trailing)
      _ = text.cutRight(place.width + 1)
    }
    // The labels matter more than the name of the file, and keep their place.
    let labels = StyledText(images.original.labels, .strong)
    let name = StyledText("  \(images.original.name)", .muted)
    grid.text(labels + (labels.width + 5 < text.width ? name : StyledText()), in: text)
  }

  /// In the middle of its place, if it is smaller.
  private func draw(_ picture: Picture, into grid: inout Grid, in place: Rect) {
    let room = place.centered(width: picture.width, height: picture.lines)
    picture.draw(into: &grid, in: room, hasColor: state.hasColor)
  }

  // MARK: Texts

  private var title: StyledText {
    var text = StyledText("samples", .strong)
    if let run = state.runInSight.flatMap(state.run) {
      text.append("  \(run.id.runText) \(run.title)", .muted)
    }
    return text
  }

  private var trailing: StyledText {
    if isAwaited, state.samples?.answer != nil { return StyledText("drawing", .accent) }
    return failure == nil ? StyledText(position) : StyledText()
  }

  /// `1-2 of 5600`, counted from 1.
  private var position: String {
    guard let view = state.samples?.answer, !view.rows.isEmpty else { return "" }
    let first = view.request.page * view.request.rows
    let last = view.rows.count == 1 ? "" : "\(state.glyphs.dash)\(first + view.rows.count)"
    return "\(first + 1)\(last) of \(view.total)"
  }

  private var isAwaited: Bool {
    if case .awaited = state.samples?.stage { true } else { false }
  }

  private var failure: String? {
    if case .failed(let sentence) = state.samples?.stage { sentence } else { nil }
  }

  private var placard: Placard {
    if let failure { return Placard(state, .bad, failure, [(.showSamples, "tries again")]) }
    if state.samples?.answer != nil {
      return Placard(state, .muted, "There is no picture to train on.")
    }
    if state.runInSight != nil, isAwaited {
      return Placard(state, .muted, "drawing the first pictures")
    }
    return .noRun(state)
  }
}
