import TerminalUI

/// What is taken for what.
struct ConfusionScreen {
  let state: WorkbenchState
  let layout: ConfusionLayout

  func draw(into grid: inout Grid) {
    if let view = state.confusion?.answer, failure == nil {
      ConfusionHeader(state: state, view: view, layout: layout).draw(into: &grid)
      let content = panes.table.content(of: view, state.figures)
      for pane in layout.panes { draw(pane, content, into: &grid) }
      for further in layout.further { draw(further.table, of: view, into: &grid, in: further.rect) }
    } else {
      placard.draw(into: &grid, in: grid.bounds)
    }
    layout.edges.draw(state, into: &grid)
  }

  private var panes: ConfusionPanes { state.interface.confusion }

  private func draw(
    _ pane: ConfusionPane, _ content: any ConfusionContent, into grid: inout Grid
  ) {
    guard let place = layout[pane], let space = layout.inside(of: pane) else { return }
    let isFocused = panes.focus == pane
    switch pane {
    case .table:
      let table = panes.cellTable(of: content)
      guard let (rect, rule) = layout.table(lines: table.lines, rule: content.rule != nil)
      else { return }
      if layout.isFramed {
        let switcher = TableSwitcher(selected: panes.table)
        Panel(
          switcher.title, trailing: trailing(table.places(in: rect), content, switcher, place),
          isFocused: isFocused
        ).draw(into: &grid, in: place)
        switcher.emphasize(into: &grid, in: place)
      }
      draw(table, content, into: &grid, in: rect, rule)
    case .words:
      if layout.isFramed {
        Panel("in words", trailing: remarks(content), isFocused: isFocused)
          .draw(into: &grid, in: place)
      }
      WordsPane(state: state, content: content).draw(
        into: &grid, in: space, edge: place.maxX - 1, isFocused: isFocused)
    }
  }

  private func draw(
    _ table: CellTable, _ content: any ConfusionContent, into grid: inout Grid, in rect: Rect,
    _ rule: Rect
  ) {
    table.draw(into: &grid, in: rect, hasColor: state.hasColor)
    let text = rule.inset(columns: min(2, rule.width / 2), lines: 0)
    grid.text(content.rule ?? "", in: text, style: .muted)
  }

  /// One of the tables below that in sight: to be read, and clicked to go there.
  private func draw(
    _ table: ConfusionTable, of view: ConfusionView, into grid: inout Grid, in place: Rect
  ) {
    let content = table.content(of: view, state.figures)
    var cells = panes.showing(table, content).cellTable(of: content)
    cells.selected.row = -1
    let space = Panel(StyledText(table.title)).draw(into: &grid, in: place)
    let (rect, rule) = ConfusionLayout.table(
      lines: cells.lines, rule: content.rule != nil, in: space)
    draw(cells, content, into: &grid, in: rect, rule)
  }

  // MARK: Titles

  /// `columns 3–12 of 41  /cat  shares  most first`, as much of it as there is room for.
  private func trailing(
    _ places: CellTable.Places, _ content: any ConfusionContent, _ switcher: TableSwitcher,
    _ rect: Rect
  ) -> StyledText {
    if state.confusion?.isAwaited == true { return StyledText("counting", .accent) }
    var parts: [(text: StyledText, priority: Int)] = []
    let count = panes.columns.count - content.selectableMeasures
    if places.columns.count < count {
      let columns =
        "\(places.columns.lowerBound + 1)\(state.figures.dash)\(places.columns.upperBound)"
      parts.append((StyledText("columns \(columns) of \(count)"), 6))
    }
    if let leftOut = content.leftOut { parts.append((StyledText(leftOut), 7)) }
    if !panes.filter.isEmpty { parts.append((StyledText("/\(panes.filter)", .accent), 9)) }
    if panes.showsShares { parts.append((StyledText("shares", .accent), 8)) }
    parts.append((StyledText(panes.order.rawValue), 5))
    let room = rect.width - switcher.title.width - 9
    while parts.count > 1, parts.reduce(-2, { $0 + $1.text.width + 2 }) > room {
      let least = parts.map(\.priority).min()
      parts.removeAll { $0.priority == least }
    }
    var text = StyledText()
    for part in parts { text += (text.isEmpty ? "" : "  ") + part.text }
    return text.truncated(to: room, ellipsis: state.glyphs.ellipsis)
  }

  /// `taken for another 12`
  private func remarks(_ content: any ConfusionContent) -> StyledText {
    let count = panes.remarks.count
    return count == 0 ? StyledText() : StyledText("\(content.remarksTitle) \(count)")
  }

  // MARK: Nothing to show yet

  private var failure: String? {
    if case .failed(let sentence) = state.scores?.stage { sentence } else { nil }
  }

  private var placard: Placard {
    guard let scores = state.scores else { return .noRun(state) }
    if let failure { return Placard(state, .bad, failure, [(.showConfusion, "tries again")]) }
    let run = scores.question.run.runText
    return state.editor == nil
      ? Placard(state, .muted, "looking for the scores of \(run)")
      : Placard(state, .muted, "counting what \(run) takes for what")
  }
}
