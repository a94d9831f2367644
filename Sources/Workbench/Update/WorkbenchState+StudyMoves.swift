import TerminalUI

/// Moving about in a study, by keys and with the mouse.
extension WorkbenchState {
  var studyLayout: StudyLayout { studyLayout(interface.width, interface.height) }

  func studyLayout(_ width: Int, _ height: Int) -> StudyLayout {
    let studied = studied
    return StudyLayout(
      width: width, height: height, panes: interface.study,
      arms: studied?.view.grid.arms.count ?? 0,
      details: studied?.sheet == nil ? 0 : ArmDetails.most)
  }

  mutating func moveInStudy(_ action: Action) {
    let pane = interface.study.focus
    let page = max((studyLayout[pane]?.height ?? interface.height) - 4, 1)
    switch action {
    case .moveUp: moveInStudy(pane, by: -1)
    case .moveDown: moveInStudy(pane, by: 1)
    case .pageUp: moveInStudy(pane, by: -page)
    case .pageDown: moveInStudy(pane, by: page)
    case .moveToStart: moveInStudy(pane, by: -(1 << 30))
    case .moveToEnd: moveInStudy(pane, by: 1 << 30)
    case .moveLeft: moveAside(pane, by: -1)
    case .moveRight: moveAside(pane, by: 1)
    default: break
    }
  }

  /// Moves what a pane shows or selects, downwards for positive `lines`.
  private mutating func moveInStudy(_ pane: StudyPane, by lines: Int) {
    guard let studied else { return }
    let arms = studied.view.grid.arms.count
    switch pane {
    case .arms: moveInStudy(\.arm, by: lines, of: arms)
    case .dose where studied.doses.isEmpty: moveInStudy(\.arm, by: lines, of: arms)
    case .dose: moveInStudy(\.curve, by: lines, of: studied.lines.count)
    case .verdicts:
      moveInStudy(\.verdict, by: lines, of: studied.sheet?.comparisons.count ?? 0)
    case .advice:
      guard let space = studyLayout.inside(of: .advice) else { return }
      let count = AdvicePane(studied: studied).lines(width: space.width).count
      moveInStudy(\.adviceOffset, by: lines, of: count - space.height + 1)
    }
  }

  /// From dose to dose, or from figure to figure.
  private mutating func moveAside(_ pane: StudyPane, by step: Int) {
    guard let studied else { return }
    switch pane {
    case .dose where !studied.doses.isEmpty:
      moveInStudy(\.dose, by: step, of: studied.doses.count)
    case .arms, .dose: chooseFigure(by: step)
    case .verdicts, .advice: break
    }
  }

  private mutating func moveInStudy(
    _ place: WritableKeyPath<StudyPanes, Int>, by steps: Int, of count: Int
  ) {
    let last = max(count - 1, 0)
    let now = min(max(interface.study[keyPath: place], 0), last)
    interface.study[keyPath: place] = min(max(now + steps, 0), last)
  }

  // MARK: Mouse

  mutating func pointInStudy(_ event: MouseEvent, _ isClick: Bool) {
    let layout = studyLayout
    guard
      let pane = layout.panes.first(where: {
        layout[$0]?.contains(x: event.x, y: event.y) == true
      }), let space = layout.inside(of: pane)
    else { return }
    switch event.action {
    case .wheelUp: moveInStudy(pane, by: pane == .dose ? -1 : -3)
    case .wheelDown: moveInStudy(pane, by: pane == .dose ? 1 : 3)
    case .press where isClick, .drag where pane == .dose && interface.study.focus == .dose:
      interface.study.focus = pane
      selectInStudy(atX: event.x, y: event.y, in: pane, space)
    default: break
    }
  }

  private mutating func selectInStudy(atX x: Int, y: Int, in pane: StudyPane, _ space: Rect) {
    guard let studied else { return }
    switch pane {
    case .arms:
      if let row = ArmsPane(studied: studied).row(atX: x, y: y, in: space) {
        interface.study.arm = row
      }
    case .dose where studied.doses.isEmpty:
      if let row = ArmBars(studied: studied).row(atX: x, y: y, in: space) {
        interface.study.arm = row
      }
    case .dose:
      if let dose = DosePane(studied: studied).dose(atX: x, in: space) {
        interface.study.dose = dose
      }
    case .verdicts:
      if let row = VerdictsPane(studied: studied).row(atX: x, y: y, in: space) {
        interface.study.verdict = row
      }
    case .advice: break
    }
  }
}
