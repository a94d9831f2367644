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
  let screen: any WorkbenchScreen
  let stores: RunStores
  let workers: Int
  private var state: WorkbenchState
  let inbox = Inbox()
  /// One for each store.
  let feeds: [StoreFeed]
  let data: DataFeed
  let scores: ScoresFeed
  let comparison: CompareFeed
  let files: FileDesk
  let system: SystemFeed
  let queue: QueueDesk
  let studies: StudyFeed
  let numbers: [CommandNumbers]
  let currentRun = CurrentRun()
  var session: TrainingSession?
  /// The run of the newest session, over or not.
  var sessionRun: RunID?
  /// How the program is left once the session is over.
  private var departure: Departure?
  private var drawnRevision = -1
  private var lastDraw = 0.0
  /// How long the last drawing took.
  var frameSeconds: Double?

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
    studies = StudyFeed(stores: stores, threads: workers, deliver: deliver)
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

  func handle(_ messages: [Message]) {
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

  private func sessionEnded(_ session: TrainingSession) {
    self.session = nil
    currentRun.set(nil)
    if case .failed(let reason) = session.outcome { handle([.failed(reason)]) }
  }

  // MARK: Leaving

  func begin(_ departure: Departure) {
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

extension TerminalEvent {
  /// Something a person did and waits to see answered.
  fileprivate var isInput: Bool {
    switch self {
    case .wake, .output: false
    default: true
    }
  }
}
