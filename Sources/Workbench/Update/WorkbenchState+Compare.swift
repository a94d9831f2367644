import TerminalUI

/// The comparison of runs.
extension WorkbenchState {
  mutating func askForComparison() -> [Effect] { [] }

  mutating func performOnCompare(_ action: Action) -> [Effect] { [] }

  mutating func moveInCompare(_ action: Action) {}

  /// Undoes one thing; false when there is none.
  mutating func stepBackInCompare() -> Bool { false }

  mutating func pointInCompare(_ event: MouseEvent, _ isClick: Bool) -> [Effect] { [] }
}
