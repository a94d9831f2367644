import TerminalUI

/// A few ways to go on, above the screen.
struct MenuOverlay {
  let state: WorkbenchState
  let menu: Menu

  func draw(into grid: inout Grid) {
    let heading = state.heading(of: menu.kind)
    let inside = Panel(StyledText(heading.title), trailing: "Esc closes", isFocused: true)
      .draw(into: &grid, in: place(in: grid.bounds))
    let listed = listPlace(in: grid.bounds)
    // The explanation gives way to the entries, but for one blank line between them.
    let room = max(listed.y - inside.y - 1 - fieldLines, 0)
    let lines = wrapped(heading.text, width: inside.width - 2).prefix(room)
    for (index, line) in lines.enumerated() {
      grid.text(
        line, in: inside.line(fieldLines + index).inset(columns: 1, lines: 0), style: .muted)
    }
    list.draw(into: &grid, in: listed)
    guard case .newRun(let field) = menu.kind, listed.y > inside.y else { return }
    var line = inside.line(0).inset(columns: min(1, inside.width / 2), lines: 0)
    grid.text(String(grid.glyphs.selected), in: line.cutLeft(2), style: .accent)
    field.draw(into: &grid, in: line, hint: "part of a name, or the path of a file")
  }

  /// The item at a place of the screen, for the mouse.
  func item(atX x: Int, y: Int, in bounds: Rect) -> MenuItem? {
    let items = state.items(of: menu.kind)
    return list.item(atX: x, y: y, in: listPlace(in: bounds)).map { items[$0] }
  }

  private func place(in bounds: Rect) -> Rect {
    let items = state.items(of: menu.kind)
    let heading = state.heading(of: menu.kind)
    let widest = items.reduce(0) {
      max($0, DisplayWidth.of($1.title) + DisplayWidth.of($1.detail) + 6)
    }
    let width = min(max(widest, DisplayWidth.of(heading.text), 30) + 6, 76)
    let lines = wrapped(heading.text, width: width - 4).count
    return Overlay.dialog(in: bounds, width: width, height: listHeight + lines + fieldLines + 3)
  }

  /// What is typed in the list of experiments stands above all.
  private var fieldLines: Int {
    if case .newRun = menu.kind { 1 } else { 0 }
  }

  /// The window keeps its size while typing lists fewer experiments.
  private var listHeight: Int {
    if case .newRun = menu.kind {
      max(state.experiments.count, 1)
    } else {
      state.items(of: menu.kind).count
    }
  }

  /// At the bottom of the frame, so that no entry is lost as long as there is room for all.
  private func listPlace(in bounds: Rect) -> Rect {
    var inside = place(in: bounds).inset()
    return inside.cutBottom(listHeight)
  }

  private var list: ListMenu {
    ListMenu(
      state.items(of: menu.kind).map { item in
        var title = StyledText()
        if let key = item.key { title.append("\(key)  ", .key) }
        title.append(item.title)
        return ListMenu.Item(title, detail: item.detail, isEnabled: item.isEnabled)
      }, selected: menu.selected, emptyText: "no experiment file was found under Experiments/")
  }
}
