import TerminalUI

/// How many images of every part show each label, how rare it is, and what balancing makes of that.
struct MixLabelTable {
  let state: WorkbenchState
  let mix: MixView

  func draw(into grid: inout Grid, in rect: Rect, isFocused: Bool) {
    let order = state.interface.mix.labels
    table(isFocused: isFocused).draw(into: &grid, in: rect, count: order.count) { row in
      row < order.count ? cells(of: order[row]) : []
    }
  }

  func table(isFocused: Bool) -> Table {
    var columns =
      [TableColumn("", width: 1, priority: 9)]
      + [TableColumn("label", minimumWidth: 12, maximumWidth: 24, priority: 9)]
      + Self.partColumns
      + [
        TableColumn("unknown", width: 7, alignment: .trailing, priority: 3),
        TableColumn("IRLbl", width: 6, alignment: .trailing, priority: 6),
        TableColumn("share", width: 5, alignment: .trailing, priority: 4),
        TableColumn("of train", minimumWidth: 8, priority: 2),
      ]
    if mix.balance != nil {
      columns.append(TableColumn("balanced", width: 13, alignment: .trailing, priority: 7))
    }
    return Table(
      columns, selected: state.interface.mix.label, isFocused: isFocused, gap: 1,
      emptyText: "no label is named")
  }

  private func cells(of index: Int) -> [TableCell] {
    guard index < mix.labels.count else { return [] }
    let label = mix.labels[index]
    let share = mix.shareOfTrain(label.positives.train)
    var cells: [TableCell] = [
      Self.mark(label.positives, state.glyphs), .text(label.name),
    ]
    cells += Self.partCells(label.positives, state.figures)
    cells += [
      .text(state.figures.count(label.unknowns), label.unknowns > 0 ? .plain : .faint),
      .text(state.figures.measure(label.imbalance, decimals: 1)),
      .text(state.figures.share(share)), .bar(share, .accent),
    ]
    if let balance = mix.balance { cells.append(.text(text(of: balance, index))) }
    return cells
  }

  /// `61 → 812`
  private func text(of balance: MixView.Balance, _ label: Int) -> StyledText {
    guard label < balance.before.count, label < balance.after.count else {
      return StyledText(state.figures.dash, .faint)
    }
    let (before, after) = (balance.before[label], balance.after[label])
    return StyledText("\(state.figures.count(before)) \(state.glyphs.arrow) ", .muted)
      + StyledText(state.figures.count(after), before == after ? .muted : .strong)
  }

  // MARK: Shared with the table of the label sets

  static let partColumns = [
    TableColumn("train", width: 6, alignment: .trailing, priority: 8),
    TableColumn("val", width: 6, alignment: .trailing, priority: 5),
    TableColumn("tune", width: 6, alignment: .trailing, priority: 4),
    TableColumn("test", width: 6, alignment: .trailing, priority: 5),
  ]

  /// What is trained on stands out; nothing at all is quiet.
  static func partCells(_ counts: MixView.PartCounts, _ figures: Figures) -> [TableCell] {
    let few: Style = counts.train < MixView.fewPositives ? .warning : .strong
    return [.text(figures.count(counts.train), few)]
      + [counts.validation, counts.tune, counts.test].map { count in
        .text(figures.count(count), count == 0 ? .faint : .plain)
      }
  }

  static func mark(_ counts: MixView.PartCounts, _ glyphs: GlyphSet) -> TableCell {
    counts.train < MixView.fewPositives
      ? .text(String(glyphs.alarm), .warning.emphasized) : .text("")
  }
}
