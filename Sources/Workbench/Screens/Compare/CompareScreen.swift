import TerminalUI

/// The runs a person has marked, beside each other.
struct CompareScreen {
  let state: WorkbenchState

  func draw(into grid: inout Grid) {
    let edges = ScreenEdges(width: grid.width, height: grid.height)
    edges.draw(state, into: &grid)
  }
}
