import Metrics
import TerminalUI

/// A threshold for each label, and what it does.
struct LabelsScreen {
  let state: WorkbenchState
  let layout: LabelsLayout

  func draw(into grid: inout Grid) {
    if let editor = state.editor {
      drawHeader(of: editor, into: &grid)
      for frame in layout.frames { draw(frame, editor, into: &grid) }
      for rule in layout.rules { drawRule(rule, editor, into: &grid) }
      drawContent(of: editor, into: &grid)
    } else {
      placard.draw(into: &grid, in: grid.bounds)
    }
    layout.edges.draw(state, hint: state.editor == nil ? "" : hint, into: &grid)
  }

  private var panes: LabelsPanes { state.interface.labels }
  private var label: Int { panes.label }

  private func drawContent(of editor: ThresholdEditor, into grid: inout Grid) {
    if let place = layout[.list] {
      ThresholdTable(state: state, editor: editor)
        .draw(into: &grid, in: place, isFocused: panes.focus == .list)
    }
    if let place = layout[.totals] {
      TotalsTable(state: state, editor: editor).draw(into: &grid, in: place)
    }
    guard editor.labels.indices.contains(label) else { return }
    if let place = layout[.scores] {
      ScoreHistogram(state: state, editor: editor, label: label).draw(into: &grid, in: place)
    }
    if let place = layout[.cells] {
      DecisionCells(state: state, editor: editor)
        .draw(into: &grid, in: place, isFocused: panes.focus == .cells)
    }
    if let place = layout[.curve] {
      PrecisionRecallPane(state: state, editor: editor, label: label).draw(into: &grid, in: place)
    }
    if let place = layout[.reliability] {
      ReliabilityPane(state: state, editor: editor, label: label).draw(into: &grid, in: place)
    }
    if let place = layout[.gain] {
      GainLines(state: state, editor: editor, label: label).draw(into: &grid, in: place)
    }
  }

  // MARK: Titles

  private func draw(_ frame: LabelsLayout.Frame, _ editor: ThresholdEditor, into grid: inout Grid) {
    Panel(
      title(of: frame.space, editor), trailing: trailing(of: frame.space, editor),
      isFocused: isFocused(frame.space)
    ).draw(into: &grid, in: frame.rect)
  }

  private func drawRule(
    _ rule: LabelsLayout.Frame, _ editor: ThresholdEditor, into grid: inout Grid
  ) {
    let style: Style = isFocused(rule.space) ? .title : .faint
    grid.horizontalLine(
      x: rule.rect.x, y: rule.rect.y, width: rule.rect.width, style: Style(foreground: .faint))
    var title = StyledText(" ")
    for run in self.title(of: rule.space, editor).runs {
      title.append(run.text, isFocused(rule.space) ? style : .muted)
    }
    grid.text(
      title + StyledText(" "),
      in: rule.rect.inset(columns: min(1, rule.rect.width / 2), lines: 0))
  }

  private func isFocused(_ space: LabelsLayout.Space) -> Bool {
    switch space {
    case .list: panes.focus == .list
    case .cells: panes.focus == .cells
    case .curve: panes.focus == .curve && panes.curve == .precisionRecall
    case .reliability: panes.focus == .curve && panes.curve == .reliability
    case .totals, .scores, .gain: false
    }
  }

  private func title(of space: LabelsLayout.Space, _ editor: ThresholdEditor) -> StyledText {
    switch space {
    case .list:
      var text = StyledText("labels ")
      text.append(
        panes.filter.isEmpty
          ? "\(panes.listed.count)" : "\(panes.listed.count) of \(editor.labels.count)", .muted)
      if !panes.filter.isEmpty { text.append("  /\(panes.filter)", .accent) }
      return text
    case .totals: return StyledText("all labels")
    case .scores: return StyledText(name(editor), .strong)
    case .cells: return StyledText("decisions")
    case .curve: return StyledText("precision over recall")
    case .reliability: return StyledText("reliability")
    case .gain: return StyledText("on other images")
    }
  }

  private func trailing(of space: LabelsLayout.Space, _ editor: ThresholdEditor) -> StyledText {
    switch space {
    case .list: return StyledText(panes.order.rawValue)
    case .scores:
      guard editor.labels.indices.contains(label) else { return StyledText() }
      return StyledText(
        (editor.isLocked(label: label) ? "locked  " : "") + editor.origins[label].title)
    case .gain: return StyledText("images drawn again")
    case .totals:
      guard let test = state.testInSight else { return StyledText() }
      let gain = test.gain.map { ", over .50 \(state.figures.signed($0))" } ?? ""
      return StyledText("test: \(test.images) images\(gain)")
    case .cells, .curve, .reliability: return StyledText()
    }
  }

  private func name(_ editor: ThresholdEditor) -> String {
    editor.labels.indices.contains(label) ? editor.labels[label] : ""
  }

  // MARK: Header

  /// `0139 no mix  TUNE 600 images  rule f1  thr v1 +3 moved  TEST sealed`
  private func drawHeader(of editor: ThresholdEditor, into grid: inout Grid) {
    let caption = ScoresCaption(state: state, request: editor.source.request)
    let rule = editor.rule.text.truncated(to: max(grid.width / 4, 8), glyphs: state.glyphs)
    var parts: [(text: StyledText, priority: Int)] = [
      (caption.run(width: max(grid.width / 5, 8)), 6),
      (caption.part(images: editor.decisions.table.images.count), 9),
      (StyledText("rule ", .muted) + StyledText(rule), 5),
      (kept(editor, caption), 8),
    ]
    if let foreign = editor.foreign {
      parts.append(
        (
          StyledText("\(state.glyphs.alarm) v\(foreign.number): other split", .warning), 8
        ))
    }
    // What S would keep, and whether the test is being looked at, matters more than the rule.
    if let method = editor.method { parts.append((StyledText(method.title, .accent), 7)) }
    parts.append((seal(editor), state.testInSight == nil ? 4 : 8))
    FigureLine(parts: parts)
      .draw(
        into: &grid, in: layout.header.inset(columns: layout.edges.tabs.isEmpty ? 0 : 1, lines: 0))
    drawSummary(of: editor, into: &grid)
  }

  private func kept(_ editor: ThresholdEditor, _ caption: ScoresCaption) -> StyledText {
    guard editor.isTune else { return StyledText("kept once it is done", .muted) }
    let text = caption.thresholds(editor.decisions.thresholds)
    // Calibration alone may have changed.
    return editor.isChanged && editor.movedCount == 0
      ? text + " " + StyledText("changed", .accent) : text
  }

  private func seal(_ editor: ThresholdEditor) -> StyledText {
    guard editor.isTune else { return StyledText() }
    if let test = state.testInSight {
      return StyledText("TEST shown, look \(test.looks)", .accent)
    }
    let looks = editor.source.testLooks
    return StyledText(
      "TEST sealed" + (looks > 0 ? ", \(looks) \(looks == 1 ? "look" : "looks")" : ""), .muted)
  }

  /// `bicycle .31  F1 .69 +.08  P .66 R .73`
  private func drawSummary(of editor: ThresholdEditor, into grid: inout Grid) {
    guard !layout.summary.isEmpty, editor.labels.indices.contains(label) else { return }
    let figures = state.figures
    let counts = editor.decisions.counts[label]
    let name = editor.labels[label].truncated(to: max(grid.width / 3, 6), glyphs: state.glyphs)
    var f1 = StyledText("F1 ", .muted) + StyledText(figures.measure(counts.f1), .strong)
    if editor.isMoved(label: label) {
      f1 += " " + figures.gain(editor.gain(ofLabel: label))
    }
    FigureLine(parts: [
      (StyledText(name, .strong), 9),
      (StyledText(editor.text(ofLabel: label), .accent.emphasized), 8),
      (f1, 7),
      (StyledText("P ", .muted) + StyledText(figures.measure(counts.precision)), 5),
      (StyledText("R ", .muted) + StyledText(figures.measure(counts.recall)), 5),
    ]).draw(
      into: &grid, in: layout.summary.inset(columns: layout.edges.tabs.isEmpty ? 0 : 1, lines: 0))
  }

  /// What the keys without a word in the footer do.
  private var hint: StyledText {
    let unicode = state.glyphs.isUnicode
    var text = StyledText()
    func add(_ keys: String, _ what: String) {
      text.append((text.isEmpty ? "" : "  ") + keys, .key)
      text.append(" \(what)", .muted)
    }
    switch panes.focus {
    case .list: add(unicode ? "← →" : "Left Right", "by .01")
    case .cells: add(unicode ? "← → ↑ ↓" : "arrows", "cell")
    case .curve: add(unicode ? "← →" : "Left Right", "curve")
    }
    add("< >", "by .001")
    add("[ ]", "past the next score")
    add("=", "type it")
    add("0", "back to .50")
    return text
  }

  // MARK: Nothing to show yet

  private var placard: Placard {
    guard let scores = state.scores else { return .noRun(state) }
    switch scores.stage {
    case .failed(let sentence):
      return Placard(state, .bad, sentence, [(.showLabels, "tries again")])
    case .awaited, .answered:
      return Placard(state, .muted, "sorting the scores of \(scores.question.run.runText)")
    }
  }
}

extension ThresholdOrigin {
  /// Where a threshold comes from, in words.
  var title: String {
    switch self {
    case .own: "by the rule"
    case .shared: "the shared one"
    case .shrunk: "drawn to the shared one"
    case .hand: "by hand"
    case .untuned: "not chosen"
    }
  }
}
