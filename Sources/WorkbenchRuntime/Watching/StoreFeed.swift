import Dispatch
import Foundation
import Metrics
import RunStore
import Synchronization
import Training
import Workbench

/// Tells the workbench what is new in the store, off the screen's thread.
///
/// A run of this process, of another and of last week come the same way. The store is asked ten
/// times a second whether anything was committed, and only then what.
///
/// A class because a timer and the screen share it; safe because its state is behind a lock and
/// used on one queue.
package final class StoreFeed: Sendable {
  /// The run whose news are sent.
  struct Opened {
    /// As the screens number it.
    var id: RunID
    var mark: RunMark
    /// Whether its labels and steps an epoch were sent; they are not known before its data is open.
    var hasFacts: Bool
  }

  struct State {
    var listMark: RunListMark?
    var hasSentList = false
    var rows: [RunID: RunRow] = [:]
    var queue = QueueView()
    var watch = FieldWatch()
    var fieldNames: [String] = []
    var nextFill = 0.0
    var opened: Opened?
    var version: Int64?
    var nextFullLook = 0.0
    var lastFailure: String?
  }

  let store: RunStore
  /// Which of the open stores it is.
  let index: Int
  let state = Mutex(State())
  let queue = DispatchQueue(label: "thresh.feed", qos: .userInitiated)
  private let isHere: @Sendable (RunID) -> Bool
  let deliver: @Sendable ([Message]) -> Void
  private let commandNumbers: CommandNumbers

  /// More changed rows than these are told as a new list, which is sorted once and not row by row.
  private static let manyChanges = 20

  /// Seconds between two looks at the store.
  static let interval = 0.1

  /// - Parameters:
  ///   - index: which of the open stores it is; the runs it tells of are numbered by it.
  ///   - isHere: whether a run trains in this process.
  ///   - deliver: takes messages, on the feed's queue.
  init(
    store: RunStore, index: Int = 0, commandNumbers: CommandNumbers,
    isHere: @escaping @Sendable (RunID) -> Bool, deliver: @escaping @Sendable ([Message]) -> Void
  ) {
    self.store = store
    self.index = index
    self.commandNumbers = commandNumbers
    self.isHere = isHere
    self.deliver = deliver
    lookAgain(after: 0)
  }

  private func lookAgain(after seconds: Double) {
    queue.asyncAfter(deadline: .now() + seconds) { @Sendable [weak self] in
      guard let self else { return }
      look()
      lookAgain(after: Self.interval)
    }
  }

  /// Sends a run whole, and its news from then on.
  func open(_ run: RunID) {
    queue.async { @Sendable in
      self.state.withLock { state in
        state.opened = nil
        self.guarded(&state) { state in try self.sendWhole(run, &state) }
      }
    }
  }

  /// Sends no news of a run any more: that of another store is looked at.
  func close() {
    queue.async { @Sendable in self.state.withLock { $0.opened = nil } }
  }

  /// Sends the resolved experiment of a run.
  func describe(_ run: RunID) {
    queue.async { @Sendable in
      self.state.withLock { state in
        self.guarded(&state) { _ in
          let details = try self.store.run(run.local, now: Clock.now())
          self.deliver([.described(run: run, lines: details.resolvedText.lines)])
        }
      }
    }
  }

  // MARK: Looking

  private func look() {
    state.withLock { state in
      guarded(&state) { state in
        let version = try store.dataVersion()
        let now = Clock.now()
        // Once a second all the same: a run falls silent without anyone writing.
        let isFullLook = now >= state.nextFullLook
        guard version != state.version || isFullLook else { return }
        state.version = version
        if isFullLook {
          state.nextFullLook = now + 1
          if !store.isReadOnly { try store.refuseAbandonedCommands(now: now) }
        }
        try sendList(&state, now: now)
        try sendQueue(&state, now: now)
        try sendNews(&state, now: now)
      }
    }
  }

  private func sendList(_ state: inout State, now: Double) throws {
    try fillValues(&state, now: now)
    let news = try store.runListNews(after: state.listMark, now: now)
    let isFirst = !state.hasSentList
    let values = try values(
      state.watch, of: isFirst ? nil : news.runs.map(\.id), names: state.fieldNames)
    state.listMark = news.mark
    var changed: [RunRow] = []
    for run in news.runs {
      let id = RunID(run.id, inStore: index)
      var row = RunRow(run, isHere: isHere(id), store: index)
      row.values = values[run.id] ?? [:]
      if state.rows[id] != row {
        state.rows[id] = row
        changed.append(row)
      }
    }
    for run in news.purged { state.rows[RunID(run, inStore: index)] = nil }
    if isFirst || !news.purged.isEmpty || changed.count > Self.manyChanges {
      state.hasSentList = true
      sendAllRows(state)
    } else if !changed.isEmpty {
      deliver(changed.map { .runChanged($0) })
    }
  }

  func sendAllRows(_ state: State) {
    deliver([.runs(state.rows.values.sorted { $0.id > $1.id }, store: index)])
  }

  private func sendNews(_ state: inout State, now: Double) throws {
    guard var opened = state.opened else { return }
    let run = opened.id
    let news = try store.news(of: run.local, after: opened.mark, now: now)
    guard !news.isWhole else { return try sendWhole(run, &state) }
    opened.mark = news.mark
    var messages: [Message] = []
    for (name, series) in news.series {
      guard let kind = SeriesKind(storedName: name) else { continue }
      messages.append(
        .points(
          run: run, kind,
          zip(series.points.steps, series.points.values).map {
            SeriesPoint(step: $0, value: $1)
          }))
    }
    messages += news.epochs.map { .epoch(run: run, EpochMeasures($0)) }
    if !news.log.isEmpty {
      messages.append(.log(run: run, news.log.map { LogEntry($0) }))
      messages += news.log.compactMap { Alarm($0) }.map { .alarm(run: run, $0) }
    }
    messages += news.commands.compactMap { command in
      CommandRecord(command, number: commandNumbers.number(of: command.id))
        .map { .command(run: run, $0) }
    }
    if let thresholds = news.thresholds {
      messages.append(.thresholds(run: run, Workbench.TunedThresholds(thresholds)))
    }
    messages.append(
      .snapshot(
        run: run, news.run.status.isLive ? LiveSnapshot(stored: news.snapshot) : nil))
    messages.append(.activity(run: run, try activity(of: news)))
    if !opened.hasFacts, let batch = LiveSnapshot.batch(stored: news.snapshot), batch > 0 {
      let facts = try store.run(run.local, now: now).facts
      opened.hasFacts = true
      messages.append(
        .prepared(
          run: run, labels: facts.labels, stepsPerEpoch: facts.stepsPerEpoch, batch: batch))
    }
    state.opened = opened
    deliver(messages)
  }

  private func sendWhole(_ run: RunID, _ state: inout State) throws {
    let now = Clock.now()
    let details = try store.run(run.local, now: now)
    let news = try store.news(of: run.local, now: now)
    state.opened = Opened(
      id: run, mark: news.mark, hasFacts: LiveSnapshot.batch(stored: news.snapshot) ?? 0 > 0)
    var view = RunView(
      details, news, isHere: isHere(run), store: index, number: commandNumbers.number(of:))
    view.activity = try activity(of: news)
    deliver([.opened(view)])
  }

  private func activity(of news: RunNews) throws -> RunActivity {
    RunActivity(news.run, news.snapshot, checkpoints: try store.checkpoints(of: news.run.id))
  }

  /// Runs `body`; what goes wrong is said once, not ten times a second.
  func guarded(_ state: inout State, _ body: (inout State) throws -> Void) {
    do {
      try body(&state)
      state.lastFailure = nil
    } catch {
      let text = "\(error)"
      if state.lastFailure != text { deliver([.failed(text)]) }
      state.lastFailure = text
    }
  }
}

extension String {
  var lines: [String] { split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
}
