extension PageWriter {
  mutating func table(_ table: PageTable) -> HTML {
    let caption = newID("caption")
    // Short ones are searched at a glance.
    let kind =
      !table.isSortable || table.rows.count < 3
      ? nil : table.rows.count > 12 ? "sortable searchable" : "sortable"
    let head = table.columns.map { column in
      HTML(
        "th", ["scope": "col", "class": column.isNumeric ? "number" : nil],
        [column.meaning.map { HTML("abbr", ["title": $0], text: column.name) } ?? HTML(column.name)]
      )
    }
    let rows = table.rows.map { row in
      HTML("tr", [:], zip(table.columns, row).enumerated().map { cell($1.1, in: $1.0, place: $0) })
    }
    let grid = HTML(
      "table", ["class": kind],
      [
        HTML("caption", ["id": caption], text: table.caption),
        HTML("thead", [:], [HTML("tr", [:], head)]), HTML("tbody", [:], rows),
      ])
    return scrolling(grid, named: caption, isTall: table.rows.count > 25)
  }

  /// What may be wider than the page, or longer than a window, can be moved by keys, too.
  func scrolling(_ content: HTML, named id: String, isTall: Bool = false) -> HTML {
    HTML(
      "div",
      [
        "class": isTall ? "scroll tall" : "scroll", "role": "region", "tabindex": "0",
        "aria-labelledby": id,
      ], [content])
  }

  private func cell(_ cell: PageTable.Cell, in column: PageTable.Column, place: Int) -> HTML {
    let words = HTML(cell.text)
    var parts = [cell.target.map { HTML("a", ["href": "#\($0)"], [words]) } ?? words]
    if let mark = cell.mark { parts += [HTML(" "), drawing(mark)] }
    let kinds = [
      column.isNumeric ? "number" : nil, cell.tone == .plain ? nil : cell.tone.rawValue,
      cell.mark == nil ? nil : "marked",
    ].compactMap(\.self)
    return HTML(
      place == 0 ? "th" : "td",
      [
        "scope": place == 0 ? "row" : nil,
        "class": kinds.isEmpty ? nil : kinds.joined(separator: " "),
        "data-order": cell.order.flatMap { $0.isFinite ? "\($0)" : nil },
      ], parts)
  }

  // MARK: Marks

  /// Only repeats what the cell says in words, but for a course.
  private func drawing(_ mark: PageTable.Cell.Mark) -> HTML {
    switch mark {
    case .share(let value, let lower, let upper):
      return scale(from: 0, value, lower, upper) { min(max($0, 0), 1) * 60 }
    case .change(let value, let lower, let upper, let reach):
      let unit = reach > 0 ? reach : 1
      return scale(from: 0, value, lower, upper) { (min(max($0 / unit, -1), 1) + 1) * 30 }
    case .course(let values, let top):
      let words = values.map { $0.map { FigureNumber.label($0, digits: 2) } ?? "–" }
      return HTML(
        "svg",
        [
          "class": "course", "viewBox": "0 0 60 16", "width": "60", "height": "16", "role": "img",
          "aria-label": "by epoch: \(words.joined(separator: ", "))",
        ], Self.courses(values, top: top).map { HTML("path", ["d": $0]) })
    }
  }

  /// A bar with a whisker.
  private func scale(
    from start: Double, _ value: Double, _ lower: Double?, _ upper: Double?,
    place: (Double) -> Double
  ) -> HTML {
    func text(_ x: Double) -> String { FigureNumber.coordinate(x) }
    let (left, right) = (min(place(start), place(value)), max(place(start), place(value)))
    var parts = [
      HTML("path", ["class": "track", "d": "M0 8H60"]),
      HTML("path", ["class": "bar", "d": "M\(text(left)) 8H\(text(right))"]),
    ]
    if let lower, let upper {
      let (from, to) = (text(place(lower)), text(place(upper)))
      parts.append(
        HTML("path", ["class": "whisker", "d": "M\(from) 8H\(to)M\(from) 4V12M\(to) 4V12"]))
    }
    return HTML(
      "svg",
      [
        "class": "scale", "viewBox": "-1 0 62 16", "width": "62", "height": "16",
        "aria-hidden": "true",
      ], parts)
  }

  /// Lines through values from left to right, broken where one is undefined.
  private static func courses(_ values: [Double?], top: Double) -> [String] {
    let width = 58 / Double(max(values.count - 1, 1))
    var lines: [String] = []
    var line = ""
    for (place, value) in values.enumerated() {
      guard let value, value.isFinite else {
        if !line.isEmpty { lines.append(line) }
        line = ""
        continue
      }
      let x = FigureNumber.coordinate(1 + Double(place) * width)
      let y = FigureNumber.coordinate(15 - 14 * (top > 0 ? min(max(value / top, 0), 1) : 0))
      // A point by itself is seen by its round ends.
      line += line.isEmpty ? "M\(x) \(y)h0" : "L\(x) \(y)"
    }
    return line.isEmpty ? lines : lines + [line]
  }
}
