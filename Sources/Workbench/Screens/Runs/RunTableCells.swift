import Metrics
import TerminalUI

/// What the cells of the run table say.
struct RunTableCells {
  let state: WorkbenchState
  let isNarrow: Bool

  private var list: RunList { state.interface.runs }
  private var figures: Figures { state.figures }

  func cells(of line: RunLine) -> [TableCell] {
    switch line {
    case .group(let group): return list.columns.map { cell($0, of: group) }
    case .run(let index, let group):
      guard index < state.runs.count else { return [] }
      return list.columns.map { cell($0, of: state.runs[index], isInGroup: group != nil) }
    }
  }

  // MARK: A run

  private func cell(_ column: RunColumn, of run: RunRow, isInGroup: Bool) -> TableCell {
    switch column {
    case .id: return .text(sign(of: run) + StyledText(run.id.runText, faint(run) ?? .strong))
    case .status: return .text(status(of: run))
    case .title:
      return .text((isInGroup ? "  " : "") + run.title, faint(run) ?? .plain)
    case .epoch: return .text(figures.progress(run.epoch, of: run.epochs), .muted)
    case .started:
      let text = run.started.map { state.calendar.short($0, now: state.now) }
      return .text(text ?? figures.dash, .muted)
    case .duration: return .text(figures.duration(run.duration), .muted)
    case .seed: return .text(String(run.seed), .muted)
    case .tags: return .text(run.tags.joined(separator: " "), .accent)
    case .note: return .text(run.note, .muted)
    case .question: return .text(run.question ?? "", .muted)
    case .experiment: return .text(run.experiment, .muted)
    case .value(let name):
      if RunColumn.lessIsBetter(name) { return .text(loss(run.value(name))) }
      return .text(RunTableCells.text(of: run.value(name), isMeasure: column.isMeasure, figures))
    }
  }

  /// A loss that is not a number says so.
  private func loss(_ value: RunValue?) -> String {
    if case .number(let number) = value { return figures.loss(number) }
    return figures.loss(nil)
  }

  static func text(of value: RunValue?, isMeasure: Bool, _ figures: Figures) -> String {
    switch value {
    case .number(let number):
      isMeasure
        ? figures.measure(number, decimals: 3)
        : number == number.rounded() && abs(number) < 1e9
          ? String(Int(number)) : Figures.rate(number)
    case .text(let text): text
    case nil: figures.dash
    }
  }

  private func faint(_ run: RunRow) -> Style? { run.isArchived ? .faint : nil }

  /// Pinned, else marked.
  private func sign(of run: RunRow) -> StyledText {
    if list.pinned == run.id { return StyledText("P ", .accent) }
    if list.marked.contains(run.id) { return StyledText("* ", .warning) }
    return StyledText()
  }

  private func status(of run: RunRow) -> StyledText {
    let style = run.isArchived ? .faint : run.status.style
    let glyph = String(run.status.glyph(state.glyphs))
    if isNarrow { return StyledText(glyph, style) }
    let word = run.isArchived ? "archived" : run.status.rawValue
    return StyledText("\(glyph) \(word)", style)
      + StyledText(run.isHere && run.status.isActive ? "*" : "", .accent)
  }

  // MARK: A group

  private func cell(_ column: RunColumn, of group: RunGroup) -> TableCell {
    let runs = group.runs.filter { $0 < state.runs.count }.map { state.runs[$0] }
    switch column {
    case .id: return .text(group.isFolded ? foldedSign : openSign, .key)
    case .status: return .text(isNarrow ? "" : "\(runs.count) runs", .muted)
    case .title: return .text(title(of: group, runs), .strong)
    case .seed: return .text("\(Set(runs.map(\.seed)).count)", .muted)
    case .experiment: return .text(common(runs.map(\.experiment)), .muted)
    case .question: return .text(common(runs.map { $0.question ?? "" }), .muted)
    case .value(let name):
      if column.isMeasure {
        guard let spread = SeedSpread(runs.map { $0.number(name) }) else {
          return .text(figures.dash)
        }
        return .text(text(of: spread, isLoss: RunColumn.lessIsBetter(name)))
      }
      let texts = runs.map { RunTableCells.text(of: $0.value(name), isMeasure: false, figures) }
      return .text(common(texts), .muted)
    case .epoch, .started, .duration, .tags, .note: return .text("")
    }
  }

  private var foldedSign: String { state.glyphs.isUnicode ? "▸" : "+" }
  private var openSign: String { state.glyphs.isUnicode ? "▾" : "-" }

  private func title(of group: RunGroup, _ runs: [RunRow]) -> String {
    // A configuration has no name of its own: its runs have.
    list.grouping == .seeds ? runs.first?.title ?? group.key : group.key
  }

  /// Of a loss as many decimals as its mean has.
  private func text(of spread: SeedSpread, isLoss: Bool) -> String {
    let mean = isLoss ? figures.loss(spread.mean) : figures.measure(spread.mean, decimals: 3)
    guard let deviation = spread.deviation else { return mean }
    let decimals = isLoss ? mean.split(separator: ".").last.map(\.count) ?? 0 : 3
    return "\(mean) \(state.glyphs.plusMinus)\(figures.measure(deviation, decimals: decimals))"
  }

  /// What all runs say, if they say the same.
  private func common(_ texts: [String]) -> String {
    guard let first = texts.first, texts.allSatisfy({ $0 == first }) else { return "" }
    return first
  }
}
