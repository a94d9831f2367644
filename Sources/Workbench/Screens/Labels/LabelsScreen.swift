import TerminalUI

/// A threshold for each label, and what it does.
struct LabelsScreen {
  let state: WorkbenchState

  func draw(into grid: inout Grid) {}
}
