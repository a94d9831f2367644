/// One column of a table.
package struct TableColumn: Hashable, Sendable {
  package var title: String
  package var alignment: Alignment
  /// It is never narrower; when there is no room for that, it is left out.
  package var minimumWidth: Int
  /// `nil`: as wide as there is room.
  package var maximumWidth: Int?
  /// When the table is too narrow, columns of the least priority go first, the rightmost of equals.
  package var priority: Int

  /// A column of one width.
  package init(
    _ title: String, width: Int, alignment: Alignment = .leading, priority: Int = 0
  ) {
    self.init(
      title, minimumWidth: width, maximumWidth: width, alignment: alignment, priority: priority)
  }

  /// A column that shares what room is left.
  package init(
    _ title: String, minimumWidth: Int, maximumWidth: Int? = nil, alignment: Alignment = .leading,
    priority: Int = 0
  ) {
    self.title = title
    self.alignment = alignment
    self.minimumWidth = max(minimumWidth, 1)
    self.maximumWidth = maximumWidth.map { max($0, minimumWidth, 1) }
    self.priority = priority
  }
}

/// What a cell of a table shows.
package enum TableCell: Hashable, Sendable {
  case text(StyledText)
  /// 0...1 as a bar; `nil`, which is not 0, as a dash.
  case bar(Double?, Style)
  case sparkline(Sparkline)

  package static func text(_ text: String, _ style: Style = .plain) -> TableCell {
    .text(StyledText(text, style))
  }
}

extension TableColumn {
  /// Which columns are shown in `width` cells, and how wide each is.
  ///
  /// - Returns: indices into `columns`, in order, with widths that with `gap` between them fit.
  package static func layout(
    _ columns: [TableColumn], width: Int, gap: Int
  ) -> [(column: Int, width: Int)] {
    var shown = Array(columns.indices)
    func needed() -> Int {
      shown.reduce(0) { $0 + columns[$1].minimumWidth } + gap * max(shown.count - 1, 0)
    }
    while shown.count > 1, needed() > width {
      var weakest = 0
      for index in shown.indices
      where columns[shown[index]].priority <= columns[shown[weakest]].priority {
        weakest = index
      }
      shown.remove(at: weakest)
    }
    var widths = shown.map { min(columns[$0].minimumWidth, max(width, 0)) }
    var spare = max(width - needed(), 0)
    // A cell at a time to the narrowest that may still grow, so that they end up alike.
    while spare > 0 {
      let growing = shown.indices.filter { widths[$0] < columns[shown[$0]].maximumWidth ?? .max }
      guard let narrowest = growing.min(by: { widths[$0] < widths[$1] }) else { break }
      widths[narrowest] += 1
      spare -= 1
    }
    return zip(shown, widths).filter { $0.1 > 0 }.map { ($0.0, $0.1) }
  }
}
