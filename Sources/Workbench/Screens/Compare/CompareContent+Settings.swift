import TerminalUI

extension CompareContent {
  /// The settings that differ, or all of them; what is not as in the baseline has a sign.
  static func settings(_ compared: Compared) -> CompareContent {
    let table = compared.view.settings
    let rows = compared.panes.showsAllSettings ? table.rows : table.differing
    let glyphs = compared.glyphs
    let sign = glyphs.isUnicode ? "≠" : "*"
    var content = CompareContent(
      columns: [
        TableColumn("setting", minimumWidth: min(longest(\.path, rows), 20), priority: 9)
      ]
        + compared.runs.indices.map { place in
          let widest = longest({ $0.values[place] ?? "" }, rows) + 1
          return compared.column(
            place, minimumWidth: 7, maximumWidth: min(widest, 22), alignment: .leading)
        },
      count: rows.count
    ) { index in
      let row = rows[index]
      return [.text(row.path, row.isCommon ? .muted : .plain)]
        + row.values.enumerated().map { place, value in
          let text = value ?? String(glyphs.dash)
          return row.differs(place)
            ? .text(StyledText(sign, .accent) + StyledText(text))
            : .text(" \(text)", .muted)
        }
    }
    content.emptyText =
      table.rows.isEmpty
      ? "no settings are known"
      : compared.runs.count < 2 ? "nothing to compare with" : "the same in all runs; a shows all"
    let same = table.rows.count - table.differing.count
    content.trailing = StyledText(
      compared.panes.showsAllSettings
        ? "all \(table.rows.count)" : "\(table.differing.count) differ, \(same) do not")
    let selected = compared.panes.rows[.settings] ?? 0
    if !rows.isEmpty {
      let row = rows[min(max(selected, 0), rows.count - 1)]
      content.note = StyledText("\(row.path)  ", .muted)
      for place in [0, compared.chosen] where place == 0 || compared.chosen > 0 {
        content.note += StyledText("\(Compared.letter(place)) ", .series(place))
        content.note += StyledText("\(row.values[place] ?? String(glyphs.dash))  ")
      }
    }
    return content
  }

  private static func longest(
    _ text: (SettingsTable.Row) -> String, _ rows: [SettingsTable.Row]
  ) -> Int {
    rows.reduce(7) { max($0, DisplayWidth.of(text($1))) }
  }
}
