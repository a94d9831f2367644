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
      let trailing = trailing(of: pane, studied)
      Panel(
        title(of: pane, studied, beside: trailing.width), trailing: trailing, isFocused: isFocused
      ).draw(into: &grid, in: place)
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
  private func title(of pane: StudyPane, _ studied: Studied, beside: Int) -> StyledText {
    var text = StyledText(pane.title)
    if layout.isCompact, pane != .arms, !state.interface.study.isZoomed {
      text = StyledText()
      for other in StudyPane.allCases where other != .arms {
        text.append(
          other == pane ? "[\(other.title)]" : " \(other.title) ", other == pane ? .plain : .muted)
      }
    }
    if !studied.figureSentence.isEmpty {
      if pane == .arms { text.append("  \(studied.figureSentence), \(studied.thresholds)", .muted) }
      if pane == .dose, !layout.isCompact { text.append("  \(studied.figureSentence)", .muted) }
    }
    guard let width = layout[pane]?.width, text.width + beside + 9 <= width else {
      return StyledText(pane.title)
    }
    return text
  }

  private func trailing(of pane: StudyPane, _ studied: Studied) -> StyledText {
    switch pane {
    case .arms: return studied.view.grid.legend(state.glyphs)
    case .dose:
      return studied.doses.isEmpty
        ? StyledText(layout.isCompact ? studied.figureSentence : "")
        : DosePane(studied: studied).legend
    case .verdicts:
      guard let rule = studied.sheet?.rule else { return StyledText() }
      let reference = VerdictsPane(studied: studied).reference.map { "against \($0), " } ?? ""
      let margin = state.figures.measure(rule.margin)
      return StyledText(
        "\(reference)margin \(state.glyphs.plusMinus)\(margin), \(rule.decision == .tuned ? "tuned" : "at .5")"
      )
    case .advice: return StyledText()
    }
  }

  // MARK: Nothing to show yet

  private var placard: Placard {
    guard state.studies != nil else { return Placard(state, .muted, "reading the studies") }
    return Placard(
      state, .plain,
      "There is no study yet. A study trains one network on several mixes of the training set, each "
        + "with the same seeds, and says which label sets it must hold.\n\n"
        + "thresh study Experiments/pets-study.yaml\n\nstarts one, and it is shown here while it trains.",
      [(.showRuns, "lists the runs")])
  }
}
