import Metrics
import TerminalUI

/// Whether a label is there as often as its scores say, as they are and calibrated; on the diagonal
/// they can be taken at their word.
struct ReliabilityPane {
  let state: WorkbenchState
  let editor: ThresholdEditor
  let label: Int

  func draw(into grid: inout Grid, in rect: Rect) {
    var space = rect
    drawFacts(facts, into: &grid, cutFrom: &space)
    var plot = UnitPlot(in: space, glyphs: grid.glyphs)
    plot.diagonal(owner: 2)
    let glyphs = grid.glyphs
    if let before = check?.before {
      let points = points(of: before.diagram)
      plot.path(owner: 1, points)
      for point in points {
        plot.mark(x: point.x, y: point.y, glyphs.isUnicode ? "○" : "o", .muted)
      }
    }
    if let after = check?.after {
      let points = points(of: after.diagram)
      plot.path(owner: 0, points)
      for point in points {
        plot.mark(x: point.x, y: point.y, glyphs.isUnicode ? "●" : "*", .good)
      }
    }
    plot.draw(into: &grid, series: [2, 7, 7])
  }

  private var check: CalibrationCheck? { editor.checks[label] }

  private func points(of diagram: ReliabilityDiagram) -> [(x: Double, y: Double)] {
    diagram.bins.compactMap { bin in
      guard let score = bin.meanScore, let share = bin.positiveShare else { return nil }
      return (score, share)
    }
  }

  private var facts: [StyledText] {
    let unicode = state.glyphs.isUnicode
    var legend = StyledText("\(unicode ? "○" : "o") as it is", .muted)
    if let method = editor.method {
      legend.append("  \(unicode ? "●" : "*")", .good)
      legend.append(" \(method.title)", .strong)
    }
    guard let check else { return [legend, StyledText("being worked out", .faint)] }
    var lines = [legend]
    lines.append(
      change("ECE", check.before?.diagram.expectedError, check.after?.diagram.expectedError))
    lines.append(change("Brier", check.before?.losses.brier, check.after?.losses.brier))
    if let refusal = check.refusal { lines.append(StyledText("\(refusal)", .warning)) }
    let (_, refused, left) = editor.calibrated
    if left > 0 {
      lines.append(
        StyledText("\(editor.labels.count - left)/\(editor.labels.count) labels fitted", .muted))
    } else if refused > 0 {
      lines.append(StyledText("\(refused) labels left as they are", .warning))
    }
    return lines
  }

  /// `ECE .061 → .018`
  private func change(_ name: String, _ before: Double?, _ after: Double?) -> StyledText {
    let figures = state.figures
    var text = StyledText("\(name) ", .muted)
    text.append(figures.measure(before, decimals: 3), after == nil ? .strong : .plain)
    if let after {
      text.append(" \(state.glyphs.arrow) ", .muted)
      text.append(
        figures.measure(after, decimals: 3),
        after <= before ?? after ? .good.emphasized : .bad.emphasized)
    }
    return text
  }
}
