import Metrics

/// What the store and the trainers say.
extension WorkbenchState {
  /// How much of an endless log is kept in memory.
  private static let logLimit = 2000

  mutating func take(_ message: Message) -> [Effect] {
    switch message {
    case .terminal: return []
    case .tick(let now): tick(now)
    case .stores(let stores):
      self.stores = stores
      revision += 1
    case .runs(let rows, let store):
      replaceRuns(rows, of: store)
      if loadedStores.insert(store).inserted { return attach() }
    case .runChanged(let row): replaceRun(row)
    case .fieldNames(let names, let store): take(fieldNames: names, of: store)
    case .experiments(let entries):
      if entries != experiments {
        experiments = entries
        revision += 1
      }
    case .opened(let view): open(view)
    case .described(let run, let lines):
      description = RunDescription(run: run, lines: lines)
      revision += 1
    case .mix(let run, let view): take(view, of: run)
    case .mixProgress(let run, let done, let total):
      takeMix(.awaited(done: done, total: total), of: run)
    case .mixFailed(let run, let sentence): takeMix(.failed(sentence), of: run)
    case .samples(let view): take(view)
    case .samplesFailed(let request, let sentence): failSamples(request, sentence)
    case .scores(let view): take(view)
    case .scoresFailed(let request, let sentence): failScores(request, sentence)
    case .thresholdsSaved(let run, let version): keep(version, of: run)
    case .gain(let request, let answer): take(answer, of: request)
    case .calibration(let request, let answer): take(answer, of: request)
    case .test(let view): take(view)
    case .cell(let view): take(view)
    case .cellFailed(let request, let sentence): failCell(request, sentence)
    case .confusion(let view): take(view)
    case .comparison(let view): take(view)
    case .comparisonFailed(let request, let sentence): failComparison(request, sentence)
    case .studies(let views): take(views)
    case .started(let row): return start(row)
    case .queue(let view): take(view)
    case .edited(let edit):
      interface.dialog = .menu(
        Menu(.edited(edit), selected: edit.problems.isEmpty ? firstWay : 0))
    case .notice(let text): notify(text)
    case .failed(let sentence):
      interface.opening = nil
      interface.departure = nil
      editor?.pending = nil
      notify(sentence, isFailure: true)
    case .log(nil, let entries):
      append(entries, to: \.output)
      revision += 1
    case .log(let run?, let entries):
      change(run) { state in state.appendToLog(entries) }
    case .prepared(let run, let labels, let stepsPerEpoch, let batch):
      let isNews =
        opened?.labels != labels || opened?.stepsPerEpoch != stepsPerEpoch || opened?.batch != batch
      if !isNews { break }
      change(run) { state in
        state.opened?.labels = labels
        state.opened?.stepsPerEpoch = max(stepsPerEpoch, 0)
        state.opened?.batch = max(batch, 0)
      }
    case .snapshot(let run, let snapshot): take(snapshot, of: run)
    case .activity(let run, let activity): take(activity, of: run)
    case .machine(let machine): take(machine)
    case .printed(let lines): take(lines)
    case .points(let run, let kind, let points): take(points, kind, of: run)
    case .epoch(let run, let measures):
      change(run) { state in
        // A resumed run repeats the epoch it was interrupted in.
        state.opened?.epochs.removeAll { $0.epoch >= measures.epoch }
        state.opened?.epochs.append(measures)
      }
    case .thresholds(let run, let thresholds):
      if opened?.thresholds != thresholds {
        change(run) { state in state.opened?.thresholds = thresholds }
      }
    case .alarm(let run, let alarm):
      change(run) { state in state.opened?.alarms.append(alarm) }
      guard alarm.asksForPerson else { return [.ring] }
      return [.ring, .announce("\(run.runText) \(alarm.rule): \(alarm.text)")]
    case .command(let run, let record): take(record, of: run)
    }
    return []
  }

  private mutating func tick(_ now: Double) {
    let day = self.now.map(calendar.day)
    self.now = now
    if calendar.day(now) != day { revision += 1 }
    guard let notice = interface.notice else { return }
    if let since = notice.since {
      if now - since >= Notice.seconds || now < since { interface.notice = nil }
    } else {
      interface.notice?.since = now
    }
  }

  /// Changes the open run, if it is this one; news of others is late and meant for nobody.
  private mutating func change(_ run: RunID, _ body: (inout WorkbenchState) -> Void) {
    guard opened?.id == run else { return }
    body(&self)
    revision += 1
  }

  private mutating func replaceRuns(_ rows: [RunRow], of store: Int) {
    let all =
      runs.filter { $0.id.store < store } + rows + runs.filter { $0.id.store > store }
    if hasLoadedRuns, all == runs { return }
    runs = all
    hasLoadedRuns = true
    if let id = opened?.id, let row = rows.first(where: { $0.id == id }) { opened?.row = row }
    dropLostMarks()
    refreshRuns()
    revision += 1
  }

  private mutating func replaceRun(_ row: RunRow) {
    hasLoadedRuns = true
    if opened?.id == row.id { opened?.row = row }
    if let index = runs.firstIndex(where: { $0.id == row.id }) {
      let old = runs[index]
      if old == row { return }
      runs[index] = row
      if !interface.runs.places(old, like: row) { refreshRuns() }
    } else {
      runs.append(row)
      refreshRuns()
    }
    revision += 1
  }

  private mutating func open(_ view: RunView) {
    guard interface.opening == nil || interface.opening == view.id else { return }
    let isAnother = opened?.id != view.id
    interface.opening = nil
    opened = view
    if isAnother {
      printed = nil
      interface.system.bottom = nil
      interface.system.found = nil
      interface.system.runOffset = 0
      var panes = TrainPanes()
      panes.focus = interface.train.focus
      panes.chart.axis = interface.train.chart.axis
      panes.chart.smoothing = interface.train.chart.smoothing
      panes.chart.isLogarithmic = interface.train.chart.isLogarithmic
      panes.labelOrder = interface.train.labelOrder
      interface.train = panes
    }
    // Numbers of this session must not meet those of an earlier one.
    nextCommand = max(nextCommand, (view.commands.map(\.number).max() ?? 0) + 1)
    lines.restart(weight: interface.train.chart.smoothing, view.series)
    revision += 1
  }

  /// Opens the newest run that another process trains: whoever comes back wants to see how it is.
  private mutating func attach() -> [Effect] {
    let live = runs.filter { $0.status == .running || $0.status == .paused }
    guard interface.screen == .runs, interface.dialog == nil, !interface.runs.isFiltering,
      opened == nil, interface.opening == nil,
      let run = live.max(by: { ($0.started ?? 0, $0.id) < ($1.started ?? 0, $1.id) }),
      let process = run.process
    else { return [] }
    interface.runs.select(run.id)
    notify("\(run.id.runText) trains in process \(process); 1 shows all runs")
    return open(run.id)
  }

  /// A run of this process is about to train: it is what one wants to see.
  private mutating func start(_ row: RunRow) -> [Effect] {
    replaceRun(row)
    interface.runs.select(row.id)
    interface.dialog = nil
    interface.screen = .train
    interface.opening = row.id
    notify("\(row.id.runText) \(row.title) starts")
    return [.openRun(row.id)]
  }

  /// The table shows the progress of a run too, so its row is brought up to date.
  private mutating func take(_ snapshot: LiveSnapshot?, of run: RunID) {
    if opened?.id == run, opened?.snapshot != snapshot {
      opened?.snapshot = snapshot
      revision += 1
    }
    guard let snapshot, var row = runs.first(where: { $0.id == run }) else { return }
    row.epoch = snapshot.epoch
    row.step = snapshot.step
    if snapshot.epochs > 0 { row.epochs = snapshot.epochs }
    if snapshot.totalSteps > 0 { row.steps = snapshot.totalSteps }
    if let elapsed = snapshot.elapsed { row.duration = elapsed }
    replaceRun(row)
  }

  private mutating func take(_ points: [SeriesPoint], _ kind: SeriesKind, of run: RunID) {
    guard !points.isEmpty else { return }
    change(run) { state in
      guard var view = state.opened else { return }
      state.opened = nil  // so that the series has one owner and grows in place
      let rewound = view.series.append(points, to: kind)
      if rewound {
        state.lines.restart(kind, view.series)
      } else {
        state.lines.follow(kind, view.series)
      }
      state.opened = view
    }
  }

  private mutating func take(_ record: CommandRecord, of run: RunID) {
    if opened?.commands.contains(record) == true { return }
    change(run) { state in
      guard var commands = state.opened?.commands else { return }
      if let index = commands.firstIndex(where: { $0.number == record.number }) {
        commands[index] = record
      } else {
        commands.append(record)
      }
      if commands.count > 100 { commands.removeFirst(commands.count - 100) }
      state.opened?.commands = commands
    }
  }

  private mutating func appendToLog(_ entries: [LogEntry]) {
    guard var log = opened?.log else { return }
    opened?.log = []
    log += entries
    if log.count > 2 * Self.logLimit { log.removeFirst(log.count - Self.logLimit) }
    opened?.log = log
    // Someone who reads older lines goes on reading them.
    if interface.train.logOffset > 0 { interface.train.logOffset += entries.count }
  }

  private mutating func append(
    _ entries: [LogEntry], to path: WritableKeyPath<WorkbenchState, [LogEntry]>
  ) {
    self[keyPath: path] += entries
    let count = self[keyPath: path].count
    if count > 2 * Self.logLimit { self[keyPath: path].removeFirst(count - Self.logLimit) }
  }
}
