import TerminalUI

/// What a pane of the comparison lists: rows of a table, and a line below that says how to read it.
struct CompareContent {
  enum Part { case table, note, picture }

  var columns: [TableColumn]
  var count: Int
  var emptyText = "nothing here"
  var note = StyledText()
  /// At the right of the pane's title.
  var trailing = StyledText()
  /// Whether the selected row is shown with a picture beside the table.
  var hasPicture = false
  var cells: (Int) -> [TableCell]

  func table(selected: Int, isFocused: Bool) -> Table {
    Table(
      columns, selected: count > 0 ? min(max(selected, 0), count - 1) : nil, isFocused: isFocused,
      gap: 1, emptyText: emptyText)
  }

  func place(of part: Part, in rect: Rect) -> Rect {
    var space = rect
    let note = note.isEmpty || rect.height < 4 ? Rect.zero : space.cutBottom(1)
    var picture = Rect.zero
    if hasPicture, space.width >= 66, space.height >= 4 {
      picture = space.cutRight(min(space.width * 2 / 5, 2 * space.height)).inset(lines: 0)
    }
    switch part {
    case .table: return space
    case .note: return note.inset(columns: min(2, note.width / 2), lines: 0)
    case .picture: return picture
    }
  }
}

extension Compared {
  /// A column of a run: the baseline and the chosen one are the last to be dropped.
  func column(
    _ place: Int, _ title: String? = nil, minimumWidth: Int = 6, maximumWidth: Int? = 6,
    alignment: Alignment = .trailing
  ) -> TableColumn {
    TableColumn(
      title ?? name(place), minimumWidth: minimumWidth, maximumWidth: maximumWidth,
      alignment: alignment, priority: place == 0 ? 8 : place == chosen ? 7 : 4)
  }
}
