import TerminalUI

/// Time, memory and log of a run.
extension WorkbenchState {
  /// Seconds between two looks at the machine.
  private static let lookInterval = 1.0

  var systemLayout: SystemLayout { systemLayout(interface.width, interface.height) }

  func systemLayout(_ width: Int, _ height: Int) -> SystemLayout {
    SystemLayout(
      width: width, height: height, panes: interface.system,
      layers: opened?.activity.profile?.layers.count ?? 0)
  }

  /// Lists the log anew where it has changed, and has the machine looked at while it is shown.
  mutating func askAboutSystem() -> [Effect] {
    listLog()
    guard let now else { return [] }
    if let asked = lookedAtMachine, asked <= now, now - asked < Self.lookInterval { return [] }
    lookedAtMachine = now
    let run = opened?.id
    return [.lookAtMachine(run, printedFrom: run.flatMap { printed?.run == $0 ? printed?.end : 0 })]
  }

  // MARK: What the world says

  mutating func take(_ machine: MachineView) {
    guard self.machine != machine else { return }
    self.machine = machine
    if interface.screen == .system { revision += 1 }
  }

  mutating func take(_ activity: RunActivity, of run: RunID) {
    guard opened?.id == run, opened?.activity != activity else { return }
    opened?.activity = activity
    if interface.screen == .system { revision += 1 }
  }

  /// Lines that do not begin where the ones before ended were asked for twice.
  mutating func take(_ news: PrintedLines) {
    guard opened?.id == news.run, !news.lines.isEmpty else { return }
    guard let before = printed, before.run == news.run else {
      printed = news
      return
    }
    guard news.start >= before.end else { return }
    printed?.end = news.end
    printed?.lines = (before.lines + news.lines).suffix(Self.printedLimit)
  }

  /// How much of what was printed is kept in memory.
  private static let printedLimit = 4000

  // MARK: The log

  private mutating func listLog() {
    let run = opened?.id
    let file = printed.flatMap { $0.run == run ? $0.lines : nil } ?? []
    let panes = interface.system
    guard
      logBook.follow(
        [opened?.log ?? [], output, file], levels: panes.levels, pattern: panes.search.text)
    else { return }
    if let bottom = panes.bottom, bottom >= logBook.lines.count - 1 {
      interface.system.bottom = nil
    }
    if let found = panes.found, found >= logBook.found.count { interface.system.found = nil }
    revision += 1
  }

  /// Goes to a found line, and round again at either end.
  private mutating func goToFound(_ place: Int) {
    listLog()
    let count = logBook.found.count
    guard count > 0 else {
      interface.system.found = nil
      return
    }
    let found = (place % count + count) % count
    interface.system.found = found
    interface.system.focus = .log
    showLine(logBook.found[found])
  }

  /// Scrolls so that a line is in sight, in the middle if it was not.
  private mutating func showLine(_ line: Int) {
    let height = systemLayout.logLines
    let last = logBook.lines.count - 1
    let bottom = interface.system.bottom ?? last
    if line > bottom - height, line <= bottom { return }
    let wanted = min(line + height / 2, last)
    interface.system.bottom = wanted >= last ? nil : max(wanted, min(height - 1, last))
  }

  private mutating func scrollLog(by lines: Int) {
    let last = logBook.lines.count - 1
    let least = min(systemLayout.logLines - 1, last)
    let bottom = min(max(interface.system.bottom ?? last, least), last)
    let wanted = bottom + min(max(lines, -last - 1), last + 1)
    interface.system.bottom = wanted >= last ? nil : max(wanted, least)
  }

  /// Typing finds at once; Enter keeps what is found, Esc forgets it.
  mutating func pressInSearch(_ key: Key, _ modifiers: Modifiers) {
    switch key {
    case .enter: interface.system.isSearching = false
    case .escape:
      interface.system.isSearching = false
      interface.system.search = TextField()
      interface.system.found = nil
    case .up: goToFound((interface.system.found ?? 0) - 1)
    case .down: goToFound((interface.system.found ?? -1) + 1)
    default:
      let before = interface.system.search.text
      _ = interface.system.search.handle(key, modifiers)
      if interface.system.search.text != before { goToFound(-1) }
    }
  }

  mutating func pasteInSearch(_ text: String) {
    interface.system.search.insert(text)
    goToFound(-1)
  }

  /// A line of the log as it stands in a file.
  private func fileLine(_ entry: LogEntry) -> String {
    let time = entry.time.map { "\(calendar.day($0)) \(calendar.time($0))" } ?? ""
    let step = entry.step.map { " step \($0)" } ?? ""
    return "\(time) \(entry.level.rawValue)\(step): \(entry.text)"
  }

  mutating func exportLog(to path: String) -> [Effect] {
    [.exportLog(logBook.lines.map(fileLine), path: path)]
  }

  // MARK: Actions

  mutating func performOnSystem(_ action: Action) -> [Effect] {
    switch action {
    case .sortLayers:
      interface.system.slowestFirst.toggle()
      interface.system.focus = .step
    case .searchLog:
      interface.system.isSearching = true
      interface.system.focus = .log
    case .nextFound where logBook.found.isEmpty, .previousFound where logBook.found.isEmpty:
      let text = interface.system.search.text
      notify(
        text.isEmpty
          ? "Nothing is looked for; / searches the log." : "No listed line holds \(text).")
    case .nextFound: goToFound((interface.system.found ?? -1) + 1)
    case .previousFound: goToFound((interface.system.found ?? 0) - 1)
    case .logLevels:
      interface.system.levels = interface.system.levels.next
      interface.system.bottom = nil
      interface.system.found = nil
      interface.system.focus = .log
    case .followLog:
      interface.system.bottom = nil
      interface.system.focus = .log
    case .exportLog:
      listLog()
      if logBook.lines.isEmpty {
        notify("No line of the log is listed.")
      } else {
        let name = opened.map { "\($0.id.runText)-log.txt" } ?? "log.txt"
        interface.dialog = .prompt(Prompt(.logFile(logBook.lines.count), text: name))
      }
    default: break
    }
    return []
  }

  mutating func moveInSystem(_ action: Action) {
    let page = max(systemLayout.lines(of: interface.system.focus) - 1, 1)
    let step: Int
    switch action {
    case .moveUp: step = -1
    case .moveDown: step = 1
    case .pageUp: step = -page
    case .pageDown: step = page
    case .moveToStart: step = -(1 << 30)
    case .moveToEnd: step = 1 << 30
    default: return
    }
    scroll(interface.system.focus, by: step)
  }

  private mutating func scroll(_ pane: SystemPane, by lines: Int) {
    switch pane {
    case .step:
      let last = (opened?.activity.profile?.layers.count ?? 0) - 1
      interface.system.layer = min(max(interface.system.layer + lines, 0), max(last, 0))
    case .machine:
      let last = MachinePane(state: self).lineCount - systemLayout.lines(of: .machine)
      interface.system.machineOffset = min(
        max(interface.system.machineOffset + lines, 0), max(last, 0))
    case .run:
      let last = ActivityPane(state: self).lineCount - systemLayout.lines(of: .run)
      interface.system.runOffset = min(max(interface.system.runOffset + lines, 0), max(last, 0))
    case .log: scrollLog(by: lines)
    }
  }

  /// Undoes one thing; false when there is none.
  mutating func stepBackInSystem() -> Bool {
    if !interface.system.search.text.isEmpty {
      interface.system.search = TextField()
      interface.system.found = nil
    } else if interface.system.isZoomed {
      interface.system.isZoomed = false
    } else if interface.system.bottom != nil {
      interface.system.bottom = nil
    } else {
      return false
    }
    return true
  }

  mutating func pointInSystem(_ event: MouseEvent, _ isClick: Bool) -> [Effect] {
    let layout = systemLayout
    guard
      let pane = SystemPane.allCases.first(where: {
        layout[$0]?.contains(x: event.x, y: event.y) == true
      })
    else { return [] }
    switch event.action {
    case .press where isClick:
      interface.system.focus = pane
      if pane == .step, let place = layout[.step],
        let row = StepPane(state: self).row(atX: event.x, y: event.y, in: place)
      {
        interface.system.layer = row
      }
    case .wheelUp: scroll(pane, by: -3)
    case .wheelDown: scroll(pane, by: 3)
    default: break
    }
    return []
  }
}
