import TerminalUI

/// The mix screen.
extension WorkbenchState {
  var mixLayout: MixLayout { mixLayout(interface.width, interface.height) }

  func mixLayout(_ width: Int, _ height: Int) -> MixLayout {
    MixLayout(
      width: width, height: height, panes: interface.mix, mix: mix?.answer,
      isRated: gapRequest != nil)
  }

  /// Asks for the data of the run in sight, unless that has been asked already.
  mutating func askForMix() -> [Effect] {
    guard let run = runInSight, mix?.question != run else { return [] }
    mix = Inquiry(run)
    revision += 1
    return [.inspectMix(run)]
  }

  mutating func take(_ view: MixView, of run: RunID) {
    guard mix?.question == run else { return }
    mix?.stage = .answered
    mix?.answer = view
    interface.mix.show(view)
    revision += 1
  }

  /// How far the answer is, or why there is none; once that is settled, news come too late.
  mutating func takeMix(_ stage: Inquiry<RunID, MixView>.Stage, of run: RunID) {
    guard let mix, mix.question == run, case .awaited = mix.stage, mix.stage != stage else {
      return
    }
    self.mix?.stage = stage
    revision += 1
  }

  mutating func performOnMix(_ action: Action) {
    guard let view = mix?.answer else { return notify("The data of the run is not there yet.") }
    switch action {
    case .sortMix: interface.mix.nextOrder(view)
    case .openMixImages: openMixImages()
    case .holdOut: askToHoldOut(view)
    default: break
    }
  }

  mutating func moveInMix(_ action: Action) {
    let pane = interface.mix.focus
    let page = max((mixLayout[pane]?.height ?? interface.height) - 3, 1)
    switch action {
    case .moveUp: moveInMix(pane, by: -1)
    case .moveDown: moveInMix(pane, by: 1)
    case .pageUp: moveInMix(pane, by: -page)
    case .pageDown: moveInMix(pane, by: page)
    case .moveToStart: moveInMix(pane, by: -(1 << 30))
    case .moveToEnd: moveInMix(pane, by: 1 << 30)
    case .moveLeft:
      if pane == .pairs { moveInMix(\.partner, by: -1, of: interface.mix.labels.count) }
    case .moveRight:
      if pane == .pairs { moveInMix(\.partner, by: 1, of: interface.mix.labels.count) }
    default: break
    }
  }

  /// Moves what a pane shows or selects, downwards for positive `lines`.
  mutating func moveInMix(_ pane: MixPane, by lines: Int) {
    guard let view = mix?.answer else { return }
    switch pane {
    case .sets: moveInMix(\.set, by: lines, of: interface.mix.sets.count)
    case .labels:
      moveInMix(\.label, by: lines, of: interface.mix.labels.count)
      interface.mix.partner = interface.mix.label  // so that the pairs in sight are about it
    case .pairs: moveInMix(\.label, by: lines, of: interface.mix.labels.count)
    case .findings: moveInMix(\.finding, by: lines, of: view.findings.count)
    case .facts:
      let layout = mixLayout
      guard let space = layout.inside(of: .facts) else { return }
      let facts = FactsPane(state: self, mix: view).lines(width: space.width)
      moveInMix(\.factsOffset, by: lines, of: facts.count - space.height + 1)
    }
  }

  private mutating func moveInMix(
    _ place: WritableKeyPath<MixPanes, Int>, by steps: Int, of count: Int
  ) {
    interface.mix[keyPath: place] = max(
      min(interface.mix[keyPath: place] + steps, count - 1), 0)
  }

  // MARK: Mouse

  mutating func pointInMix(_ event: MouseEvent, _ isClick: Bool) {
    let layout = mixLayout
    guard
      let pane = layout.panes.first(where: {
        layout[$0]?.contains(x: event.x, y: event.y) == true
      })
    else { return }
    switch event.action {
    case .wheelUp: moveInMix(pane, by: -3)
    case .wheelDown: moveInMix(pane, by: 3)
    case .press where isClick:
      let hadFocus = interface.mix.focus == pane
      interface.mix.focus = pane
      selectInMix(atX: event.x, y: event.y, in: pane, layout, hadFocus)
    default: break
    }
  }

  private mutating func selectInMix(
    atX x: Int, y: Int, in pane: MixPane, _ layout: MixLayout, _ hadFocus: Bool
  ) {
    guard let mix = mix?.answer, let space = layout.inside(of: pane) else { return }
    if pane == .sets {
      let pane = LabelSetTable(state: self, mix: mix)
      let row = pane.table(isFocused: true).row(
        atX: x, y: y, in: pane.rows(in: space), count: interface.mix.sets.count)
      guard let row else { return }
      // The first click selects, the second shows the images.
      if hadFocus, row == interface.mix.set { openMixImages() }
      interface.mix.set = row
    } else if pane == .labels {
      let table = MixLabelTable(state: self, mix: mix).table(isFocused: true)
      let row = table.row(atX: x, y: y, in: space, count: interface.mix.labels.count)
      if let row { (interface.mix.label, interface.mix.partner) = (row, row) }
    }
  }
}
