import Metrics
import TerminalUI

/// How many images of each label set every part holds, and how often it is told whole.
struct LabelSetTable {
  let state: WorkbenchState
  let mix: MixView
  private let gaps: [Set<String>: LabelSetGap]

  init(state: WorkbenchState, mix: MixView) {
    self.state = state
    self.mix = mix
    gaps = state.labelSetGaps
  }

  func draw(into grid: inout Grid, in rect: Rect, isFocused: Bool) {
    let order = state.interface.mix.sets
    let rows = rows(in: rect)
    table(isFocused: isFocused).draw(into: &grid, in: rows, count: order.count) { row in
      guard row < order.count, order[row] < mix.sets.count else { return [] }
      return cells(of: mix.sets[order[row]])
    }
    if rows.height < rect.height {
      grid.text(sentence, in: rect.line(rect.height - 1).inset(columns: 2, lines: 0))
    }
  }

  /// Where rates are known the last line tells of the selected set.
  func rows(in rect: Rect) -> Rect {
    var space = rect
    if !gaps.isEmpty, rect.height > 5 { _ = space.cutBottom(1) }
    return space
  }

  func table(isFocused: Bool) -> Table {
    let rates =
      gaps.isEmpty
      ? []
      : [
        TableColumn("right", width: 5, alignment: .trailing, priority: 8),
        TableColumn("95%", width: 9, priority: 6),
        TableColumn("gap", width: 6, alignment: .trailing, priority: 7),
      ]
    return Table(
      [TableColumn("", width: 1, priority: 9)]
        + [TableColumn("label set", minimumWidth: 12, maximumWidth: 34, priority: 9)]
        + MixLabelTable.partColumns + rates
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
      + (gaps.isEmpty ? [] : rates(of: gaps[Set(set.labels)]))
      + [.text(state.figures.share(share)), .bar(share, .accent)]
  }

  private func rates(of gap: LabelSetGap?) -> [TableCell] {
    let figures = state.figures
    let rate = gap?.stratum.rate
    let interval = gap?.interval.map {
      "\(figures.measure($0.lower))-\(figures.measure($0.upper))"
    }
    return [
      .text(figures.measure(rate), rate == nil ? .faint : .strong),
      .text(interval ?? figures.dash, interval == nil ? .faint : .muted), .text(text(of: gap)),
    ]
  }

  /// `-.55✗`: marked only where it is clear of zero.
  private func text(of gap: LabelSetGap?) -> StyledText {
    let text = state.figures.signed(gap?.gap)
    guard let gap, let value = gap.gap else { return StyledText("\(text) ", .faint) }
    guard gap.isClear else { return StyledText("\(text) ", .muted) }
    let (mark, style): (Character, Style) =
      value < 0 ? (state.glyphs.cross, .bad) : (state.glyphs.check, .good)
    return StyledText("\(text)\(mark)", style)
  }

  /// `cat+dog: 16 of 80 right, .20; alone its labels promise .75; gap -.55 [-.65, -.43]`
  private var sentence: StyledText {
    guard let set = state.selectedSet else { return StyledText() }
    let figures = state.figures
    let name = StyledText(set.name.truncated(to: 30, glyphs: state.glyphs), .strong)
    guard let gap = gaps[Set(set.labels)] else {
      return name + StyledText(": no image is scored", .muted)
    }
    var text = StyledText(
      ": \(figures.count(gap.stratum.right)) of \(figures.count(gap.stratum.images)) right", .muted)
    if let product = gap.product {
      text.append("; alone its labels promise ", .muted)
      text.append(figures.measure(product))
      if let interval = gap.gapInterval {
        text.append("; gap \(figures.signed(interval))", .muted)
      }
    } else if set.labels.count > 1 {
      text.append("; not all its labels are seen alone", .muted)
    }
    return name + text
  }
}
