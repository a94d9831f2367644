import TerminalUI

/// The runs a person has marked, beside each other.
struct CompareScreen {
  let state: WorkbenchState
  let layout: CompareLayout

  func draw(into grid: inout Grid) {
    if let compared = state.compared, failure == nil, !compared.runs.isEmpty {
      // Where panes have no frame, the name of the one in sight stands here.
      let name = StyledText(state.interface.compare.focus.title, .title)
      FigureLine(parts: (layout.isFramed ? [] : [(name, 9)]) + runs(compared)).draw(
        into: &grid, in: layout.header.inset(columns: layout.isFramed ? 1 : 0, lines: 0))
      for pane in layout.panes { draw(pane, compared, into: &grid) }
    } else {
      placard.draw(into: &grid, in: grid.bounds)
    }
    layout.edges.draw(state, into: &grid)
  }

  private func draw(_ pane: ComparePane, _ compared: Compared, into grid: inout Grid) {
    guard let place = layout[pane], let space = layout.inside(of: pane) else { return }
    let isFocused = state.interface.compare.focus == pane
    if pane == .curves {
      let curves = CurvesPane(state: state, compared: compared)
      if layout.isFramed {
        Panel(curves.title, trailing: curves.trailing, isFocused: isFocused)
          .draw(into: &grid, in: place)
      }
      return curves.draw(into: &grid, in: space)
    }
    guard let content = compared.content(of: pane) else { return }
    if layout.isFramed {
      Panel(switcher(pane, content), trailing: content.trailing, isFocused: isFocused)
        .draw(into: &grid, in: place)
    }
    content.table(selected: state.interface.compare.rows[pane] ?? 0, isFocused: isFocused)
      .draw(
        into: &grid, in: content.place(of: .table, in: space), count: content.count,
        row: content.cells)
    grid.text(content.note, in: content.place(of: .note, in: space))
    let picture = content.place(of: .picture, in: space)
    if !picture.isEmpty { drawPicture(compared, into: &grid, in: picture) }
  }

  /// The pane's name, and quietly the names of those Tab brings to its place.
  private func switcher(_ pane: ComparePane, _ content: CompareContent) -> StyledText {
    let sharing = ComparePane.allCases.filter { other in
      guard other != .curves else { return false }
      return layout.edges.sizeClass == .compact || other == pane || layout[other] == nil
    }
    guard pane.isShared(layout), sharing.count > 1 else { return StyledText(pane.title) }
    var text = StyledText()
    for other in sharing {
      text.append(
        other == pane ? "[\(other.title)]" : " \(other.title) ", other == pane ? .plain : .muted)
    }
    guard let width = layout[pane]?.width, text.width + content.trailing.width + 9 <= width else {
      return StyledText(pane.title)
    }
    return text
  }

  private func drawPicture(_ compared: Compared, into grid: inout Grid, in rect: Rect) {
    guard let request = state.disagreementRequest(layout), let number = request.images.first
    else { return }
    var space = rect
    let caption = space.cutBottom(1)
    if let sentence = state.cellFailure {
      for (index, line) in wrapped(sentence, width: rect.width).prefix(rect.height).enumerated() {
        grid.text(line, in: rect.line(index), style: .muted)
      }
      return
    }
    let image = state.cellImage(number)
    CellPicture(picture: image?.picture, hasColor: state.hasColor).draw(into: &grid, in: space)
    grid.text(image.map { $0.path ?? $0.name } ?? "", in: caption, style: .muted)
  }

  // MARK: Words

  /// `A 0141 base · B 0142 mix`: which run each letter stands for.
  private func runs(_ compared: Compared) -> [(text: StyledText, priority: Int)] {
    let room = layout.header.width / max(compared.runs.count, 1)
    return compared.runs.enumerated().map { place, run in
      let isChosen = place == compared.chosen && place > 0
      var text = StyledText(
        isChosen ? String(state.glyphs.selected) : "", .accent)
      text.append(Compared.letter(place), Style.series(place).emphasized)
      text.append(" \(run.id.runText)", isChosen ? .strong : .plain)
      if place == 0, room >= 18 { text.append(" baseline", .muted) }
      let left = room - text.width - 3
      if left >= 4 {
        let title = StyledText(" \(run.row.title)", .muted)
        text += title.truncated(to: left, ellipsis: state.glyphs.ellipsis)
      }
      return (text, place == 0 ? 9 : isChosen ? 8 : 5)
    }
  }

  private var failure: String? {
    if case .failed(let sentence) = state.comparison?.stage { sentence } else { nil }
  }

  private var placard: Placard {
    if let failure { return Placard(state, .bad, failure, [(.showCompare, "tries again")]) }
    guard let comparison = state.comparison else {
      return .noRun(state, "There is no run to compare.")
    }
    let count = comparison.question.runs.count
    return comparison.isAwaited
      ? Placard(state, .muted, "reading \(count) run\(count == 1 ? "" : "s")")
      : Placard(state, .muted, "These runs are gone.", [(.showRuns, "lists the runs")])
  }
}

extension ComparePane {
  /// Whether other panes take turns at its place.
  fileprivate func isShared(_ layout: CompareLayout) -> Bool {
    layout.edges.sizeClass == .compact || isOfScores && self != .measures
  }
}
