import TerminalUI

/// Click to focus and select, wheel to scroll and zoom, drag to move the cursor.
extension WorkbenchState {
  mutating func point(_ event: MouseEvent) -> [Effect] {
    guard SizeClass(width: interface.width, height: interface.height) != .line else { return [] }
    if interface.dialog != nil { return pointInDialog(event) }
    let isClick = event.action == .press && event.button == .left
    let tabs = Rect(width: interface.width, height: 1)
    let hasTabs = SizeClass(width: interface.width, height: interface.height) != .onePane
    if isClick, hasTabs,
      let screen = TabBar(state: self).screen(atX: event.x, y: event.y, in: tabs)
    {
      return perform(screen.action)
    }
    switch interface.screen {
    case .runs: return pointInRuns(event, isClick)
    case .train:
      pointInTrain(event, isClick)
      return []
    case .mix:
      pointInMix(event, isClick)
      return []
    case .labels: return pointInLabels(event, isClick)
    case .confusion: return pointInConfusion(event, isClick)
    case .samples:
      pointInSamples(event, isClick)
      return []
    case .compare: return pointInCompare(event, isClick)
    case .system: return pointInSystem(event, isClick)
    case .study:
      pointInStudy(event, isClick)
      return []
    }
  }

  private mutating func pointInDialog(_ event: MouseEvent) -> [Effect] {
    let bounds = Rect(width: interface.width, height: interface.height)
    let wheel = event.action == .wheelUp ? -1 : event.action == .wheelDown ? 1 : 0
    let isClick = event.action == .press && event.button == .left
    switch interface.dialog {
    case .help(let offset):
      let last = HelpOverlay.lastOffset(width: interface.width, height: interface.height, glyphs)
      interface.dialog = .help(offset: min(max(offset + 3 * wheel, 0), last))
    case .palette(var palette):
      let entries = palette.entries
      if isClick,
        let entry = PaletteOverlay(palette: palette)
          .entry(atX: event.x, y: event.y, in: bounds, glyphs: glyphs)
      {
        interface.dialog = nil
        return perform(entries[entry].action)
      }
      palette.selected = min(max(palette.selected + wheel, 0), max(entries.count - 1, 0))
      interface.dialog = .palette(palette)
    case .menu(let menu):
      let overlay = MenuOverlay(state: self, menu: menu)
      if isClick, let item = overlay.item(atX: event.x, y: event.y, in: bounds), item.isEnabled {
        return choose(item)
      }
    case .columns(var chooser):
      let overlay = ColumnsOverlay(state: self, chooser: chooser)
      if isClick, let entry = overlay.entry(atX: event.x, y: event.y, in: bounds) {
        let column = columnEntries(chooser)[entry]
        toggle(column)
        chooser.selected = columnEntries(chooser).firstIndex(of: column) ?? 0
      } else {
        let last = max(columnEntries(chooser).count - 1, 0)
        chooser.selected = min(max(chooser.selected + wheel, 0), last)
      }
      interface.dialog = .columns(chooser)
    case .queue(let selected): return pointInQueue(event, isClick, selected)
    case .prompt, nil: break
    }
    return []
  }

  private mutating func pointInRuns(_ event: MouseEvent, _ isClick: Bool) -> [Effect] {
    let layout = RunsLayout(width: interface.width, height: interface.height)
    if isEmptyStore {
      let space = Rect(
        x: 0, y: layout.table.y, width: interface.width, height: layout.table.height)
      guard isClick, let entry = Welcome(state: self).entry(atX: event.x, y: event.y, in: space)
      else { return [] }
      // The first click selects, the second starts.
      if entry == interface.welcomeSelection { return perform(.openRun) }
      interface.welcomeSelection = entry
      return []
    }
    switch event.action {
    case .wheelUp: moveSelection(by: -3)
    case .wheelDown: moveSelection(by: 3)
    case .press where isClick:
      let table = RunTable(state: self).table()
      let list = interface.runs
      if let heading = table.heading(atX: event.x, y: event.y, in: layout.rows) {
        sort(by: list.columns[heading])
      } else if let row = table.row(
        atX: event.x, y: event.y, in: layout.rows, count: list.lines.count)
      {
        if row == list.selectedLine(in: runs) { return perform(.openRun) }
        interface.runs.select(line: row, in: runs)
      }
    default: break
    }
    return []
  }

  private mutating func pointInTrain(_ event: MouseEvent, _ isClick: Bool) {
    let layout = trainLayout
    guard
      let pane = layout.panes.first(where: {
        layout[$0]?.contains(x: event.x, y: event.y) == true
      })
    else { return }
    switch event.action {
    case .press where isClick:
      interface.train.focus = pane
      if pane.isChart { putCursor(atX: event.x, in: pane, layout) }
      if pane == .labels { selectLabel(atX: event.x, y: event.y, layout) }
    case .drag where pane.isChart && interface.train.focus == pane:
      putCursor(atX: event.x, in: pane, layout)
    case .wheelUp, .wheelDown:
      if pane.isChart {
        let step = step(atX: event.x, in: pane, layout)
        interface.train.chart.zoom(
          by: event.action == .wheelUp ? 0.7 : 1 / 0.7, about: step.map(Double.init),
          upTo: opened?.series.lastStep ?? 0)
      } else {
        scroll(pane, by: event.action == .wheelUp ? -3 : 3)
      }
    case .wheelLeft where pane.isChart: performOnTrain(.panLeft)
    case .wheelRight where pane.isChart: performOnTrain(.panRight)
    default: break
    }
  }

  private func step(atX x: Int, in pane: TrainPane, _ layout: TrainLayout) -> Int? {
    guard let placed = layout.axis(of: pane, self),
      let column = LineChart.column(atX: x, in: placed.rect, glyphs: glyphs)
    else { return nil }
    return placed.axis.step(atColumn: column)
  }

  private mutating func putCursor(atX x: Int, in pane: TrainPane, _ layout: TrainLayout) {
    guard opened?.series.lastStep != nil, let step = step(atX: x, in: pane, layout) else { return }
    interface.train.chart.cursor = step
  }

  private mutating func selectLabel(atX x: Int, y: Int, _ layout: TrainLayout) {
    guard let run = opened, let place = layout[.labels] else { return }
    let pane = LabelTable(state: self, run: run, isFramed: layout.isFramed(.labels))
    let table = pane.table(isFocused: true)
    if let row = table.row(atX: x, y: y, in: pane.inside(of: place), count: run.labels.count) {
      interface.train.label = row
    }
  }
}
