/// A figure drawn as SVG.
///
/// ``text`` is for a page, which holds ``FigureStyle`` and ``FigureScript`` once for all its figures;
/// ``document`` is a file of its own.
package struct FigureSVG {
  private let figure: Figure
  private let layout: FigureLayout
  private let drawn: [FigureReduction]
  private let id: String

  /// - Parameter id: tells the figures of a page apart.
  package init(_ figure: Figure, width: Double = 640, height: Double = 300, id: String) {
    self.figure = figure
    self.id = String(
      id.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") ? $0 : "-" })
    let layout = FigureLayout(figure, width: max(width, 120), height: max(height, 90))
    self.layout = layout
    drawn = figure.series.map {
      FigureReduction($0, width: layout.plot.right - layout.plot.left, place: layout.x.place)
    }
  }

  /// An `<svg>` element, with the values in view for the script that reads them out.
  package var text: String {
    open(" data-figure='\(FigureValues(figure, layout, drawn).text)'") + contents + "</svg>\n"
  }

  /// A file that looks the same in any viewer: with its style, on white.
  package var document: String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + open(" xmlns=\"http://www.w3.org/2000/svg\"")
      + "<style>\n\(FigureStyle.documentText)\n</style>\n"
      + "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n" + contents + "</svg>\n"
  }

  private func open(_ attributes: String) -> String {
    let (width, height) = (
      FigureNumber.coordinate(layout.width), FigureNumber.coordinate(layout.height)
    )
    return """
      <svg\(attributes) id="\(id)" class="figure" role="img" \
      aria-labelledby="\(id)-title\(figure.summary.isEmpty ? "" : " \(id)-desc")" \
      viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)">
      <title id="\(id)-title">\(FigureText.readable(figure.title).escapedForMarkup)</title>

      """
        + (figure.summary.isEmpty
          ? "" : "<desc id=\"\(id)-desc\">\(figure.summary.escapedForMarkup)</desc>\n")
  }

  private var contents: String {
    let plot = layout.plot
    let (left, top) = (FigureNumber.coordinate(plot.left), FigureNumber.coordinate(plot.top))
    let box = """
      x="\(left)" y="\(top)" width="\(FigureNumber.coordinate(plot.right - plot.left))" \
      height="\(FigureNumber.coordinate(plot.bottom - plot.top))"
      """
    let isEmpty = !FigureRange.holdsValues(figure)
    // Half of a line on the edge is outside.
    let cut = """
      x="\(FigureNumber.coordinate(plot.left - 1))" y="\(FigureNumber.coordinate(plot.top - 1))" \
      width="\(FigureNumber.coordinate(plot.right - plot.left + 2))" \
      height="\(FigureNumber.coordinate(plot.bottom - plot.top + 2))"
      """
    return "<clipPath id=\"\(id)-plot\"><rect \(cut)/></clipPath>\n" + words + axes
      + figure.series.indices.map(series).joined() + marks + legend
      + (isEmpty
        ? label(
          "no values", (plot.left + plot.right) / 2, (plot.top + plot.bottom) / 2 + 4,
          anchor: "middle", class: "figure-muted") : "")
      + "<rect class=\"figure-plot\" \(box)/>\n"
  }

  // MARK: Words

  private var words: String {
    var text = ""
    if !layout.title.isEmpty {
      text += label(layout.title, FigureLayout.margin, layout.titleY, class: "figure-title")
    }
    if !layout.yCaption.isEmpty {
      text += label(
        layout.yCaption, FigureLayout.margin, layout.captionY, class: "figure-muted")
    }
    if !layout.xCaption.isEmpty {
      text += label(
        layout.xCaption, layout.plot.right, layout.height - FigureLayout.margin, anchor: "end",
        class: "figure-muted")
    }
    return text
  }

  private func label(
    _ text: String, _ x: Double, _ y: Double, anchor: String = "start", class name: String? = nil,
    turned angle: Int? = nil
  ) -> String {
    let (x, y) = (FigureNumber.coordinate(x), FigureNumber.coordinate(y))
    let place =
      angle.map { "transform=\"translate(\(x) \(y)) rotate(\($0))\"" } ?? "x=\"\(x)\" y=\"\(y)\""
    return "<text \(place)" + (anchor == "start" ? "" : " text-anchor=\"\(anchor)\"")
      + (name.map { " class=\"\($0)\"" } ?? "") + ">\(text.escapedForMarkup)</text>\n"
  }

  // MARK: Axes

  private var axes: String {
    let plot = layout.plot
    var (grid, fine, axis) = (FigurePath(), FigurePath(), FigurePath())
    var text = ""
    var lowest = Double.infinity
    for tick in layout.yTicks {
      guard let y = layout.y.placeInside(tick.value) else { continue }
      grid.move(to: plot.left, y)
      grid.line(to: plot.right, y)
      guard y <= lowest - FigureText.size - 1 else { continue }
      lowest = y
      text += label(tick.label, plot.left - 6, y + 4, anchor: "end", class: "figure-muted")
    }
    if figure.yAxis.scale == .logarithmic {
      for value in FigureTicks.between(layout.yTicks, in: layout.y.range) {
        guard let y = layout.y.placeInside(value) else { continue }
        fine.move(to: plot.left, y)
        fine.line(to: plot.right, y)
      }
    }
    axis.move(to: plot.left, plot.bottom)
    axis.line(to: plot.right, plot.bottom)
    var end = -Double.infinity
    for tick in layout.xTicks {
      guard let x = layout.x.placeInside(tick.value) else { continue }
      axis.move(to: x, plot.bottom)
      axis.line(to: x, plot.bottom + 4)
      let half = FigureText.width(of: tick.label) / 2
      let middle = min(max(x, half + 2), layout.width - half - 2)
      guard middle - half > end + 6 else { continue }
      end = middle + half
      text += label(
        tick.label, middle, plot.bottom + 16, anchor: "middle", class: "figure-muted")
    }
    for category in layout.categories {
      for (row, line) in category.lines.enumerated() {
        text +=
          layout.namesAreAslant
          ? label(
            line, category.x + 4, plot.bottom + 12, anchor: "end", class: "figure-muted",
            turned: FigureLayout.slant.angle)
          : label(
            line, category.x, plot.bottom + 16 + Double(row) * FigureLayout.line,
            anchor: "middle", class: "figure-muted")
      }
    }
    return path(grid, "figure-grid") + path(fine, "figure-fine") + path(axis, "figure-axis") + text
  }

  private func path(_ path: FigurePath, _ name: String, clipped: Bool = false) -> String {
    path.isEmpty
      ? ""
      : "<path class=\"\(name)\"\(clipped ? " clip-path=\"url(#\(id)-plot)\"" : "") "
        + "d=\"\(path.text)\"/>\n"
  }

  // MARK: Series

  private func series(_ position: Int) -> String {
    let one = figure.series[position]
    let drawing = FigureDrawing(figure, position, drawn[position].columns, layout)
    let markers = FigurePath.isHollow(marker: one.index) ? "figure-rings" : "figure-dots"
    let color = one.isReference ? "" : " class=\"figure-\(FigurePath.wrapped(one.index))\""
    return "<g class=\"figure-series\" data-series=\"\(position)\">\n<g\(color)>\n"
      + path(drawing.band, "figure-band", clipped: true)
      + path(drawing.bars, bars(of: position), clipped: true)
      + path(drawing.line, one.isReference ? "figure-reference" : "figure-line", clipped: true)
      + path(drawing.markers, markers) + "</g>\n"
      + path(drawing.whiskers, "figure-whisker", clipped: true) + "</g>\n"
  }

  /// Full bars and framed ones by turns: their colours are not all that tells neighbours apart.
  private func bars(of position: Int) -> String {
    figure.series[..<position].count { $0.form == .bars } % 2 == 0 ? "figure-bar" : "figure-frame"
  }

  private var marks: String {
    var lines = FigurePath()
    var text = ""
    for mark in layout.marks {
      lines.move(to: mark.x, layout.plot.bottom)
      lines.line(to: mark.x, min(mark.top, layout.plot.top))
      if let place = mark.label { text += label(mark.text, place.x, place.y) }
    }
    return path(lines, "figure-mark") + text
  }

  // MARK: Legend

  private var legend: String {
    var text = ""
    for key in layout.keys {
      let one = figure.series[key.series]
      let color = one.isReference ? "" : " class=\"figure-\(FigurePath.wrapped(one.index))\""
      text += """
        <g class="figure-key" data-series="\(key.series)">\
        <rect class="figure-hit" x="\(FigureNumber.coordinate(key.x - 3))" \
        y="\(FigureNumber.coordinate(key.y - 8))" \
        width="\(FigureNumber.coordinate(key.width + 6))" height="16"/>\
        <g\(color)>
        """ + sample(of: one, at: key) + "</g>"
        + label(key.name, key.x + FigureLayout.sample, key.y + 4) + "</g>\n"
    }
    if layout.unnamed > 0, let last = layout.keys.last {
      text += label(
        "+\(layout.unnamed) more", last.x + last.width + 14, last.y + 4, class: "figure-muted")
    }
    return text
  }

  private func sample(of one: FigureSeries, at key: FigureLayout.Key) -> String {
    var (line, marker, bar) = (FigurePath(), FigurePath(), FigurePath())
    if one.form == .bars {
      bar.rectangle(x: key.x + 5, y: key.y - 5, width: 10, height: 10)
    } else {
      if one.form != .points {
        line.move(to: key.x, key.y)
        line.line(to: key.x + 20, key.y)
      }
      if !one.isReference { marker.marker(one.index, at: key.x + 10, key.y) }
    }
    return path(line, one.isReference ? "figure-reference" : "figure-line")
      + path(bar, bars(of: key.series))
      + path(marker, FigurePath.isHollow(marker: one.index) ? "figure-rings" : "figure-dots")
  }
}
