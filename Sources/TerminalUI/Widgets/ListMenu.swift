/// A list to choose from: a command palette, a menu of ways to stop.
package struct ListMenu: Hashable, Sendable {
  package struct Item: Hashable, Sendable {
    package var title: StyledText
    /// At the right: the key that does the same, or the present value.
    package var detail: String
    package var isEnabled: Bool

    package init(_ title: StyledText, detail: String = "", isEnabled: Bool = true) {
      self.title = title
      self.detail = detail
      self.isEnabled = isEnabled
    }
  }

  package var items: [Item]
  package var selected: Int?
  /// What stands in place of the items when there are none.
  package var emptyText: String

  package init(_ items: [Item], selected: Int?, emptyText: String = "nothing here") {
    self.items = items
    self.selected = selected
    self.emptyText = emptyText
  }

  package func draw(into grid: inout Grid, in rect: Rect) {
    grid.fill(rect)
    if items.isEmpty {
      grid.text(emptyText, in: rect.inset(columns: min(2, rect.width / 2), lines: 0), style: .muted)
    }
    let offset = offset(in: rect)
    var space = rect
    if items.count > rect.height {
      let bar = space.cutRight(1)
      ListScroll.drawBar(
        into: &grid, in: bar, offset: offset, visible: rect.height, count: items.count)
    }
    for line in 0..<min(space.height, items.count - offset) {
      draw(
        items[offset + line], isSelected: offset + line == selected, into: &grid,
        in: space.line(line))
    }
  }

  /// The item at a place of the screen, for the mouse.
  package func item(atX x: Int, y: Int, in rect: Rect) -> Int? {
    guard rect.contains(x: x, y: y) else { return nil }
    let index = offset(in: rect) + y - rect.y
    return index < items.count ? index : nil
  }

  private func offset(in rect: Rect) -> Int {
    ListScroll.offset(showing: selected, from: 0, visible: rect.height, count: items.count)
  }

  private func draw(_ item: Item, isSelected: Bool, into grid: inout Grid, in line: Rect) {
    var space = line
    if isSelected {
      grid.text(String(grid.glyphs.selected), in: space, style: .accent)
    }
    _ = space.cutLeft(2)
    _ = space.cutRight(1)
    let wanted = DisplayWidth.of(item.detail)
    if wanted > 0, wanted + 2 < space.width {
      let place = space.cutRight(wanted)
      grid.text(item.detail, in: place, alignment: .trailing, style: item.isEnabled ? .key : .faint)
      _ = space.cutRight(1)
    }
    var title = item.title
    if !item.isEnabled {
      for index in title.runs.indices { title.runs[index].style = .faint }
    }
    grid.text(title, in: space)
    if isSelected { grid.highlight(line) }
  }
}
