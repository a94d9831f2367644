import Metrics
import TerminalUI

/// Precision against recall of a label at all its thresholds, with the point where it stands.
struct PrecisionRecallPane {
  let state: WorkbenchState
  let editor: ThresholdEditor
  let label: Int

  func draw(into grid: inout Grid, in rect: Rect) {
    guard editor.labels.indices.contains(label) else { return }
    let ranked = editor.decisions.ranked[label]
    guard !ranked.positives.isEmpty else {
      grid.text("no image holds this label", in: rect, style: .muted)
      return
    }
    var space = rect
    drawFacts(facts, into: &grid, cutFrom: &space)
    drawCurve(ranked, into: &grid, in: space)
  }

  /// One point for each column of dots: finer ones could not be seen.
  private func drawCurve(_ ranked: RankedScores, into grid: inout Grid, in rect: Rect) {
    var plot = UnitPlot(in: rect, glyphs: grid.glyphs)
    let positives = ranked.positives.count
    let heights = (0..<plot.columns).map { column -> Double? in
      let recall = Double(column) / Double(max(plot.columns - 1, 1))
      let hits = min(max(Int((recall * Double(positives)).rounded()), 1), positives)
      return ranked.counts(at: Double(ranked.positives[positives - hits])).precision
    }
    plot.curve(owner: 0, heights)
    let (open, filled): (Character, Character) = grid.glyphs.isUnicode ? ("○", "●") : ("o", "O")
    let before = editor.reference.counts[label]
    if editor.isMoved(label: label), let precision = before.precision, let recall = before.recall {
      plot.mark(x: recall, y: precision, open, .muted)
    }
    let now = editor.decisions.counts[label]
    if let precision = now.precision, let recall = now.recall {
      plot.mark(x: recall, y: precision, filled, .warning.emphasized)
    }
    plot.draw(into: &grid, series: [0])
  }

  private var facts: [StyledText] {
    guard let curves = editor.curves, curves.label == label else { return [] }
    let figures = state.figures
    let ranked = editor.decisions.ranked[label]
    func at(_ threshold: Double) -> String { ScoreGap.text(of: threshold, in: ranked) }
    var lines = [
      StyledText("AP ", .muted) + StyledText(figures.measure(curves.averagePrecision), .strong)
        + StyledText("  AUC ", .muted) + StyledText(figures.measure(curves.rocAUC))
    ]
    if let best = curves.best {
      lines.append(
        StyledText("best F1 ", .muted) + StyledText(figures.measure(best.achieved), .strong)
          + StyledText(" at ", .muted) + StyledText(at(best.threshold)))
    }
    let least =
      "\(state.glyphs.isUnicode ? "≥" : ">=")\(figures.measure(LabelCurves.leastPrecision))"
    switch curves.precise {
    case .success(let chosen):
      lines.append(
        StyledText("P\(least) at ", .muted)
          + StyledText(at(chosen.threshold))
          + StyledText(": R ", .muted) + StyledText(figures.measure(chosen.counts.recall)))
    case .failure(.unreachable(let best?)):
      lines.append(
        StyledText("P\(least) never, best ", .muted) + StyledText(figures.measure(best)))
    case .failure: break
    }
    return lines
  }
}
