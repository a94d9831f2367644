import TerminalUI

/// A few ways to go on, above the screen.
struct MenuOverlay {
  let state: WorkbenchState
  let menu: Menu

  func draw(into grid: inout Grid) {
    let place = place(in: grid.bounds)
    let heading = state.heading(of: menu.kind)
    var inside = Panel(StyledText(heading.title), isFocused: true).draw(into: &grid, in: place)
    let lines = wrapped(heading.text, width: inside.width - 2)
    if inside.height > state.items(of: menu.kind).count {
      let text = inside.cutTop(min(lines.count, max(inside.height - 1, 0)))
      for (index, line) in lines.enumerated() {
        grid.text(line, in: text.line(index).inset(columns: 1, lines: 0), style: .muted)
      }
    }
    if inside.height > state.items(of: menu.kind).count { _ = inside.cutTop(1) }
    list.draw(into: &grid, in: inside)
  }

  /// The item at a place of the screen, for the mouse.
  func item(atX x: Int, y: Int, in bounds: Rect) -> MenuItem? {
    let items = state.items(of: menu.kind)
    let place = place(in: bounds).inset()
    let listed = Rect(
      x: place.x, y: max(place.maxY - items.count, place.y), width: place.width,
      height: min(items.count, place.height))
    return list.item(atX: x, y: y, in: listed).map { items[$0] }
  }

  func place(in bounds: Rect) -> Rect {
    let items = state.items(of: menu.kind)
    let heading = state.heading(of: menu.kind)
    let widest = items.reduce(0) {
      max($0, DisplayWidth.of($1.title) + DisplayWidth.of($1.detail) + 6)
    }
    let width = min(max(widest, DisplayWidth.of(heading.text), 30) + 6, 76)
    let lines = wrapped(heading.text, width: width - 4).count
    return Overlay.dialog(in: bounds, width: width, height: items.count + lines + 3)
  }

  private var list: ListMenu {
    ListMenu(
      state.items(of: menu.kind).map { item in
        var title = StyledText()
        if let key = item.key { title.append("\(key)  ", .key) }
        title.append(item.title)
        return ListMenu.Item(title, detail: item.detail, isEnabled: item.isEnabled)
      }, selected: menu.selected)
  }
}
