import TerminalUI

/// Where the time and the memory of a run go, and its log.
struct SystemScreen {
  let state: WorkbenchState

  func draw(into grid: inout Grid) {
    let edges = ScreenEdges(width: grid.width, height: grid.height)
    edges.draw(state, into: &grid)
  }
}
