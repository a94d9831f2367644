import Metrics
import TerminalUI

/// How well each label is told, on the validation split of the newest epoch.
struct LabelTable {
  let state: WorkbenchState
  let run: RunView
  let isFramed: Bool

  func draw(into grid: inout Grid, in place: Rect, isFocused: Bool) {
    let space = inside(of: place)
    if isFramed {
      Panel(title, trailing: trailing, isFocused: isFocused).draw(into: &grid, in: place)
    }
    let order = order()
    table(isFocused: isFocused).draw(into: &grid, in: space, count: order.count) { row in
      row < order.count ? cells(ofLabel: order[row]) : []
    }
  }

  func inside(of place: Rect) -> Rect { isFramed ? place.inset() : place }

  func table(isFocused: Bool) -> Table {
    var columns = [
      TableColumn("label", minimumWidth: 8, maximumWidth: 24, priority: 9),
      TableColumn("thr", width: 4, alignment: .trailing, priority: 6),
      TableColumn("P", width: 4, alignment: .trailing, priority: 7),
      TableColumn("R", width: 4, alignment: .trailing, priority: 7),
      TableColumn("F1", width: 4, alignment: .trailing, priority: 9),
      TableColumn("AP", width: 4, alignment: .trailing, priority: 8),
      TableColumn("n+", width: 5, alignment: .trailing, priority: 5),
      TableColumn("prev", width: 4, alignment: .trailing, priority: 4),
      TableColumn("F1 0-1", minimumWidth: 8, maximumWidth: 30, priority: 2),
      TableColumn("by epoch", minimumWidth: 8, maximumWidth: 20, priority: 3),
    ]
    if run.thresholds != nil {
      columns.insert(
        TableColumn("tuned", width: 5, alignment: .trailing, priority: 6), at: 2)
    }
    let row = order().isEmpty ? nil : min(state.interface.train.label, run.labels.count - 1)
    return Table(
      columns, selected: isFocused ? row : nil, offset: max((row ?? 0) - 1, 0),
      isFocused: isFocused, gap: isFramed ? 2 : 1, emptyText: "labels appear with the data")
  }

  /// Indices of the labels in the order they are listed.
  private func order() -> [Int] {
    let all = Array(run.labels.indices)
    func sorted(_ value: (LabelMeasures) -> Double?) -> [Int] {
      let keyed = all.map { ($0, measures(ofLabel: $0).flatMap(value) ?? .infinity) }
      return keyed.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
    }
    switch state.interface.train.labelOrder {
    case .listed: return all
    case .worst: return sorted(\.f1)
    case .rarest: return sorted { Double($0.support) }
    }
  }

  private func measures(ofLabel label: Int, in evaluation: EvaluationMeasures? = nil)
    -> LabelMeasures?
  {
    guard let labels = (evaluation ?? run.validation)?.labels else { return nil }
    if label < labels.count, labels[label].label == run.labels[label] { return labels[label] }
    return labels.first { $0.label == run.labels[label] }
  }

  private func cells(ofLabel label: Int) -> [TableCell] {
    let figures = state.figures
    let measures = measures(ofLabel: label)
    let history = run.epochs.suffix(20).map { epoch in
      epoch.validation.flatMap { self.measures(ofLabel: label, in: $0)?.f1 }
    }
    let isRare = measures.map { $0.support < 10 } ?? false
    var cells: [TableCell] = [
      .text(run.labels[label]),
      .text(threshold(measures?.threshold), .muted),
      .text(figures.measure(measures?.precision)),
      .text(figures.measure(measures?.recall)),
      .text(figures.measure(measures?.f1), .strong),
      .text(figures.measure(measures?.averagePrecision)),
      .text(
        (measures.map { "\($0.support)" } ?? figures.dash), isRare ? .warning : .muted),
      .text(figures.measure(measures?.prevalence), .muted),
      .bar(measures?.f1, .series(label)),
      .sparkline(Sparkline(Array(history), range: 0...1, style: .series(label))),
    ]
    if let thresholds = run.thresholds {
      let value = label < thresholds.values.count ? thresholds.values[label] : nil
      cells.insert(.text(threshold(value), .accent), at: 2)
    }
    return cells
  }

  /// A threshold of infinity predicts the label nowhere.
  private func threshold(_ value: Double?) -> String {
    guard let value else { return state.figures.dash }
    return value.isFinite ? state.figures.measure(value) : "none"
  }

  private var title: StyledText {
    var text = StyledText("labels")
    guard let epoch = run.epochs.last(where: { $0.validation != nil }),
      let measures = epoch.validation
    else { return text }
    text.append("  validation ep \(epoch.epoch)", .muted)
    text.append("  macro-F1 ", .muted)
    text.append(state.figures.measure(measures.macroF1, decimals: 3), .strong)
    if measures.macroOver < run.labels.count {
      text.append(" over \(measures.macroOver) of \(run.labels.count)", .muted)
    }
    text.append("  macro-AP ", .muted)
    text.append(state.figures.measure(measures.macroAveragePrecision, decimals: 3), .strong)
    text.append("  exact ", .muted)
    text.append(state.figures.measure(measures.subsetAccuracy, decimals: 3), .strong)
    return text
  }

  private var trailing: StyledText {
    if state.interface.train.labelOrder != .listed {
      return StyledText(state.interface.train.labelOrder.rawValue)
    }
    return run.thresholds.map { StyledText("tuned for \($0.goal)") } ?? StyledText()
  }
}
