import TerminalUI

/// The columns of the run table, to choose from.
struct ColumnsOverlay {
  let state: WorkbenchState
  let chooser: ColumnChooser

  func draw(into grid: inout Grid) {
    var inside = Panel("columns", trailing: "Space shows or hides", isFocused: true)
      .draw(into: &grid, in: place(in: grid.bounds))
    let field = inside.cutTop(1).inset(columns: min(1, inside.width / 2), lines: 0)
    chooser.field.draw(into: &grid, in: field, hint: "part of a name: macro, rate, set:cat")
    let keys = inside.cutBottom(inside.height > 4 ? 1 : 0)
    let arrows = state.glyphs.isUnicode ? "← →" : "< >"
    grid.text(
      StyledText("  \(arrows)", .key) + StyledText(" move  ", .muted) + StyledText("Enter", .key)
        + StyledText(" done", .muted), in: keys)
    list.draw(into: &grid, in: inside)
  }

  /// The entry at a place of the screen, for the mouse.
  func entry(atX x: Int, y: Int, in bounds: Rect) -> Int? {
    var inside = place(in: bounds).inset()
    _ = inside.cutTop(1)
    _ = inside.cutBottom(inside.height > 4 ? 1 : 0)
    return list.item(atX: x, y: y, in: inside)
  }

  private func place(in bounds: Rect) -> Rect {
    Overlay.palette(in: bounds, width: 56, height: min(22, bounds.height))
  }

  private var list: ListMenu {
    let shown = state.interface.runs.columns
    return ListMenu(
      state.columnEntries(chooser).map { column in
        let isShown = shown.contains(column)
        let sign = isShown ? String(state.glyphs.check) : " "
        return ListMenu.Item(
          StyledText("\(sign) ", .good) + StyledText(column.name, isShown ? .strong : .plain))
      }, selected: chooser.selected, emptyText: "no column is called so")
  }
}
