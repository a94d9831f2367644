import Studies
import TerminalUI

/// The arms of a study, one a row: how far they are, what they train on, and what came of it.
struct ArmsPane {
  let studied: Studied

  private enum Content {
    case name, seeds, phi, bar, images
    case figure(String)
    case interval(String)
  }

  private typealias Column = (content: Content, column: TableColumn)

  private var figures: Figures { studied.figures }
  private var glyphs: GlyphSet { figures.glyphs }
  private var arms: [String] { studied.view.grid.arms }

  func draw(into grid: inout Grid, in rect: Rect, isFocused: Bool) {
    var columns = columns(width: rect.width)
    let place = place(in: rect)
    let bar = width(ofBarIn: columns, place)
    for index in columns.indices {
      if case .bar = columns[index].content {
        columns[index].column.title = IntervalBar.scale(
          of: studied.figure ?? "", width: bar, glyphs: glyphs)
      }
    }
    table(columns, isFocused: isFocused).draw(into: &grid, in: place, count: arms.count) { row in
      let arm = studied.arm(named: arms[row])
      return columns.map { cell($0.content, row, arm, bar) }
    }
    var space = rect
    _ = space.cutTop(min(place.height, arms.count + 2))
    if rect.height - place.height == 1 { space = rect.line(rect.height - 1) }
    space = space.inset(columns: min(2, space.width / 2), lines: 0)
    for (index, line) in words(width: space.width).prefix(rect.height - place.height).enumerated() {
      grid.text(line, in: space.line(index))
    }
  }

  func row(atX x: Int, y: Int, in rect: Rect) -> Int? {
    table(columns(width: rect.width), isFocused: true)
      .row(atX: x, y: y, in: place(in: rect), count: arms.count)
  }

  /// Where the table stands: the last line, and what it does not need, is left to the selected arm.
  private func place(in rect: Rect) -> Rect {
    var space = rect
    let spare = rect.height - arms.count - 1
    let wanted = words(width: max(rect.width - 4, 0)).count
    _ = space.cutBottom(rect.height < 5 ? 0 : min(wanted, max(spare, 1)))
    return space
  }

  /// About the selected arm, what is most important first.
  private func words(width: Int) -> [StyledText] {
    let arm = arms.indices.contains(studied.arm) ? studied.arm(named: arms[studied.arm]) : nil
    return [note(width: width)]
      + (arm.map { ArmDetails(arm: $0, sheet: studied.sheet, figures: figures).lines } ?? [])
  }

  private func table(_ columns: [Column], isFocused: Bool) -> Table {
    Table(
      columns.map(\.column), selected: arms.isEmpty ? nil : studied.arm, isFocused: isFocused,
      gap: 1, emptyText: "the study has no arms")
  }

  // MARK: Columns

  /// Every interval is shown if there is room for all of them, else that of the chosen figure.
  private func columns(width: Int) -> [Column] {
    let all = columns(intervals: studied.sheet?.figureNames ?? [])
    let shown = TableColumn.layout(all.map(\.column), width: width - 4, gap: 1)
    return shown.count == all.count ? all : columns(intervals: [studied.figure].compactMap { $0 })
  }

  private func columns(intervals: [String]) -> [Column] {
    let seeds = min(max(studied.view.grid.seeds.count, 5), 12)
    let longest = min(max(arms.map { DisplayWidth.of($0) }.max() ?? 0, 8), 40)
    var columns: [Column] = [
      (
        .name,
        TableColumn("arm", minimumWidth: min(longest, 14), maximumWidth: longest, priority: 9)
      ),
      (.seeds, TableColumn("seeds", width: seeds, priority: 8)),
    ]
    guard let sheet = studied.sheet else { return columns }
    columns.append((.phi, TableColumn("phi", width: 5, alignment: .trailing, priority: 3)))
    for name in sheet.figureNames {
      let isChosen = name == studied.figure
      let title = isChosen ? "\(glyphs.selected)\(name)" : name
      let width = min(max(DisplayWidth.of(title), 5), isChosen ? 12 : 8)
      let priority = isChosen ? 8 : name == StudyRule.weighted ? 7 : 5
      columns.append(
        (
          .figure(name),
          TableColumn(
            title.truncated(to: width, glyphs: glyphs), width: width, alignment: .trailing,
            priority: priority)
        ))
      guard intervals.contains(name) else { continue }
      let level = figures.share(sheet.level)
      columns.append(
        (
          .interval(name),
          TableColumn("\(level) CI", width: 8, priority: isChosen ? 6 : 1)
        ))
    }
    columns.append((.bar, TableColumn("0", minimumWidth: 12, maximumWidth: 30, priority: 4)))
    let mix = min(max(sheet.arms.map { DisplayWidth.of(self.mix(of: $0)) }.max() ?? 0, 12), 48)
    columns.append(
      (
        .images,
        TableColumn("trained on", minimumWidth: min(mix, 24), maximumWidth: mix, priority: 2)
      ))
    return columns
  }

  private func width(ofBarIn columns: [Column], _ rect: Rect) -> Int {
    let layout = TableColumn.layout(columns.map(\.column), width: rect.width - 4, gap: 1)
    return layout.first { if case .bar = columns[$0.column].content { true } else { false } }?.width
      ?? 0
  }

  // MARK: Cells

  private func cell(_ content: Content, _ row: Int, _ arm: StudySheet.Arm?, _ bar: Int) -> TableCell
  {
    switch content {
    case .name: return .text(arms[row], arm == nil ? .muted : .plain)
    case .seeds: return .text(studied.view.grid.signs(ofArm: row, glyphs))
    case .phi: return .text(figures.signed(arm?.phi), .muted)
    case .figure(let name):
      let value = studied.value(of: arm, name)?.value
      return .text(
        figures.measure(value),
        value == nil ? .faint : name == studied.figure ? .strong : .plain)
    case .interval(let name):
      return .text(figures.span(studied.value(of: arm, name)?.interval), .muted)
    case .bar:
      guard let name = studied.figure, let figure = studied.value(of: arm, name) else {
        return .text(figures.dash, .faint)
      }
      return .text(
        IntervalBar.share(
          figure.value, figure.interval, width: bar, style: .accent, glyphs: glyphs))
    case .images: return .text(mix(of: arm), .muted)
    }
  }

  /// `cat 450, dog 450, cat+dog 100`
  private func mix(of arm: StudySheet.Arm?) -> String {
    guard let arm else { return figures.dash }
    let names = studied.sheet?.strata.map(\.name) ?? []
    let others = arm.mix.keys.filter { !names.contains($0) }.sorted()
    return (names + others).compactMap { name in
      arm.mix[name].flatMap { $0 == 0 ? nil : "\(name) \(figures.count($0))" }
    }.joined(separator: ", ")
  }

  /// What the selected arm trained on, or how its runs are.
  private func note(width: Int) -> StyledText {
    guard arms.indices.contains(studied.arm) else { return StyledText() }
    let name = arms[studied.arm]
    var text = StyledText(name, .strong)
    if let arm = studied.arm(named: name) {
      text.append("  \(mix(of: arm))", .muted)
      let measures = [
        ("phi", arm.phi), ("macro-AP", arm.measures.macroAveragePrecision),
        ("macro-F1", arm.measures.macroF1),
        ("ECE", arm.measures.calibrationError),
      ]
      for (title, value) in measures {
        let part = StyledText("  \(title) ", .muted) + StyledText(figures.measure(value))
        if text.width + part.width <= width { text += part }
      }
    } else {
      text.append("  no run is done yet", .muted)
    }
    let failed =
      studied.view.grid.cells.indices.contains(studied.arm)
      ? studied.view.grid.cells[studied.arm].first { $0.state == .failed } : nil
    if let message = failed?.message { text.append("  failed: \(message)", .bad) }
    return text
  }
}

extension StudySheet {
  /// Of all intervals, 0...1.
  var level: Double { 1 - rule.alpha }
}
