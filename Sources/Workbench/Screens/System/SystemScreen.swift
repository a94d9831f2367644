import TerminalUI

/// Where the time and the memory of a run go, and its log.
struct SystemScreen {
  let state: WorkbenchState
  let layout: SystemLayout

  func draw(into grid: inout Grid) {
    for pane in SystemPane.allCases {
      if let place = layout[pane] { draw(pane, into: &grid, in: place) }
    }
    layout.edges.draw(state, into: &grid)
  }

  private func draw(_ pane: SystemPane, into grid: inout Grid, in place: Rect) {
    let isFocused = state.interface.system.focus == pane
    let (title, trailing) = titles(of: pane)
    if layout.isFramed {
      Panel(title, trailing: trailing, isFocused: isFocused).draw(into: &grid, in: place)
    }
    let inside = layout.inside(pane) ?? place
    switch pane {
    case .step: StepPane(state: state).draw(into: &grid, in: inside, isFocused: isFocused)
    case .machine: MachinePane(state: state).draw(into: &grid, in: inside)
    case .run: ActivityPane(state: state).draw(into: &grid, in: inside)
    case .log: SystemLog(state: state).draw(into: &grid, in: inside)
    }
  }

  private func titles(of pane: SystemPane) -> (StyledText, StyledText) {
    switch pane {
    case .step:
      let run = state.opened.map { " of \($0.id.runText)" } ?? ""
      let isOver = state.opened?.row.status.isActive == false
      return (
        StyledText("step\(run)"),
        StyledText(
          state.opened?.activity.profile == nil ? "" : isOver ? "as it was last" : "",
          .warning)
          + StyledText(state.interface.system.slowestFirst ? "  slowest first" : "")
      )
    case .machine: return (StyledText("machine"), "")
    case .run: return (StyledText(state.opened.map { "run \($0.id.runText)" } ?? "run"), "")
    case .log: return SystemLog(state: state).titles
    }
  }
}
