import TerminalUI

extension WorkbenchState {
  /// Takes in what happened.
  ///
  /// - Returns: what the world is to do about it, in order.
  package mutating func update(_ message: Message) -> [Effect] {
    let before = interface
    var effects =
      if case .terminal(let event) = message { handle(event) } else { take(message) }
    if let wish = describeSelection() { effects.append(wish) }
    effects += askForData()
    effects += watchFields()
    effects += letGoOfComparison()
    effects += watchStudies()
    if interface != before { revision += 1 }
    return effects
  }

  private mutating func handle(_ event: TerminalEvent) -> [Effect] {
    switch event {
    case .key(let key, let modifiers): return press(key, modifiers)
    case .mouse(let event): return point(event)
    case .paste(let text): return paste(text)
    case .resize(let width, let height):
      interface.width = max(width, 0)
      interface.height = max(height, 0)
      return []
    case .graphics(let graphics):
      self.graphics = graphics
      revision += 1
      return []
    case .signal(.interrupt): return interrupt()
    case .signal(.terminate): return leave(runHere == nil ? .quit : .stopWithCheckpoint)
    case .signal(.hangup): return leave(runHere == nil ? .quit : .handOver)
    case .signal(.resumed): return [.repaint]
    case .wake, .output: return []
    }
  }

  /// The pane beside the table shows the experiment of the selected run, so that has to be fetched.
  private mutating func describeSelection() -> Effect? {
    guard interface.screen == .runs, RunsLayout.hasDetails(interface.width, interface.height),
      let selected = interface.runs.selected, interface.describing != selected
    else { return nil }
    interface.describing = selected
    return description?.run == selected ? nil : .describeRun(selected)
  }

  /// The screens about the data of a run ask for what they are to show.
  private mutating func askForData() -> [Effect] {
    switch interface.screen {
    case .runs, .train, .study: []
    case .labels: askForScores() + askAboutLabel()
    case .confusion: askForScores() + askForConfusion()
    case .mix: askForMix() + askForGaps()
    case .samples: askForSamples()
    case .compare: askForComparison()
    case .system: askAboutSystem()
    }
  }

  mutating func notify(_ text: String, isFailure: Bool = false) {
    interface.notice = Notice(text, isFailure: isFailure, since: now)
  }

  /// Begins to leave; what is on the screen stays until the runtime is done.
  mutating func leave(_ departure: Departure) -> [Effect] {
    interface.dialog = nil
    interface.departure = departure
    return [.leave(departure)]
  }

  /// Ctrl-C: asks; then stops with a checkpoint; then exits at once.
  mutating func interrupt() -> [Effect] {
    if interface.departure != nil { return leave(.exitNow) }
    if case .menu(let menu) = interface.dialog, menu.kind == .leave {
      return leave(runHere == nil ? .quit : .stopWithCheckpoint)
    }
    interface.dialog = .menu(Menu(.leave))
    return []
  }
}
