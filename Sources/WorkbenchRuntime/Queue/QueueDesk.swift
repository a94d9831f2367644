import Dispatch
import RunStore
import Workbench

/// Changes the queue as a person asks for it, off the screen's thread.
///
/// A class because the screen and a queue share it; it has no state of its own.
final class QueueDesk: Sendable {
  private let stores: RunStores
  /// The queue is the first store's: there new runs go.
  private var store: RunStore { stores.first }
  private let threads: Int
  private let deliver: @Sendable ([Message]) -> Void
  private let queue = DispatchQueue(label: "thresh.queue", qos: .userInitiated)

  /// - Parameters:
  ///   - threads: of a process that is started to work on the queue.
  ///   - deliver: takes messages, on any thread.
  init(stores: RunStores, threads: Int, deliver: @escaping @Sendable ([Message]) -> Void) {
    self.stores = stores
    self.threads = threads
    self.deliver = deliver
  }

  /// Queues a new run for each seed, or one, and sees to it that a process works on them.
  func add(_ source: RunSource, seeds: [UInt64]) {
    attempt { [store, stores] in
      let runs = try store.enqueue(
        try source.open(in: stores), seeds: seeds, note: source.note)
      source.wasTaken()
      return runs
    }
  }

  func perform(_ command: QueueWish) {
    attempt { [store] in
      switch command {
      case .add(let run):
        guard run.store == 0 else {
          throw RuntimeError(
            "\(run.runText) is in another store; the queue is for runs of \(store.path)")
        }
        try store.enqueue(run, now: Clock.now())
        return [run]
      case .move(let run, let place):
        try store.moveInQueue(run, to: QueuePlace(place))
      case .takeOut(let run): try store.takeOutOfQueue(run, now: Clock.now())
      case .pause(let isPaused): try store.pauseQueue(isPaused)
      case .parallel(let count): try store.setParallel(count)
      case .work: break
      }
      return []
    }
  }

  /// Changes the queue, says which runs were queued and, where any wait, has a process work on them.
  private func attempt(_ body: @escaping @Sendable () throws -> [Int64]) {
    queue.async { @Sendable [self] in
      do {
        let runs = try body()
        let process = try QueueRunner.startDetached(for: store, threads: threads)
        var words = runs.isEmpty ? [] : [Self.sentence(runs)]
        if let process { words.append("process \(process) works on the queue") }
        if !words.isEmpty { deliver([.notice(words.joined(separator: "; "))]) }
      } catch {
        deliver([.failed("\(error)")])
      }
    }
  }

  private static func sentence(_ runs: [Int64]) -> String {
    guard let first = runs.first, let last = runs.last, first != last else {
      return "\(runs.first?.runText ?? "") waits in the queue"
    }
    return "\(first.runText) to \(last.runText) wait in the queue"
  }
}

extension QueuePlace {
  init(_ place: QueueWish.Place) {
    switch place {
    case .first: self = .first
    case .last: self = .last
    case .before(let run): self = .before(run)
    }
  }
}

extension QueueView {
  init(_ queue: StoredQueue) {
    self.init(
      waiting: queue.entries.map { Entry(run: $0.id, since: $0.since) }, isPaused: queue.isPaused,
      parallel: queue.parallel, runner: queue.runner?.text)
  }
}
