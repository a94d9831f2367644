import TerminalUI

/// What is taken for what.
struct ConfusionScreen {
  let state: WorkbenchState

  func draw(into grid: inout Grid) {}
}
