import TerminalUI

/// The rows of the run table.
struct RunTable {
  let state: WorkbenchState

  func draw(into grid: inout Grid, in rect: Rect) {
    let visible = state.interface.runs.visible
    table().draw(into: &grid, in: rect, count: visible.count) { index in
      guard index < visible.count, visible[index] < state.runs.count else { return [] }
      return cells(of: state.runs[visible[index]])
    }
  }

  func table() -> Table {
    let list = state.interface.runs
    return Table(
      RunColumn.allCases.map(column), selected: list.selectedRow(in: state.runs),
      sort: Table.Sort(column: list.sort.rawValue, ascending: list.isAscending),
      emptyText: emptyText())
  }

  /// Too narrow for the word: the sign alone says the status.
  private var isNarrow: Bool {
    SizeClass(width: state.interface.width, height: state.interface.height) == .onePane
  }

  private var idWidth: Int {
    max(4, (state.runs.lazy.map(\.id).max() ?? 0).runText.count)
  }

  private func emptyText() -> String {
    if !state.hasLoadedRuns { return "reading the store" }
    if !state.interface.runs.filter.text.isEmpty { return "no run matches; Esc clears the filter" }
    if state.interface.runs.hidesFinished { return "no run is active; f shows finished ones" }
    return "all runs are archived; a shows them"
  }

  private func column(_ column: RunColumn) -> TableColumn {
    switch column {
    case .id:
      TableColumn(column.title, width: idWidth, alignment: .trailing, priority: 9)
    case .status: TableColumn(isNarrow ? "" : column.title, width: isNarrow ? 1 : 13, priority: 8)
    case .title: TableColumn(column.title, minimumWidth: 15, maximumWidth: 40, priority: 7)
    case .epoch:
      TableColumn(column.title, width: 7, alignment: .trailing, priority: 5)
    case .bestF1: TableColumn(column.title, width: 8, alignment: .trailing, priority: 6)
    case .validationLoss: TableColumn(column.title, width: 9, alignment: .trailing, priority: 4)
    case .started: TableColumn(column.title, width: 8, alignment: .trailing, priority: 3)
    case .duration: TableColumn(column.title, width: 6, alignment: .trailing, priority: 2)
    case .tags: TableColumn(column.title, minimumWidth: 6, maximumWidth: 24, priority: 1)
    }
  }

  private func status(of run: RunRow) -> StyledText {
    let style = run.isArchived ? .faint : run.status.style
    let glyph = String(run.status.glyph(state.glyphs))
    if isNarrow { return StyledText(glyph, style) }
    let word = run.isArchived ? "archived" : run.status.rawValue
    return StyledText("\(glyph) \(word)", style)
      + StyledText(run.isHere && run.status.isActive ? "*" : "", .accent)
  }

  private func cells(of run: RunRow) -> [TableCell] {
    let figures = state.figures
    return RunColumn.allCases.map { column in
      switch column {
      case .id: .text(run.id.runText, run.isArchived ? .faint : .strong)
      case .status: .text(status(of: run))
      case .title: .text(run.title, run.isArchived ? .faint : .plain)
      case .epoch: .text(figures.progress(run.epoch, of: run.epochs), .muted)
      case .bestF1: .text(figures.measure(run.best.macroF1, decimals: 3))
      case .validationLoss: .text(figures.loss(run.last.validationLoss))
      case .started:
        .text(
          run.started.map { state.calendar.short($0, now: state.now) } ?? figures.dash, .muted)
      case .duration: .text(figures.duration(run.duration), .muted)
      case .tags: .text(run.tags.joined(separator: " "), .accent)
      }
    }
  }
}
