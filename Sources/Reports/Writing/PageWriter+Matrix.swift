extension PageWriter {
  /// A table of counts; a cell leads to its images.
  mutating func matrix(_ matrix: PageMatrix) -> HTML {
    let (id, caption) = (newID("matrix"), newID("caption"))
    func target(_ row: Int, _ column: Int) -> String { "\(id)-\(row)-\(column)" }
    let shown = Set(matrix.cells.filter { !$0.samples.isEmpty }.map { target($0.row, $0.column) })
    let head =
      [HTML("th", ["scope": "col", "class": "corner"], text: "true \\ predicted")]
      + matrix.lines.enumerated().map { place, line in
        HTML(
          "th", ["scope": "col", "class": "upright", "data-line": "\(place)"],
          [HTML("span", [:], text: line.name)])
      }
      + (matrix.countsImages
        ? [HTML("th", ["scope": "col", "class": "number"], text: "images")] : [])
    let rows = matrix.lines.enumerated().map { row, line in
      let cells = matrix.lines.indices.map { column in
        let target = target(row, column)
        return cell(matrix, row, column, target: shown.contains(target) ? target : nil)
      }
      let total = HTML(
        "td", ["class": "number total"], text: Self.count(matrix.total(ofRow: row)))
      return HTML(
        "tr", ["data-line": "\(row)"],
        [HTML("th", ["scope": "row"], text: line.name)] + cells
          + (matrix.countsImages ? [total] : []))
    }
    let grid = HTML(
      "table", ["class": "matrix", "id": id],
      [
        HTML("caption", ["id": caption], text: matrix.caption),
        HTML("thead", [:], [HTML("tr", [:], head)]), HTML("tbody", [:], rows),
      ])
    return HTML(
      "div", ["class": "confusion"],
      [tools(matrix, for: id), scrolling(grid, named: caption), Self.legend]
        + images(matrix, of: id, target: target))
  }

  private func cell(
    _ matrix: PageMatrix, _ row: Int, _ column: Int, target: String?
  ) -> HTML {
    let count = matrix.counts[row][column]
    let isHit = row == column
    let kinds = [
      "cell", isHit ? "hit" : "miss", "heat-\(matrix.heat(row, column))",
      count == 0 ? "nothing" : nil,
    ].compactMap(\.self)
    let words = HTML(Self.count(count))
    let names = "true \(matrix.lines[row].name), predicted \(matrix.lines[column].name)"
    let link = target.map { target in
      HTML(
        "a",
        ["href": "#\(target)", "aria-label": "\(Self.count(count)), \(names): show images"],
        [words])
    }
    return HTML(
      "td",
      [
        "class": kinds.joined(separator: " "), "data-line": "\(column)", "data-count": "\(count)",
        "title": "\(names): \(Self.count(count)) of \(Self.count(matrix.total(ofRow: row)))",
      ], [link ?? words])
  }

  /// What the table is filtered by; the script shows it, for without one it would do nothing.
  private func tools(_ matrix: PageMatrix, for id: String) -> HTML {
    let options =
      [HTML("option", ["value": ""], text: "all labels")]
      + matrix.labels.map { label in
        let lines = matrix.lines.indices.filter { matrix.lines[$0].labels.contains(label) }
        return HTML(
          "option", ["value": lines.map(String.init).joined(separator: " ")], text: label)
      }
    return HTML(
      "div",
      [
        "class": "tools", "data-for": id, "role": "group", "aria-label": "Filter the table",
        "hidden": "hidden",
      ],
      [
        HTML("label", ["for": "\(id)-label"], text: "sets with"),
        HTML("select", ["id": "\(id)-label", "name": "label"], options),
        HTML("label", ["for": "\(id)-least"], text: "cells of at least"),
        HTML(
          "input",
          [
            "id": "\(id)-least", "name": "least", "type": "number", "min": "0", "value": "0",
          ]),
        HTML("input", ["id": "\(id)-wrong", "name": "wrong", "type": "checkbox"]),
        HTML("label", ["for": "\(id)-wrong"], text: "only mistakes"),
        HTML("output", ["for": "\(id)-label \(id)-least \(id)-wrong", "aria-live": "polite"]),
      ])
  }

  private static let legend = HTML(
    "p", ["class": "legend"],
    [
      HTML("span", ["class": "cell hit heat-7"], text: "told exactly"), HTML(" "),
      HTML("span", ["class": "cell miss heat-7"], text: "taken for another"),
      HTML(" The stronger the colour, the larger the share of its row."),
    ])

  private mutating func images(
    _ matrix: PageMatrix, of id: String, target: (Int, Int) -> String
  ) -> [HTML] {
    if let obstacle = matrix.obstacle {
      return [HTML("p", ["class": "notice note"], text: obstacle)]
    }
    let groups = matrix.cells.filter { !$0.samples.isEmpty }.map { cell in
      let (row, column) = (matrix.lines[cell.row].name, matrix.lines[cell.column].name)
      let count = Self.count(matrix.counts[cell.row][cell.column])
      let shown = cell.samples.count
      let note = "\(shown)" == count ? "\(count)" : "\(shown) of \(count)"
      return HTML(
        "section", ["class": "cell-images", "id": target(cell.row, cell.column), "tabindex": "-1"],
        [
          HTML(
            "h\(min(level, 6))", [:], text: "true \(row), predicted \(column): \(note)"),
          gallery(cell.samples),
        ])
    }
    guard !groups.isEmpty else { return [] }
    return [
      HTML(
        "details", ["class": "cells", "id": "\(id)-images"],
        [
          HTML(
            "summary", [:], [HTML("span", ["class": "fold-title"], text: "Images of the cells")]),
          HTML("div", ["class": "fold-body"], groups),
        ])
    ]
  }

  /// A dot for nothing; parts of images with one place.
  private static func count(_ images: Double) -> String {
    images == 0 ? "·" : FigureNumber.coordinate(images)
  }
}
