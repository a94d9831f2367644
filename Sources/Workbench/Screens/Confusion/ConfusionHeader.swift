import Metrics
import TerminalUI

/// Whose confusion it is, at which thresholds, over which images, and how well sets are told.
struct ConfusionHeader {
  let state: WorkbenchState
  let view: ConfusionView
  let layout: ConfusionLayout

  func draw(into grid: inout Grid) {
    let rect = layout.header.inset(columns: layout.isFramed ? 1 : 0, lines: 0)
    if rect.height >= 2 {
      FigureLine(parts: origin(rect.width)).draw(into: &grid, in: rect.line(0))
      FigureLine(parts: measures).draw(into: &grid, in: rect.line(1))
    } else {
      FigureLine(parts: origin(rect.width) + measures).draw(into: &grid, in: rect)
    }
  }

  private typealias Part = (text: StyledText, priority: Int)

  private var figures: Figures { state.figures }

  private func figure(_ name: String, _ value: String, _ style: Style = .plain) -> StyledText {
    StyledText("\(name) ", .muted) + StyledText(value, style)
  }

  // MARK: Where it comes from

  private func origin(_ width: Int) -> [Part] {
    let run = view.request.scores.run
    let title = (state.run(run)?.title ?? "")
      .truncated(to: max(width / 4, 8), glyphs: state.glyphs)
    var parts: [Part] = []
    if !layout.isFramed {
      parts.append((StyledText(state.interface.confusion.table.title, .title), 9))
    }
    parts.append((StyledText("\(run.runText) \(title)", .strong), layout.isFramed ? 9 : 4))
    parts.append((part, 8))
    parts.append((figure("thresholds", thresholds), 7))
    if view.images.leftOut > 0 {
      parts.append(
        (
          StyledText(
            "\(state.glyphs.alarm) \(figures.count(view.images.leftOut)) left out: a label is unknown",
            .warning), 4
        ))
    }
    return parts
  }

  /// `tune part`, or `validation ep 12, live`
  private var part: StyledText {
    switch view.request.scores.part {
    case .tune: return StyledText("tune part")
    case .validation:
      let epoch = view.request.scores.epoch.map { " ep \($0)" } ?? ""
      let isLive = state.run(view.request.scores.run)?.status.isActive == true
      return StyledText("validation\(epoch)") + (isLive ? StyledText(", live", .good) : "")
    }
  }

  /// `version 3`, `.5`, or what they were before a person moved them.
  private var thresholds: String {
    let versions = state.editor?.source.versions ?? []
    if let kept = versions.last(where: { $0.values == view.thresholds }) {
      return "version \(kept.number)"
    }
    if view.thresholds.allSatisfy({ $0 == 0.5 }) { return ".5" }
    return versions.last.map { "version \($0.number), changed" } ?? "changed"
  }

  // MARK: How well it is told

  private var measures: [Part] {
    let images = view.images
    return [
      (figure("images", figures.count(images.counted), .strong), 6),
      (
        figure("exact sets", figures.measure(images.exact, decimals: 3), .strong)
          + StyledText(" (all-negative ", .muted)
          + StyledText(figures.measure(images.exactOfNothing, decimals: 3))
          + StyledText(")", .muted), 5
      ),
      (
        figure("any label on none", figures.share(images.anyLabelOnNegatives))
          + StyledText(" of \(figures.count(images.negatives))", .muted), 3
      ),
    ]
  }
}
