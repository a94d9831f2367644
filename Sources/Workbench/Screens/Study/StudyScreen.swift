import Studies
import TerminalUI

/// What a study has found so far.
struct StudyScreen {
  let state: WorkbenchState
  let layout: StudyLayout

  func draw(into grid: inout Grid) {
    if let studied = state.studied {
      StudyHeader(state: state, studied: studied, layout: layout).draw(into: &grid)
      for pane in layout.panes { draw(pane, studied, into: &grid) }
    } else {
      placard.draw(into: &grid, in: layout.edges.inside)
    }
    layout.edges.draw(state, into: &grid)
  }

  private func draw(_ pane: StudyPane, _ studied: Studied, into grid: inout Grid) {
    guard let place = layout[pane], let space = layout.inside(of: pane) else { return }
    let isFocused = state.interface.study.focus == pane
    if layout.isFramed {
      var title = title(of: pane, studied)
      func fitting() -> StyledText? {
        trailing(of: pane, studied).first { title.width + $0.width + 9 <= place.width }
      }
      var shown = fitting()
      if shown == nil, pane == .dose, !layout.isCompact {
        // Which line is which is told nowhere else; the figure is also above the arms.
        title = StyledText(pane.title)
        shown = fitting()
      }
      Panel(title, trailing: shown ?? "", isFocused: isFocused).draw(into: &grid, in: place)
    }
    switch pane {
    case .arms: ArmsPane(studied: studied).draw(into: &grid, in: space, isFocused: isFocused)
    case .dose: DosePane(studied: studied).draw(into: &grid, in: space, isFocused: isFocused)
    case .verdicts:
      VerdictsPane(studied: studied).draw(into: &grid, in: space, isFocused: isFocused)
    case .advice: AdvicePane(studied: studied).draw(into: &grid, in: space, edge: place.maxX - 1)
    }
  }

  // MARK: Titles

  /// The pane's name; below the arms also, quietly, the names of those Tab brings to its place.
  private func title(of pane: StudyPane, _ studied: Studied) -> StyledText {
    if layout.isCompact, pane != .arms, !studied.panes.isZoomed {
      var text = StyledText()
      for other in StudyPane.allCases where other != .arms {
        text.append(
          other == pane ? "[\(other.title)]" : " \(other.title) ", other == pane ? .plain : .muted)
      }
      return text
    }
    let figure = StyledText("  \(studied.figureSentence)", .muted)
    let hasRoom = !layout.isCompact || studied.panes.isZoomed
    return StyledText(pane.title)
      + (hasRoom && (pane == .arms || pane == .dose) && studied.figure != nil ? figure : "")
  }

  /// The longest that there is room for is shown.
  private func trailing(of pane: StudyPane, _ studied: Studied) -> [StyledText] {
    switch pane {
    case .arms:
      let legend = studied.view.grid.legend(state.glyphs)
      let thresholds = StyledText(studied.thresholds, studied.panes.isFixed ? .accent : .muted)
      if studied.figure == nil { return [legend] }
      return [thresholds + "  " + legend, studied.panes.isFixed ? thresholds : legend]
    case .dose where studied.doses.isEmpty:
      return layout.isCompact ? [StyledText(studied.figureSentence)] : []
    case .dose: return [DosePane(studied: studied).legend]
    case .verdicts:
      guard let rule = studied.sheet?.rule else { return [] }
      let margin = "margin \(state.glyphs.plusMinus)\(state.figures.measure(rule.margin))"
      let thresholds = rule.decision == .tuned ? "tuned" : "at .5"
      let primary = "\(state.glyphs.bullet) primary"
      let against = VerdictsPane(studied: studied).reference.map { ["against \($0)"] } ?? []
      return [
        [primary] + against + [margin, thresholds], against + [margin, thresholds],
        [margin, thresholds],
      ].map { StyledText($0.joined(separator: ", ")) }
    case .advice: return []
    }
  }

  // MARK: Nothing to show yet

  private var placard: Placard {
    guard state.studies != nil else { return Placard(state, .muted, "reading the studies") }
    return Placard(
      state, .plain,
      "There is no study yet. A study trains one network on several mixes of the training set, each "
        + "with the same seeds, and says which label sets it must hold. This starts one, which is "
        + "shown here while it trains:",
      [(.showRuns, "lists the runs")], command: "thresh study Experiments/pets-study.yaml")
  }
}
