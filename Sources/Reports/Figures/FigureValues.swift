/// The values of a figure as its script reads them: compact JSON, fit for an attribute in `'` quotes.
struct FigureValues {
  let text: String

  init(_ figure: Figure, _ layout: FigureLayout, _ drawn: [FigureReduction]) {
    let plot = layout.plot
    let box = [plot.left, plot.top, plot.right - plot.left, plot.bottom - plot.top]
    let series = zip(figure.series, drawn).map(FigureValues.object)
    let marks = figure.marks.filter { FigureScale.isDrawable($0.x) }.map {
      "[\(FigureNumber.plain($0.x, digits: 9)),\(FigureValues.string($0.text))]"
    }
    let json =
      "{\"box\":[\(box.map(FigureNumber.coordinate).map(FigureValues.whole).joined(separator: ","))],"
      + "\"x\":\(FigureValues.axis(figure.xAxis, layout.x)),"
      + "\"y\":\(FigureValues.axis(figure.yAxis, layout.y)),"
      + "\"series\":[\(series.joined(separator: ","))],\"marks\":[\(marks.joined(separator: ","))]}"
    text = json.escapedInAttribute
  }

  /// JSON wants a digit before the point.
  private static func whole(_ number: String) -> String {
    number.hasPrefix(".") ? "0" + number : number
  }

  private static func axis(_ axis: FigureAxis, _ scale: FigureScale) -> String {
    let unit =
      switch axis.unit {
      case .number, .count: "number"
      case .seconds: "seconds"
      case .share: "share"
      case .percent: "percent"
      }
    let range = [scale.range.lowerBound, scale.range.upperBound].map {
      FigureNumber.plain($0, digits: 9)
    }
    let names = axis.categories.map(string).joined(separator: ",")
    return "{\"caption\":\(string(axis.caption)),\"unit\":\"\(unit)\","
      + "\"scale\":\"\(axis.scale.rawValue)\",\"range\":[\(range.joined(separator: ","))],"
      + "\"names\":[\(names)]}"
  }

  /// Columns of values rather than objects, each a few characters a point.
  private static func object(_ series: FigureSeries, _ drawn: FigureReduction) -> String {
    let columns = drawn.columns.filter { $0.mean != nil || $0.band != nil }
    func numbers(_ values: [Double?], digits: Int = 5) -> String {
      values.map { $0.map { FigureNumber.plain($0, digits: digits) } ?? "null" }
        .joined(separator: ",")
    }
    var text =
      "{\"name\":\(string(series.name)),\"index\":\(FigurePath.wrapped(series.index)),"
      + "\"quiet\":\(series.isReference),\"x\":[\(numbers(columns.map(\.x), digits: 9))],"
      + "\"y\":[\(numbers(columns.map(\.mean)))]"
    let bands = columns.map(\.extremes)
    if bands.contains(where: { $0 != nil }) {
      text += ",\"low\":[\(numbers(bands.map { $0?.lowerBound }))]"
      text += ",\"high\":[\(numbers(bands.map { $0?.upperBound }))]"
    }
    let notes = columns.enumerated().compactMap { index, column in
      column.note.map { "\"\(index)\":\(string($0))" }
    }
    if !notes.isEmpty { text += ",\"notes\":{\(notes.joined(separator: ","))}" }
    return text + "}"
  }

  private static func string(_ text: String) -> String {
    let readable = FigureText.readable(text)
    return "\""
      + readable.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

extension String {
  /// Between `'` quotes, where `"` needs no escape.
  fileprivate var escapedInAttribute: String {
    // The noncharacters have no place in XML.
    replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("'", with: "&#39;")
      .replacing("\u{FFFE}", with: "\u{FFFD}").replacing("\u{FFFF}", with: "\u{FFFD}")
  }
}
