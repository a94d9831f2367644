import Metrics
import TerminalUI

/// How the decisions about one label met the truth: four counts, and the measures made of them.
struct DecisionCells {
  let state: WorkbenchState
  let editor: ThresholdEditor

  private static let nameWidth = 8
  private static let cellWidth = 8

  func draw(into grid: inout Grid, in rect: Rect, isFocused: Bool) {
    let label = state.interface.labels.label
    guard editor.labels.indices.contains(label) else { return }
    let counts = editor.decisions.counts[label]
    for (outcome, place) in places(in: rect) {
      let isMistake = outcome == .falsePositive || outcome == .falseNegative
      var text = StyledText(outcome.rawValue, .muted)
      let count = state.figures.count(counts.count(of: outcome))
      text.append(
        count.padded(to: place.width - 3, alignment: .trailing), isMistake ? .warning : .strong)
      grid.text(text, in: place)
      let isSelected = outcome == state.interface.labels.outcome
      if isSelected, isFocused { grid.highlight(place) }
    }
    let names = Rect(x: rect.x, y: rect.y, width: Self.nameWidth, height: rect.height)
    grid.text("present", in: names.line(1), style: .muted)
    grid.text("absent", in: names.line(2), style: .muted)
    for (title, predicted) in [("predicted", true), ("not", false)] {
      let outcome: LabelOutcome = predicted ? .truePositive : .falseNegative
      guard let place = place(of: outcome, in: rect) else { continue }
      // A column wider than the cells, which are narrower than "predicted".
      let line = Rect(x: place.x - 1, y: rect.y, width: place.width + 1, height: 1)
        .intersection(rect)
      grid.text(title, in: line, alignment: .trailing, style: .muted)
    }
    drawMeasures(counts, label, into: &grid, in: rect)
  }

  /// The cell at a place of the screen, for the mouse.
  func outcome(atX x: Int, y: Int, in rect: Rect) -> LabelOutcome? {
    places(in: rect).first { $0.1.contains(x: x, y: y) }?.0
  }

  private func places(in rect: Rect) -> [(LabelOutcome, Rect)] {
    LabelOutcome.allCases.compactMap { outcome in
      place(of: outcome, in: rect).map { (outcome, $0) }
    }
  }

  private func place(of outcome: LabelOutcome, in rect: Rect) -> Rect? {
    let isLeft = outcome == .truePositive || outcome == .falsePositive
    let isUpper = outcome == .truePositive || outcome == .falseNegative
    let x = rect.x + Self.nameWidth + (isLeft ? 0 : Self.cellWidth + 1)
    let place = Rect(x: x, y: rect.y + (isUpper ? 1 : 2), width: Self.cellWidth, height: 1)
      .intersection(rect)
    return place.width == Self.cellWidth ? place : nil
  }

  // MARK: Measures

  /// Where there is room, further measures stand in columns of their own.
  private func drawMeasures(
    _ counts: LabelCounts, _ label: Int, into grid: inout Grid, in rect: Rect
  ) {
    var space = rect
    _ = space.cutLeft(Self.nameWidth + 2 * Self.cellWidth + 3)
    let figures = state.figures
    let columns: [[(String, StyledText)]] = [
      [
        ("P", StyledText(figures.measure(counts.precision))),
        ("R", StyledText(figures.measure(counts.recall))),
        ("F1", StyledText(figures.measure(counts.f1), .strong)),
        ("MCC", StyledText(figures.measure(counts.matthewsCorrelation))),
      ],
      [
        ("specificity", StyledText(figures.measure(counts.specificity))),
        ("balanced", StyledText(figures.measure(counts.balancedAccuracy))),
        ("present", StyledText(figures.share(counts.prevalence))),
        (
          "predicted",
          StyledText(
            figures.share(counts.predictedRate),
            editor.overpredicts(label: label) ? .warning : .plain)
        ),
      ],
    ]
    for (number, (column, width)) in zip(columns, [(3, 5), (11, 5)]).enumerated() {
      let place = space.cutLeft(width.0 + width.1)
      guard place.width == width.0 + width.1 else { break }
      for (line, (name, value)) in column.enumerated() {
        grid.text(name, in: place.line(line), style: .muted)
        grid.text(value, in: place.line(line), alignment: .trailing)
      }
      _ = space.cutLeft(number == 0 ? 3 : 0)
    }
    var last = rect.line(3)
    grid.text(change(label), in: last.cutLeft(Self.nameWidth + 2 * Self.cellWidth + 1))
  }

  /// `F1 +.08 over .50`
  private func change(_ label: Int) -> StyledText {
    let name = editor.reference.name
    if editor.overpredicts(label: label) {
      let counts = editor.decisions.counts[label]
      let times = counts.predicted / max(counts.support, 1)
      return StyledText("\(state.glyphs.ascending) predicted \(times)x as often as it is", .warning)
    }
    if editor.isRare(label: label) {
      return StyledText("\(state.glyphs.alarm) few images: uncertain", .warning)
    }
    guard editor.isMoved(label: label) else { return StyledText("as in \(name)", .faint) }
    return StyledText("F1 ", .muted) + state.figures.gain(editor.gain(ofLabel: label))
      + StyledText(" over \(name)", .muted)
  }
}
