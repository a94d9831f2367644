import TerminalUI

/// Time, memory and log of a run.
extension WorkbenchState {
  mutating func askAboutSystem() -> [Effect] { [] }

  mutating func performOnSystem(_ action: Action) -> [Effect] { [] }

  mutating func moveInSystem(_ action: Action) {}

  /// Undoes one thing; false when there is none.
  mutating func stepBackInSystem() -> Bool { false }

  mutating func pointInSystem(_ event: MouseEvent, _ isClick: Bool) -> [Effect] { [] }
}
