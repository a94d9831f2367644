import Metrics
import TerminalUI

/// The labels with their thresholds and what these do; as many figures as there is room for.
struct ThresholdTable {
  let state: WorkbenchState
  let editor: ThresholdEditor

  func draw(into grid: inout Grid, in rect: Rect, isFocused: Bool) {
    let listed = panes.listed
    let table = table(in: rect, isFocused: isFocused)
    let shown = kinds(in: rect)
    table.draw(into: &grid, in: rect, count: listed.count) { row in
      guard row < listed.count, listed[row] < editor.labels.count else { return [] }
      return shown.map { cell($0, ofLabel: listed[row]) }
    }
  }

  /// The row at a place of the screen, for the mouse.
  func row(atX x: Int, y: Int, in rect: Rect) -> Int? {
    table(in: rect, isFocused: true).row(atX: x, y: y, in: rect, count: panes.listed.count)
  }

  /// The order a heading at a place of the screen stands for.
  func order(atX x: Int, y: Int, in rect: Rect) -> ThresholdOrder? {
    guard let heading = table(in: rect, isFocused: true).heading(atX: x, y: y, in: rect) else {
      return nil
    }
    return kinds(in: rect)[heading].order
  }

  private var panes: LabelsPanes { state.interface.labels }

  // MARK: Columns

  private enum Kind {
    case mark, label, threshold, slider, f1, gain, precision, recall
    case outcome(LabelOutcome)
    case positives, test

    var order: ThresholdOrder? {
      switch self {
      case .mark: .listed
      case .label: .name
      case .f1: .worst
      case .gain: .gained
      case .positives: .rarest
      default: nil
      }
    }
  }

  private func kinds(in rect: Rect) -> [Kind] {
    var kinds: [Kind] = [.mark, .label, .threshold]
    if rect.width >= 78 { kinds.append(.slider) }
    kinds += [.f1, .gain]
    if state.testInSight != nil { kinds.append(.test) }
    if rect.width >= 50 { kinds += [.precision, .recall] }
    if rect.width >= 70 { kinds += LabelOutcome.allCases.map { .outcome($0) } }
    return kinds + [.positives]
  }

  private func table(in rect: Rect, isFocused: Bool) -> Table {
    let kinds = kinds(in: rect)
    let isWide = rect.width >= 50
    let columns = kinds.map { kind in
      switch kind {
      case .mark: TableColumn("", width: 1, priority: 9)
      case .label:
        TableColumn("label", minimumWidth: 6, maximumWidth: isWide ? 20 : 30, priority: 9)
      case .threshold:
        TableColumn("thr", width: isWide ? 7 : 5, alignment: .trailing, priority: 9)
      case .slider: TableColumn("0 to 1", minimumWidth: 11, maximumWidth: 33, priority: 1)
      case .f1: TableColumn("F1", width: 4, alignment: .trailing, priority: 9)
      case .gain:
        TableColumn(
          "\(state.glyphs.isUnicode ? "Δ" : "d").50", width: 5, alignment: .trailing, priority: 8)
      case .test: TableColumn("test", width: 4, alignment: .trailing, priority: 7)
      case .precision: TableColumn("P", width: 4, alignment: .trailing, priority: 5)
      case .recall: TableColumn("R", width: 4, alignment: .trailing, priority: 5)
      case .outcome(let outcome):
        TableColumn(outcome.rawValue, width: 5, alignment: .trailing, priority: 4)
      case .positives: TableColumn("n+", width: isWide ? 5 : 4, alignment: .trailing, priority: 6)
      }
    }
    let sorted = kinds.firstIndex { $0.order == panes.order }
    return Table(
      columns, selected: panes.row, offset: panes.top,
      sort: panes.order == .listed
        ? nil : sorted.map { Table.Sort(column: $0, ascending: panes.order != .gained) },
      isFocused: isFocused, gap: 1,
      emptyText: panes.filter.isEmpty ? "no labels" : "no name contains \(panes.filter)")
  }

  // MARK: Cells

  private func cell(_ kind: Kind, ofLabel label: Int) -> TableCell {
    let figures = state.figures
    let counts = editor.decisions.counts[label]
    switch kind {
    case .mark: return mark(ofLabel: label)
    case .label: return .text(editor.labels[label])
    case .threshold:
      let style: Style =
        editor.isMoved(label: label)
        ? .accent.emphasized : editor.decisions.thresholds[label].isFinite ? .plain : .muted
      return .text(editor.text(ofLabel: label), style)
    case .slider:
      return .bar(min(editor.decisions.thresholds[label], 1), .accent)
    case .f1: return .text(figures.measure(counts.f1), .strong)
    case .gain: return gain(ofLabel: label)
    case .test:
      let f1 = state.testInSight.flatMap { label < $0.counts.count ? $0.counts[label].f1 : nil }
      return .text(figures.measure(f1), .accent)
    case .precision: return .text(figures.measure(counts.precision))
    case .recall: return .text(figures.measure(counts.recall))
    case .outcome(let outcome):
      return .text(
        figures.count(counts.count(of: outcome)), outcome == .trueNegative ? .muted : .plain)
    case .positives:
      return .text(
        figures.count(counts.support), editor.isRare(label: label) ? .warning : .muted)
    }
  }

  /// `*` locked, `!` too few positives, `^` predicted far too often, a dot: moved.
  private func mark(ofLabel label: Int) -> TableCell {
    let glyphs = state.glyphs
    if editor.isLocked(label: label) { return .text("*", .accent.emphasized) }
    if editor.isRare(label: label) { return .text(String(glyphs.alarm), .warning.emphasized) }
    if editor.overpredicts(label: label) {
      return .text(String(glyphs.ascending), .warning.emphasized)
    }
    return editor.isMoved(label: label) ? .text(glyphs.isUnicode ? "•" : ".", .accent) : .text("")
  }

  /// What a threshold of one half gains over itself is no news.
  private func gain(ofLabel label: Int) -> TableCell {
    if editor.decisions.thresholds[label] == 0.5 { return .text("") }
    return .text(state.figures.gain(editor.gainOverHalf(ofLabel: label)))
  }
}
