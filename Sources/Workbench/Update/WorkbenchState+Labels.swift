import TerminalUI

/// The labels screen.
extension WorkbenchState {
  mutating func performOnLabels(_ action: Action) -> [Effect] { [] }

  mutating func moveInLabels(_ action: Action) {}

  mutating func pointInLabels(_ event: MouseEvent, _ isClick: Bool) -> [Effect] { [] }
}
