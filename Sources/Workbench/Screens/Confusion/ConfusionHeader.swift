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
    let caption = ScoresCaption(state: state, request: view.request.scores)
    var parts: [Part] = []
    if !layout.isFramed {
      parts.append((StyledText(state.interface.confusion.table.title, .title), 9))
    }
    parts += [
      (caption.run(width: max(width / 5, 8)), layout.isFramed ? 9 : 4),
      (caption.part(images: view.images.scored), 8),
      (caption.thresholds(view.thresholds), 7),
    ]
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

  // MARK: How well it is told

  private var measures: [Part] {
    let images = view.images
    return [
      (
        figure("exact sets", figures.measure(images.exact, decimals: 3), .strong)
          + StyledText(" (all-negative ", .muted)
          + StyledText(figures.measure(images.exactOfNothing, decimals: 3))
          + StyledText(")", .muted), 5
      ),
      (
        figure("any label on images without", figures.share(images.anyLabelOnNegatives))
          + StyledText(" of \(figures.count(images.negatives))", .muted), 3
      ),
    ]
  }
}
