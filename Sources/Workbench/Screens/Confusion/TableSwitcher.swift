import TerminalUI

/// The names of the tables in the title of their pane, the one in sight in brackets.
struct TableSwitcher {
  let selected: ConfusionTable

  var title: StyledText {
    var text = StyledText()
    for table in ConfusionTable.allCases {
      let isSelected = table == selected
      text.append(
        isSelected ? "[\(table.title)]" : " \(table.title) ", isSelected ? .plain : .muted)
    }
    return text
  }

  /// Without the focus too it is seen which table it is.
  func emphasize(into grid: inout Grid, in rect: Rect) {
    guard let place = places(in: rect).first(where: { $0.table == selected })?.place else { return }
    grid.restyle(place.intersection(rect.inset(columns: 2, lines: 0))) { $0.bold = true }
  }

  /// The table whose name is at a place of the screen, for the mouse.
  func table(atX x: Int, y: Int, in rect: Rect) -> ConfusionTable? {
    places(in: rect).first { $0.place.contains(x: x, y: y) }?.table
  }

  private func places(in rect: Rect) -> [(table: ConfusionTable, place: Rect)] {
    var x = rect.x + 3
    return ConfusionTable.allCases.map { table in
      let width = table.title.count + 2
      defer { x += width }
      return (table, Rect(x: x, y: rect.y, width: width, height: 1))
    }
  }
}
