import TerminalUI

/// The lines of the run table.
struct RunTable {
  let state: WorkbenchState

  private var list: RunList { state.interface.runs }

  func draw(into grid: inout Grid, in rect: Rect) {
    let lines = list.lines
    let cells = RunTableCells(state: state, isNarrow: isNarrow)
    table().draw(into: &grid, in: rect, count: lines.count) { index in
      guard index < lines.count else { return [] }
      return cells.cells(of: lines[index])
    }
  }

  func table() -> Table {
    Table(
      list.columns.map(column), selected: list.selectedLine(in: state.runs),
      sort: list.columns.firstIndex(of: list.sort).map {
        Table.Sort(column: $0, ascending: list.isAscending)
      },
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
    if list.filter.query != nil { return "no run matches; Esc clears the filter" }
    if list.hidesFinished { return "no run is active; f shows finished ones" }
    return "all runs are archived; a shows them"
  }

  /// Columns further to the right are the first to go where there is no room, those a person has
  /// chosen the last.
  private func column(_ column: RunColumn) -> TableColumn {
    let place = list.columns.firstIndex(of: column) ?? 0
    let isChosen = !RunColumn.standard.contains(column)
    let priority = max((isChosen ? 90 : 40) - place, 0)
    switch column {
    case .id:
      // A sign of a mark, the pin or a group stands before the number.
      return TableColumn(
        column.title, width: idWidth + signWidth, alignment: .trailing, priority: 100)
    case .status:
      return TableColumn(
        isNarrow ? "" : column.title, width: isNarrow ? 1 : 13, priority: 99)
    case .title:
      return TableColumn(column.title, minimumWidth: 15, maximumWidth: 40, priority: 98)
    case .epoch:
      return TableColumn(column.title, width: 7, alignment: .trailing, priority: priority)
    case .started:
      return TableColumn(column.title, width: 8, alignment: .trailing, priority: priority)
    case .duration:
      return TableColumn(column.title, width: 6, alignment: .trailing, priority: priority)
    case .seed: return TableColumn(column.title, width: 6, alignment: .trailing, priority: priority)
    case .tags:
      return TableColumn(column.title, minimumWidth: 6, maximumWidth: 24, priority: priority)
    case .note, .question:
      return TableColumn(column.title, minimumWidth: 10, maximumWidth: 40, priority: priority)
    case .experiment:
      return TableColumn(column.title, minimumWidth: 10, maximumWidth: 24, priority: priority)
    case .value:
      let widest = max(DisplayWidth.of(column.title) + 1, isFolding && column.isMeasure ? 13 : 8)
      return TableColumn(
        column.title, width: min(widest, 20), alignment: .trailing,
        // The best figure is what a narrow table keeps.
        priority: column == .bestF1 ? 97 : priority)
    }
  }

  private var signWidth: Int { list.marked.isEmpty && list.pinned == nil ? 0 : 2 }

  /// Whether headings of groups show a mean and a spread.
  private var isFolding: Bool { list.grouping != .none }
}
