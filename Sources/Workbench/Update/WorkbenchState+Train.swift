import TerminalUI

/// The training screen.
extension WorkbenchState {
  mutating func performOnTrain(_ action: Action) {
    let last = opened?.series.lastStep ?? 0
    let cursor = interface.train.chart.cursor.map(Double.init)
    switch action {
    case .zoomIn: interface.train.chart.zoom(by: 0.5, about: cursor, upTo: last)
    case .zoomOut: interface.train.chart.zoom(by: 2, about: cursor, upTo: last)
    case .panLeft: interface.train.chart.pan(by: -0.25, upTo: last)
    case .panRight: interface.train.chart.pan(by: 0.25, upTo: last)
    case .follow: interface.train.chart.toggleFollow(upTo: last)
    case .wholeRun: interface.train.chart.window = .whole
    case .smoothing:
      interface.train.chart.nextSmoothing()
      lines.restart(weight: interface.train.chart.smoothing, opened?.series)
    case .logarithmic: interface.train.chart.isLogarithmic.toggle()
    case .axis: interface.train.chart.nextAxis()
    case .sortLabels: interface.train.labelOrder = interface.train.labelOrder.next
    case .dismissAlarm: interface.train.dismissedAlarms = opened?.alarms.count ?? 0
    default: break
    }
  }

  mutating func move(_ action: Action) {
    switch interface.screen {
    case .runs: moveInRuns(action)
    case .train: moveInTrain(action)
    case .labels: moveInLabels(action)
    case .confusion: moveInConfusion(action)
    case .mix: moveInMix(action)
    case .samples: moveInSamples(action)
    case .compare: moveInCompare(action)
    case .system: moveInSystem(action)
    case .study: moveInStudy(action)
    }
  }

  private mutating func moveInRuns(_ action: Action) {
    if action == .moveLeft || action == .moveRight { return foldGroup(action == .moveLeft) }
    let page = max(interface.height - 6, 1)
    let rows: Int
    switch action {
    case .moveUp: rows = -1
    case .moveDown: rows = 1
    case .pageUp: rows = -page
    case .pageDown: rows = page
    case .moveToStart: rows = -(1 << 30)
    case .moveToEnd: rows = 1 << 30
    default: return
    }
    if isEmptyStore { moveWelcome(by: rows) } else { moveSelection(by: rows) }
  }

  private mutating func moveInTrain(_ action: Action) {
    let pane = interface.train.focus
    if pane.isChart {
      moveInChart(action)
      return
    }
    let page = max((trainLayout[pane]?.height ?? interface.height) - 3, 1)
    let lines: Int
    switch action {
    case .moveUp: lines = -1
    case .moveDown: lines = 1
    case .pageUp: lines = -page
    case .pageDown: lines = page
    case .moveToStart: lines = -(1 << 30)
    case .moveToEnd: lines = 1 << 30
    default: return
    }
    scroll(pane, by: lines)
  }

  /// Moves what a pane shows or selects, downwards for positive `lines`.
  mutating func scroll(_ pane: TrainPane, by lines: Int) {
    switch pane {
    case .labels:
      let count = opened?.labels.count ?? 0
      interface.train.label = max(min(interface.train.label + lines, count - 1), 0)
    case .log:
      let most = max((opened?.log.count ?? 0) + output.count - 1, 0)
      interface.train.logOffset = max(min(interface.train.logOffset - lines, most), 0)
    case .run: interface.train.runOffset = max(min(interface.train.runOffset + lines, 200), 0)
    case .loss, .rate, .gradient: break
    }
  }

  private mutating func moveInChart(_ action: Action) {
    switch action {
    case .moveLeft: moveCursor(by: -1)
    case .moveRight: moveCursor(by: 1)
    case .pageUp: moveCursor(by: -10)
    case .pageDown: moveCursor(by: 10)
    case .moveToStart: moveCursor(by: -(1 << 20))
    case .moveToEnd: moveCursor(by: 1 << 20)
    case .moveUp: performOnTrain(.zoomIn)
    case .moveDown: performOnTrain(.zoomOut)
    default: break
    }
  }

  /// Moves the value cursor by columns of the screen; the first press shows it at the newest point.
  private mutating func moveCursor(by cells: Int) {
    guard let run = opened, run.series.lastStep != nil,
      let axis = trainLayout.axis(of: interface.train.focus, self)
    else { return }
    let dots = axis.dotsPerCell
    guard let cursor = interface.train.chart.cursor,
      let column = axis.axis.column(ofStep: cursor)
    else {
      let start = cells < -1000 ? 0 : axis.axis.columns - 1
      interface.train.chart.cursor = axis.axis.step(atColumn: start)
      return
    }
    let target = min(max(column + cells * dots, 0), axis.axis.columns - 1)
    var step = axis.axis.step(atColumn: target)
    // Zoomed in, several columns lie within one step.
    if step == cursor { step += cells > 0 ? 1 : -1 }
    let shown = axis.axis.steps
    interface.train.chart.cursor = min(
      max(step, Int(shown.lowerBound.rounded(.up))), Int(shown.upperBound))
  }
}
