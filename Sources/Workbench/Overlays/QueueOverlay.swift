import TerminalUI

/// The runs that wait to be trained.
struct QueueOverlay {
  let state: WorkbenchState
  let selected: Int

  func draw(into grid: inout Grid) {}
}
