import CProcess
import Foundation
import RunStore
import Synchronization
import TerminalUI
import Training
import Workbench

/// The event loop on the main thread: events and messages in, effects and grids out.
@MainActor
package final class WorkbenchLoop {
  private let screen: any WorkbenchScreen
  private let stores: RunStores
  private let workers: Int
  private var state: WorkbenchState
  private let inbox = Inbox()
  /// One for each store.
  private let feeds: [StoreFeed]
  private let data: DataFeed
  private let scores: ScoresFeed
  private let comparison: CompareFeed
  private let files: FileDesk
  private let system: SystemFeed
  private let queue: QueueDesk
  private let numbers: [CommandNumbers]
  private let currentRun = CurrentRun()
  private var session: TrainingSession?
  /// The run of the newest session, over or not.
  private var sessionRun: RunID?
  /// How the program is left once the session is over.
  private var departure: Departure?
  private var drawnRevision = -1
  private var lastDraw = 0.0
  /// How long the last drawing took.
  private var frameSeconds: Double?

  /// Seconds between two drawings of data; keys are answered at once.
  static let redrawInterval = 0.1

  package init(screen: any WorkbenchScreen, stores: RunStores, workers: Int) {
    self.screen = screen
    self.stores = stores
    self.workers = workers
    let size = screen.size
    state = WorkbenchState(
      width: size.width, height: size.height, glyphs: screen.glyphs, hasColor: screen.hasColor,
      secondsFromUTC: TimeZone.current.secondsFromGMT())
    let (inbox, current, wake) = (inbox, currentRun, screen.wake)
    let deliver = { @Sendable (messages: [Message]) in
      inbox.put(messages)
      wake()
    }
    let numbers = stores.all.map { _ in CommandNumbers() }
    self.numbers = numbers
    feeds = stores.all.enumerated().map { index, store in
      StoreFeed(
        store: store, index: index, commandNumbers: numbers[index],
        isHere: { current.run == $0 }, deliver: deliver)
    }
    data = DataFeed(stores: stores, deliver: deliver)
    scores = ScoresFeed(stores: stores, deliver: deliver)
    comparison = CompareFeed(stores: stores, deliver: deliver)
    files = FileDesk(deliver: deliver)
    system = SystemFeed(stores: stores, deliver: deliver)
    queue = QueueDesk(stores: stores, threads: workers, deliver: deliver)
  }

  /// Runs until the person leaves. Returns a line to print on the terminal that is given back.
  package func run() -> String? {
    handle(
      [.stores(stores.described), .experiments(ExperimentShelf.entries()), .tick(now: Clock.now())]
        + stores.problems.map { .failed("left out: \($0)") })
    var lastTick = 0.0
    while true {
      let events = screen.nextEvents(timeoutMilliseconds: Int(Self.redrawInterval * 1000))
      var messages: [Message] = events.map { .terminal($0) } + inbox.take()
      let printed = screen.capturedLines()
      if !printed.isEmpty {
        let now = Clock.now()
        messages.append(
          .log(run: nil, printed.map { LogEntry(time: now, level: .output, text: $0) }))
      }
      if Clock.now() - lastTick >= 0.5 {
        lastTick = Clock.now()
        messages.append(.tick(now: lastTick))
      }
      handle(messages)
      if let session, session.isOver { sessionEnded(session) }
      if let departure, let farewell = leave(departure) { return farewell.isEmpty ? nil : farewell }
      draw(atOnce: events.contains(where: \.isInput))
    }
  }

  private func handle(_ messages: [Message]) {
    for message in messages {
      for effect in state.update(message) { perform(effect) }
    }
  }

  private func draw(atOnce: Bool) {
    let now = Clock.now()
    guard state.revision != drawnRevision, atOnce || now - lastDraw >= Self.redrawInterval else {
      return
    }
    let start = cprocess_monotonic_seconds()
    screen.present(state.view())
    frameSeconds = cprocess_monotonic_seconds() - start
    drawnRevision = state.revision
    lastDraw = now
  }

  // MARK: Effects

  private func perform(_ effect: Effect) {
    switch effect {
    case .openRun(let run): open(run)
    case .describeRun(let run): attempt { try feed(of: run).describe(run) }
    case .inspectMix(let run): data.inspect(run)
    case .loadSamples(let request): data.load(request)
    case .loadScores(let request): scores.load(request)
    case .saveThresholds(let version, let run): scores.save(version, of: run)
    case .confuse(let request, let decisions): scores.confuse(request, decisions)
    case .exportThresholds(let version, let run, let path):
      scores.export(version, of: run, to: path)
    case .estimateGain(let request, let ranked): scores.estimate(request, ranked)
    case .checkCalibration(let request, let values, let targets):
      scores.check(request, scores: values, targets: targets)
    case .lookAtTest(let run, let thresholds): scores.lookAtTest(run, thresholds: thresholds)
    case .loadCell(let request): data.load(request)
    case .compare(let request): comparison.compare(request)
    case .stopComparing: comparison.stop()
    case .exportMarks(let marks, let path): files.export(marks, to: path)
    case .openFile(let path): files.open(path)
    case .lookAtMachine(let run, let start):
      system.look(
        at: run, printedFrom: start,
        SystemFeed.ScreenCost(
          cpuSeconds: cprocess_thread_seconds(), frameSeconds: frameSeconds,
          time: cprocess_monotonic_seconds()))
    case .exportLog(let lines, let path): files.export(lines, to: path)
    case .startRun(let source):
      start(inStore: 0) { [stores] store in
        let prepared = try PreparedRun.new(
          try source.open(in: stores), note: source.note, in: store)
        source.wasTaken()
        return prepared
      }
    case .resumeRun(let run):
      start(inStore: run.store) { store in try PreparedRun.resumed(run.local, in: store) }
    case .post(let command, let run, let number): post(command, to: run, number: number)
    case .setTags(let tags, let run): change(run) { try $0.setTags(tags, of: $1) }
    case .setNote(let note, let run): change(run) { try $0.setNote($1, to: note) }
    case .archive(let run): change(run) { try $0.archive($1, now: Clock.now()) }
    case .restore(let run): change(run) { try $0.restore($1) }
    case .rename(let run, let title): change(run) { try $0.rename($1, to: title) }
    case .purge(let runs): purge(runs)
    case .watchFields(let watch): for feed in feeds { feed.watch(watch) }
    case .enqueue(let source, let seeds): queue.add(source, seeds: seeds)
    case .queue(let command): queue.perform(command)
    case .editRun(let run): attempt { try self.edit(.begin(run, in: self.stores)) }
    case .editFile(let path, let run):
      attempt { try self.edit(EditedExperiment(run: run, path: path)) }
    case .dropEdit(let path, let run): EditedExperiment(run: run, path: path).discard()
    case .leave(let departure): begin(departure)
    case .suspend: screen.stopProcess()
    case .repaint: screen.repaint()
    case .copy(let text): screen.copy(text)
    case .ring: screen.beep()
    case .announce(let text): screen.announce(text)
    }
  }

  /// Has the feed of the run's store send its news, and no other feed any.
  private func open(_ run: RunID) {
    attempt {
      let feed = try feed(of: run)
      for other in feeds where other !== feed { other.close() }
      feed.open(run)
    }
  }

  private func feed(of run: RunID) throws -> StoreFeed {
    _ = try stores.find(run)
    return feeds[run.store]
  }

  private func start(inStore index: Int, _ prepare: (RunStore) throws -> PreparedRun) {
    if let session, !session.isOver, let sessionRun {
      return handle([
        .failed("run \(sessionRun.runText) trains here; stop it before another is started")
      ])
    }
    attempt {
      let (store, _) = try self.stores.find(RunID(0, inStore: index))
      let prepared = try prepare(store)
      let (inbox, wake) = (self.inbox, self.screen.wake)
      let run = RunID(prepared.lease.run, inStore: index)
      self.currentRun.set(run)
      self.session = TrainingSession(prepared, store: store, workers: self.workers) { text in
        inbox.put([.failed(text)])
        wake()
      }
      self.sessionRun = run
      if let row = try store.summary(of: run.local, now: Clock.now()) {
        self.handle([.started(RunRow(row, isHere: true, store: index))])
      }
    }
  }

  private func post(_ command: RunCommand, to run: RunID, number: Int) {
    do {
      let (verb, argument) = command.stored
      let (store, local) = try stores.find(run)
      let id = try store.post(verb, argument: argument, to: local, now: Clock.now())
      numbers[run.store].note(number, for: id)
    } catch {
      let answer = CommandRecord.Answer(isAccepted: false, text: "\(error)")
      handle([
        .command(run: run, CommandRecord(number: number, command: command, answer: answer))
      ])
    }
  }

  /// The screen stands still meanwhile, but what trains here trains on.
  private func edit(_ edit: EditedExperiment) throws {
    let editor = try TextEditor()
    try screen.suspend { try editor.edit(edit.path) }
    let size = screen.size
    handle([
      .terminal(.resize(width: size.width, height: size.height)),
      .edited(try edit.check(in: stores)),
    ])
  }

  /// Changes what the store says of a run. The screen shows it already: where it cannot be done, the
  /// row comes back as the store has it.
  private func change(_ run: RunID, _ body: (RunStore, Int64) throws -> Void) {
    do {
      let (store, number) = try stores.find(run)
      do { try body(store, number) } catch {
        handle([.failed("\(error)")])
        if let row = try store.summary(of: number, now: Clock.now()) {
          handle([.runChanged(RunRow(row, isHere: currentRun.run == run, store: run.store))])
        }
      }
    } catch {
      handle([.failed("\(error)")])
    }
  }

  /// Deletes runs for good, beside the screen: of a long one it takes a while.
  private func purge(_ runs: [RunID]) {
    let (stores, inbox, wake) = (stores, inbox, screen.wake)
    DispatchQueue.global(qos: .utility).async { @Sendable in
      for run in runs {
        do {
          let (store, number) = try stores.find(run)
          try store.purge(number)
        } catch {
          inbox.put([.failed("\(error)")])
          wake()
        }
      }
    }
  }

  private func attempt(_ body: () throws -> Void) {
    do { try body() } catch { handle([.failed("\(error)")]) }
  }

  private func sessionEnded(_ session: TrainingSession) {
    self.session = nil
    currentRun.set(nil)
    if case .failed(let reason) = session.outcome { handle([.failed(reason)]) }
  }

  // MARK: Leaving

  private func begin(_ departure: Departure) {
    self.departure = departure
    if departure != .quit, departure != .exitNow {
      session?.control.send(TrainerCommand(verb: .stop(afterEpoch: false)))
      handle([.notice("writing a checkpoint")])
    }
  }

  /// The words of farewell once all is done that has to be, or nil to go on.
  private func leave(_ departure: Departure) -> String? {
    switch departure {
    case .quit, .exitNow: return ""
    case .stopWithCheckpoint: return session == nil ? "" : nil
    case .handOver:
      guard session == nil else { return nil }
      return handOver()
    }
  }

  private func handOver() -> String {
    guard let run = sessionRun else { return "" }
    do {
      let (store, number) = try stores.find(run)
      guard let status = try store.summary(of: number, now: Clock.now())?.status,
        status == .stopped
      else { return "" }
      let process = try DetachedProgram.start(
        arguments: [
          "train", "--resume", number.runText, "--store", store.path, "--threads", "\(workers)",
        ], log: "\(store.path)/\(number.runText).log")
      return "run \(run.runText) trains on in the background, process \(process)"
    } catch {
      return "run \(run.runText) is checkpointed but could not be handed over: \(error)"
    }
  }
}

extension RunStore {
  fileprivate func setTags(_ tags: [String], of run: Int64) throws {
    let before = try summary(of: run, now: Clock.now())?.tags ?? []
    for tag in before where !tags.contains(tag) { try untag(run, tag) }
    for tag in tags where !before.contains(tag) { try self.tag(run, tag) }
  }
}

extension TerminalEvent {
  /// Something a person did and waits to see answered.
  fileprivate var isInput: Bool {
    switch self {
    case .wake, .output: false
    default: true
    }
  }
}

/// Messages on their way to the main thread.
///
/// A class because it is shared, and safe because it is locked.
private final class Inbox: Sendable {
  private let messages = Mutex<[Message]>([])

  func put(_ new: [Message]) { messages.withLock { $0 += new } }

  func take() -> [Message] {
    messages.withLock { messages in
      defer { messages.removeAll() }
      return messages
    }
  }
}

/// The run that trains in this process, as the feed on its queue asks for it.
///
/// A class because it is shared, and safe because it is locked.
private final class CurrentRun: Sendable {
  private let id = Mutex<Int64?>(nil)

  var run: Int64? { id.withLock { $0 } }

  func set(_ run: Int64?) { id.withLock { $0 = run } }
}
