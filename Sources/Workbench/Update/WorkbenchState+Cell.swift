/// The images of a cell, on the samples screen.
extension WorkbenchState {
  mutating func performOnCell(_ action: Action) -> [Effect] { [] }
}
