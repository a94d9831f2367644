import Metrics
import TerminalUI

/// Figures of all labels together: now, at the reference, at 0.5, of predicting nothing, and of the
/// test split while it is looked at.
struct TotalsTable {
  let state: WorkbenchState
  let editor: ThresholdEditor

  func draw(into grid: inout Grid, in rect: Rect) {
    let isWide = rect.width >= 60
    let columns = columns(isWide)
    var space = rect
    let names = space.cutLeft(min(isWide ? 34 : 10, rect.width))
    // Of many columns the last is left out before figures touch.
    let cell = min(max(space.width / max(columns.count, 1), 5), isWide ? 8 : 6)
    for (line, name) in rowNames(isWide).enumerated() {
      grid.text(name, in: names.line(line + 1), style: .muted)
    }
    for column in columns {
      let place = space.cutLeft(cell)
      guard place.width == cell else { break }
      grid.text(
        column.title, in: place.line(0), alignment: .trailing,
        style: column.isNow ? .strong : .muted)
      for (line, text) in column.values.enumerated() {
        grid.text(text, in: place.line(line + 1), alignment: .trailing)
      }
    }
  }

  private struct Column {
    var title: String
    var isNow = false
    var values: [StyledText]
  }

  private func rowNames(_ isWide: Bool) -> [String] {
    let over = editor.decisions.macroOver
    let all = editor.labels.count
    return isWide
      ? [
        over < all ? "macro F1 over \(over) of \(all) labels" : "macro F1",
        "exact label sets", "Hamming loss", "any label on images without",
      ] : ["macro F1", "exact sets", "Hamming", "alarms"]
  }

  private func columns(_ isWide: Bool) -> [Column] {
    let decisions = editor.decisions
    let reference = editor.reference
    var columns = [
      column(
        "now", decisions.macroF1, decisions.subsetAccuracy, decisions.hammingLoss,
        decisions.anyPositiveRateOnNegatives, .strong),
      column(reference),
      column(
        "none", nil, decisions.allNegativeSubsetAccuracy, decisions.allNegativeHammingLoss,
        decisions.negativeImages > 0 ? 0 : nil, .muted),
    ]
    columns[0].isNow = true
    // Where columns are few, the test split matters more.
    if reference != editor.half, isWide || state.testInSight == nil {
      columns.insert(column(editor.half), at: 2)
    }
    if let test = state.testInSight {
      columns.append(
        column(
          "test", Average.mean(test.counts.map(\.f1)), test.subsetAccuracy,
          hamming(test.counts), test.anyPositiveRateOnNegatives, .accent))
      columns.append(
        column(
          "at .50", Average.mean(test.countsAtHalf.map(\.f1)), test.subsetAccuracyAtHalf,
          hamming(test.countsAtHalf), test.anyPositiveRateOnNegativesAtHalf, .muted))
    }
    return columns
  }

  private func column(_ reference: ThresholdReference) -> Column {
    column(
      reference.name, reference.macroF1, reference.subsetAccuracy, reference.hammingLoss,
      reference.anyPositiveRateOnNegatives)
  }

  private func column(
    _ title: String, _ macro: Double?, _ exact: Double?, _ hamming: Double?, _ alarms: Double?,
    _ style: Style = .plain
  ) -> Column {
    let figures = state.figures
    return Column(
      title: title,
      values: [
        StyledText(figures.measure(macro, decimals: 3), style),
        StyledText(figures.measure(exact, decimals: 3), style),
        StyledText(figures.measure(hamming, decimals: 3), style),
        StyledText(figures.share(alarms), style),
      ])
  }

  private func hamming(_ counts: [LabelCounts]) -> Double? {
    let all = counts.reduce(LabelCounts(), +)
    return all.accuracy.map { 1 - $0 }
  }
}
