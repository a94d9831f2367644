import TerminalUI

/// How many images of each label set every part holds.
struct LabelSetTable {
  let state: WorkbenchState
  let mix: MixView

  func draw(into grid: inout Grid, in rect: Rect, isFocused: Bool) {
    let order = state.interface.mix.sets
    table(isFocused: isFocused).draw(into: &grid, in: rect, count: order.count) { row in
      guard row < order.count, order[row] < mix.sets.count else { return [] }
      return cells(of: mix.sets[order[row]])
    }
  }

  func table(isFocused: Bool) -> Table {
    Table(
      [TableColumn("", width: 1, priority: 9)]
        + [TableColumn("label set", minimumWidth: 12, maximumWidth: 34, priority: 9)]
        + MixLabelTable.partColumns
        + [
          TableColumn("share", width: 5, alignment: .trailing, priority: 6),
          TableColumn("of train", minimumWidth: 8, priority: 3),
        ],
      selected: state.interface.mix.set, isFocused: isFocused, gap: 1,
      emptyText: "no image has labels")
  }

  private func cells(of set: MixView.LabelSet) -> [TableCell] {
    let share = mix.shareOfTrain(set.images.train)
    return [MixLabelTable.mark(set.images, state.glyphs), .text(set.name)]
      + MixLabelTable.partCells(set.images, state.figures)
      + [.text(state.figures.share(share)), .bar(share, .accent)]
  }
}
