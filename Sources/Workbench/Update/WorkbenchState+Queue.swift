import TerminalUI

/// The runs that wait.
extension WorkbenchState {
  mutating func showQueue() { interface.dialog = .queue(selected: 0) }

  mutating func press(_ key: Key, _ action: Action?, inQueue selected: Int) -> [Effect] { [] }

  mutating func pointInQueue(_ event: MouseEvent, _ isClick: Bool, _ selected: Int) -> [Effect] {
    []
  }
}
