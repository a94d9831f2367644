import TerminalUI

/// Every action by name, with the key that does the same.
struct PaletteOverlay {
  let palette: CommandPalette

  func draw(into grid: inout Grid) {
    let place = PaletteOverlay.place(in: grid.bounds)
    var inside = Panel("commands", trailing: "Enter does it, Esc closes", isFocused: true)
      .draw(into: &grid, in: place)
    var field = inside.cutTop(1).inset(columns: min(1, inside.width / 2), lines: 0)
    grid.text(":", in: field.cutLeft(2), style: .key)
    palette.field.draw(into: &grid, in: field, hint: "a few letters of what you want")
    _ = inside.cutTop(inside.height > 3 ? 1 : 0)
    list(grid.glyphs).draw(into: &grid, in: inside)
  }

  /// The entry at a place of the screen, for the mouse.
  func entry(atX x: Int, y: Int, in bounds: Rect, glyphs: GlyphSet) -> Int? {
    var inside = PaletteOverlay.place(in: bounds).inset()
    _ = inside.cutTop(1)
    _ = inside.cutTop(inside.height > 3 ? 1 : 0)
    return list(glyphs).item(atX: x, y: y, in: inside)
  }

  private static func place(in bounds: Rect) -> Rect {
    Overlay.palette(in: bounds, width: 66, height: min(20, bounds.height))
  }

  private func list(_ glyphs: GlyphSet) -> ListMenu {
    ListMenu(
      palette.entries.map { binding in
        var title = StyledText(binding.title)
        if binding.scope != .everywhere { title.append("  \(binding.scope.title)", .faint) }
        return ListMenu.Item(title, detail: binding.keys.first?.name(glyphs) ?? "")
      }, selected: palette.selected, emptyText: "no command matches")
  }
}
