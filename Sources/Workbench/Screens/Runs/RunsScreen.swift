import TerminalUI

/// The table of all runs; of an empty store, a welcome.
struct RunsScreen {
  let state: WorkbenchState

  func draw(into grid: inout Grid) {
    let layout = RunsLayout(width: grid.width, height: grid.height)
    if !layout.tabs.isEmpty { TabBar(state: state).draw(into: &grid, in: layout.tabs) }
    if state.isEmptyStore {
      let space = Rect(
        x: layout.table.x, y: layout.table.y, width: grid.width, height: layout.table.height)
      Welcome(state: state).draw(into: &grid, in: space)
    } else {
      let inside = Panel(title(), trailing: trailing()).draw(into: &grid, in: layout.table)
      RunTable(state: state).draw(into: &grid, in: inside)
      if !layout.details.isEmpty {
        RunDetails(state: state).draw(into: &grid, in: layout.details)
      }
    }
    MessageLine(state: state).draw(into: &grid, in: layout.message)
    Footer(state: state).draw(into: &grid, in: layout.footer)
  }

  private func title() -> StyledText {
    let (all, shown) = (state.runs.count, state.interface.runs.visible.count)
    let count = all == shown ? "\(all)" : "\(shown) of \(all)"
    return StyledText("runs", .strong) + StyledText(" \(count)", .muted) + stores
  }

  /// Which letter is which store; nothing of a single one that can be written.
  private var stores: StyledText {
    guard state.stores.count > 1 || state.stores.contains(where: \.isReadOnly) else {
      return StyledText()
    }
    var text = StyledText()
    for (index, store) in state.stores.enumerated() {
      if state.stores.count > 1 { text.append("  \(OpenStore.letter(of: index)):", .muted) }
      text.append(state.stores.count > 1 ? store.name : "  \(store.name)")
      if store.isReadOnly { text.append(" read-only", .warning) }
    }
    return text
  }

  private func trailing() -> StyledText {
    let list = state.interface.runs
    var parts: [String] = []
    if !list.filter.text.isEmpty { parts.append("/\(list.filter.text)") }
    if list.grouping != .none { parts.append("by \(list.grouping.rawValue)") }
    if !list.marked.isEmpty { parts.append("\(list.marked.count) marked") }
    if list.hidesFinished { parts.append("finished hidden") }
    if list.showsArchived { parts.append("with archive") }
    return StyledText(parts.joined(separator: "  "), .warning)
  }
}
