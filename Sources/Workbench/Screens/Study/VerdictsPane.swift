import Studies
import TerminalUI

/// Every arm against the one it differs from in one thing, figure by figure, and what to think of it.
struct VerdictsPane {
  let studied: Studied

  private var figures: Figures { studied.figures }
  private var glyphs: GlyphSet { figures.glyphs }
  private var comparisons: [StudySheet.Comparison] { studied.sheet?.comparisons ?? [] }
  private static let drawing = 4

  func draw(into grid: inout Grid, in rect: Rect, isFocused: Bool) {
    var space = rect
    let sentence = space.cutBottom(sentenceHeight(in: rect))
    let width = width(ofDrawingIn: space)
    let scale = IntervalBar(range: -reach...reach, width: width, glyphs: glyphs)
    table(drawing: width, isFocused: isFocused)
      .draw(into: &grid, in: space, count: comparisons.count) { cells(comparisons[$0], scale) }
    guard comparisons.indices.contains(studied.verdict) else { return }
    let lines = wrapped(comparisons[studied.verdict].sentence, width: max(rect.width - 4, 1))
    for (index, line) in lines.prefix(sentence.height).enumerated() {
      let isCut = index == sentence.height - 1 && lines.count > sentence.height
      let text = isCut ? "\(line) \(glyphs.ellipsis)" : line
      grid.text(text, in: sentence.line(index).inset(columns: min(2, rect.width / 2), lines: 0))
    }
  }

  func row(atX x: Int, y: Int, in rect: Rect) -> Int? {
    var space = rect
    _ = space.cutBottom(sentenceHeight(in: rect))
    return table(drawing: 0, isFocused: true).row(atX: x, y: y, in: space, count: comparisons.count)
  }

  private func sentenceHeight(in rect: Rect) -> Int {
    if comparisons.isEmpty || rect.height < 4 { return 0 }
    let needed = wrapped(
      comparisons[studied.verdict].sentence, width: max(rect.width - 4, 1)
    ).count
    return min(needed, max(rect.height / 4, 1))
  }

  /// What all arms are set against, if it is the same for all of them.
  var reference: String? {
    guard let first = comparisons.first?.reference,
      comparisons.allSatisfy({ $0.reference == first })
    else { return nil }
    return first
  }

  /// The scale reaches as far as the farthest interval, and at least twice the margin, in steps of
  /// five points.
  private var reach: Double {
    let ends: [Double] = comparisons.flatMap { comparison in
      [comparison.effect] + (comparison.interval.map { [$0.lower, $0.upper] } ?? [])
    }
    let most = ends.filter(\.isFinite).map { abs($0) }.max() ?? 0
    let margin = studied.sheet.map { abs($0.rule.margin) } ?? 0
    let wanted = max(most, margin.isFinite ? 2 * margin : 0, 0.05)
    return (min(wanted, 1) * 20 - 1e-9).rounded(.up) / 20
  }

  // MARK: Table

  /// - Parameter drawing: the width of the column of intervals, which its heading depends on.
  private func table(drawing width: Int, isFocused: Bool) -> Table {
    func longest(_ name: KeyPath<StudySheet.Comparison, String>) -> Int {
      comparisons.map { DisplayWidth.of($0[keyPath: name]) }.max() ?? 0
    }
    func name(_ title: String, _ longest: Int, _ minimum: Int, _ priority: Int) -> TableColumn {
      let most = min(max(longest, DisplayWidth.of(title)), 24)
      return TableColumn(
        title, minimumWidth: min(most, minimum), maximumWidth: most, priority: priority)
    }
    let level = figures.share(studied.sheet?.level)
    return Table(
      [
        TableColumn("", width: 1, priority: 4),
        name("arm", longest(\.arm), 12, 9),
        name("figure", longest(\.figure), 8, 8),
        TableColumn("effect", width: 6, alignment: .trailing, priority: 8),
        TableColumn(heading(width), minimumWidth: 15, maximumWidth: 41, priority: 7),
        TableColumn("\(level) interval", width: 12, priority: 3),
        TableColumn("p adj", width: 5, alignment: .trailing, priority: 5),
        TableColumn("verdict", width: 15, priority: 9),
      ] + (reference == nil ? [name("against", longest(\.reference), 8, 6)] : []),
      selected: comparisons.isEmpty ? nil : studied.verdict, isFocused: isFocused, gap: 1,
      emptyText: "nothing can be compared yet")
  }

  private func width(ofDrawingIn rect: Rect) -> Int {
    let columns = table(drawing: 0, isFocused: false).columns
    return TableColumn.layout(columns, width: rect.width - 4, gap: 1)
      .first { $0.column == Self.drawing }?.width ?? 0
  }

  /// `-.30        0        +.30`
  private func heading(_ width: Int) -> String {
    let (left, right) = (figures.signed(-reach), figures.signed(reach))
    let middle = IntervalBar(range: -1...1, width: width, glyphs: glyphs).column(0)
    guard middle >= left.count + 1, width >= middle + right.count + 2 else { return "" }
    return left.padded(to: middle, glyphs: glyphs) + "0"
      + right.padded(to: width - middle - 1, alignment: .trailing, glyphs: glyphs)
  }

  private func cells(_ comparison: StudySheet.Comparison, _ scale: IntervalBar) -> [TableCell] {
    let mark = VerdictMark(comparison.verdict, glyphs)
    let effect = comparison.effect.isFinite ? comparison.effect : nil
    let drawn = effect.map {
      TableCell.text(
        scale.difference(
          $0, comparison.interval, margin: studied.sheet?.rule.margin ?? 0, style: mark.style))
    }
    let interval = comparison.interval.map { figures.signed($0) }
    let pValue = comparison.adjustedPValue ?? comparison.pValue
    let quiet: Style = comparison.isPrimary ? .plain : .muted
    return [
      .text(comparison.isPrimary ? String(glyphs.bullet) : "", .accent),
      .text(comparison.arm, quiet), .text(comparison.figure, quiet),
      .text(figures.signed(effect), quiet),
      drawn ?? .text(figures.dash, .faint),
      .text(effect == nil ? figures.dash : interval ?? figures.dash, .muted),
      .text(figures.pValue(pValue.flatMap { $0.isFinite ? $0 : nil }), quiet),
      .text(mark.text), .text(comparison.reference, .muted),
    ]
  }
}
