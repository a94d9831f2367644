import TerminalUI

/// What the data of a run holds, and what is wrong with it.
struct MixScreen {
  let state: WorkbenchState
  let layout: MixLayout

  func draw(into grid: inout Grid) {
    if let mix = state.mix?.answer {
      drawHeader(of: mix, into: &grid)
      for pane in layout.panes { draw(pane, of: mix, into: &grid) }
    } else {
      placard.draw(into: &grid, in: grid.bounds)
    }
    layout.edges.draw(state, into: &grid)
  }

  private func draw(_ pane: MixPane, of mix: MixView, into grid: inout Grid) {
    guard let place = layout[pane], let space = layout.inside(of: pane) else { return }
    let isFocused = state.interface.mix.focus == pane
    if layout.isFramed {
      Panel(title(of: pane, mix), trailing: trailing(of: pane, mix), isFocused: isFocused)
        .draw(into: &grid, in: place)
    }
    switch pane {
    case .sets:
      LabelSetTable(state: state, mix: mix).draw(into: &grid, in: space, isFocused: isFocused)
    case .labels:
      MixLabelTable(state: state, mix: mix).draw(into: &grid, in: space, isFocused: isFocused)
    case .pairs:
      PairsPane(state: state, mix: mix).draw(into: &grid, in: space, isFocused: isFocused)
    case .findings:
      FindingsPane(state: state, mix: mix).draw(
        into: &grid, in: space, edge: place.maxX - 1, isFocused: isFocused)
    case .facts:
      FactsPane(state: state, mix: mix).draw(into: &grid, in: space, edge: place.maxX - 1)
    }
  }

  // MARK: Titles

  private func title(of pane: MixPane, _ mix: MixView) -> StyledText {
    var text = StyledText(pane.title)
    switch pane {
    case .sets:
      text.append(" \(mix.sets.count)", .muted)
      if let request = state.gapRequest { text.append("  right on \(part(request))", .muted) }
    case .labels:
      text.append(" \(mix.labels.count)", .muted)
      if let balance = mix.balance { text.append("  balanced by \(balance.method)", .muted) }
    case .pairs: text.append("  images with both, and phi below the diagonal", .muted)
    case .findings: text += counts(of: mix)
    case .facts: break
    }
    return text
  }

  /// `tune`, or `validation of ep 12`
  private func part(_ request: ScoresRequest) -> String {
    if request.part == .tune { return "tune" }
    return (layout.edges.sizeClass == .wide ? "validation" : "val")
      + (request.epoch.map { " of ep \($0)" } ?? "")
  }

  private func trailing(of pane: MixPane, _ mix: MixView) -> StyledText {
    switch pane {
    case .sets: StyledText("\(few(mix))\(state.interface.mix.order.rawValue)")
    case .labels: StyledText(state.interface.mix.order.ofLabels.rawValue)
    case .pairs, .findings, .facts: StyledText()
    }
  }

  private func few(_ mix: MixView) -> String {
    let count = mix.setsAreFew
    if count == 0 { return "" }
    // Beside what the rates are of there is less room.
    let words = state.gapRequest == nil ? "with fewer than" : "below"
    return "\(state.glyphs.alarm) \(count) \(words) \(MixView.fewPositives) in train  "
  }

  /// `  2 to mend  1 to know`
  private func counts(of mix: MixView) -> StyledText {
    let warnings = mix.findings.count { $0.severity == .warning }
    let notes = mix.findings.count - warnings
    var text = StyledText()
    if warnings > 0 { text.append("  \(warnings) to mend", .warning) }
    if notes > 0 { text.append("  \(notes) to know", .muted) }
    return text
  }

  /// `0142 cats and dogs  train 5600  validation 800  tune 800  test 800  cardinality 1.32`
  private func drawHeader(of mix: MixView, into grid: inout Grid) {
    let figures = state.figures
    func figure(_ name: String, _ value: String, _ style: Style = .plain) -> StyledText {
      StyledText("\(name) ", .muted) + StyledText(value, style)
    }
    var parts: [(text: StyledText, priority: Int)] = []
    if !layout.isFramed { parts.append((StyledText(state.interface.mix.focus.title, .title), 9)) }
    let run = state.mix.map { "\($0.question.runText) " } ?? ""
    let title = mix.title.truncated(to: max(grid.width / 3, 8), glyphs: state.glyphs)
    parts.append((StyledText("\(run)\(title)", .strong), layout.isFramed ? 9 : 4))
    parts += [
      (figure("train", figures.count(mix.images.train), .strong), 8),
      (figure(grid.width < 120 ? "val" : "validation", figures.count(mix.images.validation)), 6),
      (figure("tune", figures.count(mix.images.tune)), 5),
      (figure("test", figures.count(mix.images.test)), 6),
      (figure("cardinality", figures.measure(mix.cardinality)), 3),
      (figure("MeanIR", figures.measure(mix.meanImbalance, decimals: 1)), 2),
    ]
    if mix.unreadable > 0 {
      parts.append((StyledText("\(state.glyphs.alarm) \(mix.unreadable) unreadable", .warning), 7))
    }
    FigureLine(parts: parts)
      .draw(into: &grid, in: layout.header.inset(columns: layout.isFramed ? 1 : 0, lines: 0))
  }

  // MARK: Nothing to show yet

  private var placard: Placard {
    guard let mix = state.mix else { return .noRun(state) }
    switch mix.stage {
    case .failed(let sentence):
      return Placard(state, .bad, sentence, [(.showMix, "tries again")])
    case .awaited(let done, let total) where total > 0:
      var placard = Placard(
        state, .muted, "looking through the pictures of \(mix.question.runText): \(done)/\(total)")
      placard.progress = Double(done) / Double(total)
      return placard
    case .awaited, .answered:
      return Placard(state, .muted, "looking at the data of \(mix.question.runText)")
    }
  }
}
