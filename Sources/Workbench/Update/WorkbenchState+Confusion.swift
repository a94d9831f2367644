import TerminalUI

/// The confusion screen.
extension WorkbenchState {
  mutating func performOnConfusion(_ action: Action) -> [Effect] { [] }

  mutating func moveInConfusion(_ action: Action) {}

  mutating func pointInConfusion(_ event: MouseEvent, _ isClick: Bool) -> [Effect] { [] }
}
