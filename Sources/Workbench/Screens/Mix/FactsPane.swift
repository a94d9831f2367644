import TerminalUI

/// Everything about the data that is neither a table nor wrong: mix, sizes, duplicates, sources.
struct FactsPane {
  let state: WorkbenchState
  let mix: MixView

  /// - Parameter edge: the column of the scroll bar.
  func draw(into grid: inout Grid, in rect: Rect, edge: Int) {
    let lines = lines(width: rect.width)
    let offset = min(max(state.interface.mix.factsOffset, 0), max(lines.count - rect.height, 0))
    for line in 0..<rect.height where offset + line < lines.count {
      grid.text(lines[offset + line], in: rect.line(line))
    }
    let bar = Rect(x: edge, y: rect.y, width: 1, height: rect.height)
    ListScroll.drawBar(
      into: &grid, in: bar, offset: offset, visible: rect.height, count: lines.count)
  }

  func lines(width: Int) -> [StyledText] {
    let figures = state.figures
    var lines = fact(
      "images",
      "\(figures.count(mix.images.train)) train, \(figures.count(mix.images.validation)) validation, "
        + "\(figures.count(mix.images.tune)) tune, \(figures.count(mix.images.test)) test", width)
    lines += fact(
      "labels",
      "\(mix.labels.count) in \(mix.sets.count) sets, cardinality "
        + "\(figures.measure(mix.cardinality)), MeanIR "
        + figures.measure(mix.meanImbalance, decimals: 1), width)
    if let note = mix.mixNote { lines += fact("mix", note, width, .accent) }
    if let balance = mix.balance { lines += fact("balance", balance.method, width) }
    if let sizes = mix.sizes { lines += fact("sizes", sizes, width) }
    lines += fact("duplicates", duplicates.text, width, duplicates.style)
    lines += fact(
      "unreadable", mix.unreadable == 0 ? "none" : images(mix.unreadable), width,
      mix.unreadable == 0 ? .plain : .warning)
    for (index, source) in mix.sources.enumerated() {
      lines += fact(
        index == 0 ? "sources" : "",
        "\(source.name): \(images(source.images)), "
          + "\(figures.count(source.negatives)) without any label", width)
      let positives = positives(of: source)
      if !positives.isEmpty { lines += fact("", positives, width, .muted) }
    }
    return lines
  }

  private static let nameWidth = 12

  private func fact(
    _ name: String, _ value: String, _ width: Int, _ style: Style = .plain
  ) -> [StyledText] {
    wrapped(value, width: max(width - Self.nameWidth, 1)).enumerated().map { index, line in
      let title = (index == 0 ? name : "").padded(to: Self.nameWidth, glyphs: state.glyphs)
      return StyledText(title, .muted) + StyledText(line, style)
    }
  }

  private func images(_ count: Int) -> String {
    "\(state.figures.count(count)) \(count == 1 ? "image" : "images")"
  }

  private var duplicates: (text: String, style: Style) {
    guard let found = mix.duplicates else { return ("not looked for", .muted) }
    if found.exactGroups <= 0, found.nearGroups <= 0 { return ("none", .plain) }
    let figures = state.figures
    let text =
      "\(figures.count(found.exactGroups)) exact and \(figures.count(found.nearGroups)) near groups, "
      + "\(figures.count(found.acrossParts)) across parts"
    return (text, found.acrossParts > 0 ? .warning : .plain)
  }

  /// The labels a source shows most; a thousand would bury the rest.
  private func positives(of source: MixView.Source) -> String {
    let most = 12
    let shown = zip(mix.labels, source.positives).filter { $0.1 > 0 }
      .sorted { $0.1 > $1.1 }
    let text = shown.prefix(most).map { "\($0.0.name) \(state.figures.count($0.1))" }
      .joined(separator: ", ")
    return shown.count > most ? "\(text) and \(shown.count - most) more" : text
  }
}
