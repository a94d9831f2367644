import Studies
import TerminalUI

/// Which study it is, what it asks, and how far it is.
struct StudyHeader {
  let state: WorkbenchState
  let studied: Studied
  let layout: StudyLayout

  func draw(into grid: inout Grid) {
    let place = layout.header.inset(columns: layout.isFramed ? 1 : 0, lines: 0)
    if place.height < 2 {
      return FigureLine(parts: named + progress).draw(into: &grid, in: place)
    }
    var line = place.line(0)
    let others = others
    if others.width + 20 <= line.width {
      grid.text(others, in: line.cutRight(others.width), alignment: .trailing)
    }
    var title = StyledText(studied.view.title, .strong)
    if let trouble = studied.view.trouble {
      title.append("  \(state.glyphs.alarm) \(trouble)", .warning)
    } else if let question {
      title.append("  \(question)", .muted)
    }
    grid.text(title, in: line)
    FigureLine(parts: progress).draw(into: &grid, in: place.line(1))
  }

  private var question: String? {
    let question = studied.sheet?.question ?? studied.view.question
    return question?.isEmpty == false ? question : nil
  }

  private typealias Part = (text: StyledText, priority: Int)

  /// Where panes have no frame, the name of the one in sight stands first.
  private var named: [Part] {
    let title = StyledText(
      studied.view.title.truncated(to: max(layout.header.width / 3, 8), glyphs: state.glyphs),
      .strong)
    let pane = StyledText(state.interface.study.focus.title, .title)
    return (layout.isFramed ? [] : [(pane, 9)]) + [(title, layout.isFramed ? 9 : 4)]
  }

  /// `14/24 runs done  2 train  8 missing  ETA 41m20s  seeds 6, 3 whole  steps 2000`
  private var progress: [Part] {
    let grid = studied.view.grid
    let figures = state.figures
    func figure(_ name: String, _ value: String) -> StyledText {
      StyledText("\(name) ", .muted) + StyledText(value)
    }
    var parts: [Part] = []
    if studied.panes.isFixed, studied.figure != nil, !layout.isFramed {
      parts.append((StyledText("at .5", .accent), 8))
    }
    let done = grid.count(.done)
    let isWhole = done == grid.planned
    parts.append(
      (
        StyledText("\(done)/\(grid.planned)", isWhole ? .good.emphasized : .strong)
          + StyledText(" runs done", .muted), 8
      ))
    for kind in StudyGrid.states where kind != .done {
      let count = grid.count(kind)
      if count > 0 {
        parts.append(
          (
            StyledText(kind.words(count), kind.style),
            kind == .failed ? 7 : kind == .missing ? 5 : 6
          ))
      }
    }
    if !isWhole {
      parts.append((figure("ETA", figures.duration(grid.etaSeconds)), 7))
      parts.append((figure("trained", figures.percent(grid.share)), 2))
    }
    var seeds = figure("seeds", "\(grid.seeds.count)")
    if let whole = studied.sheet?.progress.wholeSeeds, whole < grid.seeds.count {
      seeds.append(", \(whole) whole", .muted)
    }
    parts.append((seeds, 5))
    parts.append((figure("steps", figures.count(grid.steps)), 4))
    if let images = studied.sheet?.progress.images {
      parts.append((figure("images", figures.count(images)), 3))
    }
    if let sheet = studied.sheet {
      parts.append(
        (figure("alpha", "\(figures.measure(sheet.rule.alpha)) \(sheet.rule.correction)"), 1))
    }
    parts.append((StyledText(studied.view.file, .muted), 0))
    return parts
  }

  /// `study 1 of 3 in night`, the store named where several are open.
  private var others: StyledText {
    let all = state.studies ?? []
    guard all.count > 1, let place = all.firstIndex(where: { $0.id == studied.view.id }) else {
      return StyledText()
    }
    let store = studied.view.id.store
    let hasStores = state.stores.count > 1 && state.stores.indices.contains(store)
    return StyledText(
      "  study \(place + 1) of \(all.count)\(hasStores ? " in \(state.stores[store].name)" : "")",
      .muted)
  }
}
