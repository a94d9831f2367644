import TerminalUI

/// The runs that wait.
extension WorkbenchState {
  mutating func showQueue() { interface.dialog = .queue(selected: queueRows.first) }

  /// The rows of the window: runs that train, then those that wait in the order of their start.
  var queueRows: [RunID] {
    let training = runs.filter { $0.status == .running || $0.status == .paused }
    return training.map(\.id).sorted() + queue.waiting.map(\.run)
  }

  /// The place of a run in ``queueRows``; of one that has left them, the first.
  func queueRow(of selected: RunID?) -> Int? {
    let rows = queueRows
    return rows.firstIndex { $0 == selected } ?? (rows.isEmpty ? nil : 0)
  }

  mutating func press(_ key: Key, _ action: Action?, inQueue selected: RunID?) -> [Effect] {
    let rows = queueRows
    let current = queueRow(of: selected) ?? 0
    func select(_ row: Int) -> Dialog {
      .queue(selected: rows.isEmpty ? nil : rows[min(max(row, 0), rows.count - 1)])
    }
    if let action = Keymap.queueAction(for: key) { return performOnQueue(action, selected) }
    switch action {
    case .previousItem: interface.dialog = select(current - 1)
    case .nextItem: interface.dialog = select(current + 1)
    default:
      switch Keymap.action(for: key, on: .runs) {
      case .moveUp: interface.dialog = select(current - 1)
      case .moveDown: interface.dialog = select(current + 1)
      case .pageUp: interface.dialog = select(current - 10)
      case .pageDown: interface.dialog = select(current + 10)
      case .moveToStart: interface.dialog = select(0)
      case .moveToEnd: interface.dialog = select(rows.count - 1)
      case .showQueue, .leave: interface.dialog = nil
      default: break
      }
    }
    return []
  }

  /// From the command palette the window is opened first; of a run that was not chosen nothing is done.
  mutating func performOnQueue(_ action: Action) -> [Effect] {
    let chosen = selectedRun.flatMap { row in queueRows.first { $0 == row.id } }
    interface.dialog = .queue(selected: chosen ?? queueRows.first)
    let isOfQueue = [.pauseQueue, .moreAtOnce, .fewerAtOnce, .workQueue].contains(action)
    return isOfQueue || chosen != nil ? performOnQueue(action, chosen) : []
  }

  private mutating func performOnQueue(_ action: Action, _ selected: RunID?) -> [Effect] {
    switch action {
    case .pauseQueue:
      queue.isPaused.toggle()
      revision += 1
      return [.queue(.pause(queue.isPaused))]
    case .moreAtOnce: return setParallel(queue.parallel + 1)
    case .fewerAtOnce: return setParallel(queue.parallel - 1)
    case .workQueue:
      if let problem = workProblem {
        notify(problem)
        return []
      }
      return [.queue(.work)]
    default: break
    }
    guard let row = queueRow(of: selected) else { return [] }
    let run = queueRows[row]
    if action == .openQueued {
      interface.dialog = nil
      return open(run)
    }
    guard let place = queue.waiting.firstIndex(where: { $0.run == run }) else {
      notify("\(run.runText) trains already; X stops it.")
      return []
    }
    switch action {
    case .moveEarlier: return moveInQueue(from: place, to: place - 1)
    case .moveLater: return moveInQueue(from: place, to: place + 1)
    case .moveToFront: return moveInQueue(from: place, to: 0)
    case .takeOutOfQueue:
      let rows = queueRows
      let next = row + 1 < rows.count ? rows[row + 1] : row > 0 ? rows[row - 1] : nil
      interface.dialog = .queue(selected: next)
      return takeOutOfQueue(run)
    default: return []
    }
  }

  /// Why no process needs to be started, in one sentence; nil where one does.
  private var workProblem: String? {
    if let runner = queue.runner { return "\(runner) works on the queue already." }
    if queue.waiting.isEmpty { return "No run waits." }
    return queue.isPaused ? "The queue is paused; p lets it go on." : nil
  }

  /// Shown at once, as all changes of the queue are; the store follows.
  private mutating func moveInQueue(from place: Int, to target: Int) -> [Effect] {
    guard queue.waiting.indices.contains(target), place != target else { return [] }
    let entry = queue.waiting.remove(at: place)
    queue.waiting.insert(entry, at: target)
    interface.dialog = .queue(selected: entry.run)
    revision += 1
    if target == 0 { return [.queue(.move(entry.run, to: .first))] }
    let next = target + 1
    return [
      .queue(
        .move(
          entry.run,
          to: next < queue.waiting.count ? .before(queue.waiting[next].run) : .last))
    ]
  }

  mutating func moveToFrontOfQueue(_ run: RunID) -> [Effect] {
    guard let place = queue.waiting.firstIndex(where: { $0.run == run }) else { return [] }
    let dialog = interface.dialog
    let effects = moveInQueue(from: place, to: 0)
    interface.dialog = dialog
    notify("\(run.runText) starts next")
    return effects
  }

  mutating func takeOutOfQueue(_ run: RunID) -> [Effect] {
    queue.waiting.removeAll { $0.run == run }
    revision += 1
    notify("\(run.runText) taken out of the queue")
    return [.queue(.takeOut(run))]
  }

  private mutating func setParallel(_ count: Int) -> [Effect] {
    guard (1...64).contains(count) else {
      notify("Runs at once: 1 to 64.")
      return []
    }
    queue.parallel = count
    revision += 1
    return [.queue(.parallel(count))]
  }

  mutating func pointInQueue(_ event: MouseEvent, _ isClick: Bool, _ selected: RunID?) -> [Effect] {
    let wheel = event.action == .wheelUp ? -1 : event.action == .wheelDown ? 1 : 0
    if wheel != 0 {
      return press(
        wheel < 0 ? .up : .down, wheel < 0 ? .previousItem : .nextItem, inQueue: selected)
    }
    let bounds = Rect(width: interface.width, height: interface.height)
    guard isClick,
      let row = QueueOverlay(state: self, selected: selected).row(
        atX: event.x, y: event.y, in: bounds)
    else { return [] }
    let run = queueRows[row]
    if run == selected { return performOnQueue(.openQueued, run) }
    interface.dialog = .queue(selected: run)
    return []
  }

  mutating func take(_ view: QueueView) {
    guard view != queue else { return }
    queue = view
    revision += 1
  }
}
