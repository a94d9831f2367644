import Foundation
import RunStore
import Workbench

/// Starts the runs of a queue, one after the other or several at once, each in a process of its own.
///
/// Those processes go on when this one ends, and whoever works on the queue next counts them.
package struct QueueRunner {
  /// A process started for a run, until it ended.
  private struct Child {
    var run: Int64
    var process: Int32
    /// When the run was queued, in seconds since 1970: it may be queued again before its process ended.
    var queued: Double
    /// Where its output begins in the log.
    var logStart: UInt64
  }

  private let store: RunStore
  /// Threads all runs share.
  private let threads: Int
  private let endsWhenEmpty: Bool
  private let signals: SignalPipe
  private let say: (String) -> Void
  private var children: [Child] = []

  /// Seconds between two signs of life, each with a look at what nobody writes down: a run fell silent.
  static let beatInterval = 2.0
  private static let pollMilliseconds: Int32 = 250

  /// - Parameters:
  ///   - threads: divided among the runs that train at once.
  ///   - endsWhenEmpty: whether ``work()`` ends once no run waits and those it started have ended.
  ///   - say: takes sentences about what happens.
  package init(
    store: RunStore, threads: Int, endsWhenEmpty: Bool, signals: SignalPipe,
    say: @escaping (String) -> Void
  ) {
    self.store = store
    self.threads = threads
    self.endsWhenEmpty = endsWhenEmpty
    self.signals = signals
    self.say = say
  }

  /// Works on the queue until a signal comes or, if so wanted, nothing is left to do.
  ///
  /// - Returns: the signal that ended it, or nil.
  /// - Throws: `StoreError.queueOwned` where another process works on it, `StoreError.queueLost` once
  ///   one took it over.
  package mutating func work() throws -> Int32? {
    let lease = try store.claimQueue(now: Clock.now())
    defer { _ = try? store.release(lease) }
    var version: Int64?
    var nextBeat = 0.0
    var trouble: String?
    while true {
      do {
        if try goOn(lease, &version, &nextBeat) { return nil }
        trouble = nil
      } catch StoreError.queueLost {
        throw StoreError.queueLost
      } catch {
        // A full disk or too many processes: nobody starts the queue again, so it is tried again.
        if trouble != "\(error)" { say("\(error); tried again") }
        trouble = "\(error)"
      }
      if let signal = signals.next(timeoutMilliseconds: Self.pollMilliseconds) {
        say((try? farewell()) ?? "no further run is started")
        return signal
      }
    }
  }

  /// Looks once at what has ended and what may start.
  ///
  /// - Returns: whether nothing is left to do, where that is to be the end.
  private mutating func goOn(
    _ lease: QueueLease, _ version: inout Int64?, _ nextBeat: inout Double
  ) throws -> Bool {
    let hasEnded = try reap()
    let now = Clock.now()
    let isDue = now >= nextBeat || now < nextBeat - Self.beatInterval
    if isDue {
      try store.beat(lease, now: now)
      nextBeat = now + Self.beatInterval
    }
    let newest = try store.dataVersion()
    guard isDue || hasEnded || newest != version else { return false }
    let isIdle = try startWaiting() == 0 && children.isEmpty
    version = newest
    guard endsWhenEmpty, isIdle else { return false }
    return try store.release(lease, onlyIfEmpty: true)
  }

  /// Starts as many of the runs that wait as may train beside those that do.
  ///
  /// - Returns: how many wait on.
  private mutating func startWaiting() throws -> Int {
    let now = Clock.now()
    let queue = try store.queue(now: now)
    let started = Set(children.map(\.run))
    let waiting = queue.entries.filter { !started.contains($0.run.id) }
    guard !queue.isPaused, !waiting.isEmpty else { return waiting.count }
    let machine = ProcessIdentity.current.host
    // Whoever trains it: a run of the workbench takes the cores of this machine too.
    let live = try store.liveRuns(now: now).filter { run in
      run.owner.map { $0.host == machine && !$0.hasEnded() } ?? false
    }
    let busy = started.union(live.map(\.id)).count
    let next = waiting.prefix(max(queue.parallel - busy, 0))
    for entry in next {
      try start(entry.run, queued: entry.since, threads: max(threads / queue.parallel, 1))
    }
    return waiting.count - next.count
  }

  private mutating func start(_ run: StoredRun, queued: Double, threads: Int) throws {
    let log = "\(store.path)/\(run.id.runText).log"
    let size = try? FileManager.default.attributesOfItem(atPath: log)[.size] as? UInt64
    let process = try DetachedProgram.start(
      arguments: [
        "train", "--resume", run.id.runText, "--store", store.path, "--threads", "\(threads)",
      ], log: log)
    children.append(
      Child(run: run.id, process: process, queued: queued, logStart: size ?? 0))
    say(
      "\(run.id.runText) \(run.title) starts, process \(process), "
        + "\(threads) thread\(threads == 1 ? "" : "s")")
  }

  /// Takes note of processes that ended. One that ended before it took its run over, because its data
  /// is gone say, would do so again: its run waits no more.
  ///
  /// - Returns: whether there were any.
  private mutating func reap() throws -> Bool {
    let ended = children.filter { child in
      var state: Int32 = 0
      return waitpid(child.process, &state, WNOHANG) != 0
    }
    for child in ended {
      children.removeAll { $0.run == child.run }
      let reason = QueueRunner.lastWords(
        inLog: "\(store.path)/\(child.run.runText).log", child.logStart)
      if try store.failQueued(
        child.run, queued: child.queued, message: reason, now: Clock.now())
      {
        say("\(child.run.runText) could not be started: \(reason)")
      } else if let run = try store.summary(of: child.run, now: Clock.now()) {
        say("\(child.run.runText) \(run.title) is \(run.status.rawValue)")
      }
    }
    return !ended.isEmpty
  }

  private func farewell() throws -> String {
    let live = try store.liveRuns(now: Clock.now())
    let texts = Set(live.map(\.id)).union(children.map(\.run)).sorted().map(\.runText)
    return texts.isEmpty
      ? "no further run is started"
      : "no further run is started; \(texts.joined(separator: ", ")) "
        + "train\(texts.count == 1 ? "s" : "") on"
  }

  /// The last lines of a log behind a place, as one line.
  static func lastWords(inLog path: String, _ start: UInt64) -> String {
    var text = ""
    if let file = FileHandle(forReadingAtPath: path) {
      defer { try? file.close() }
      let end = (try? file.seekToEnd()) ?? 0
      try? file.seek(toOffset: max(start, end > 2000 ? end - 2000 : 0))
      text = String(decoding: (try? file.readToEnd()) ?? Data(), as: UTF8.self)
    }
    let lines = text.lines.map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    return lines.isEmpty
      ? "its process ended without a word before it began to train"
      : lines.suffix(3).joined(separator: "; ")
  }
}

extension QueueRunner {
  /// Starts a process that works on the queue in the background and ends when that is empty, unless one
  /// is there or nothing is to be done.
  ///
  /// - Returns: its number; nil where none was started.
  @discardableResult
  package static func startDetached(
    for store: RunStore, threads: Int
  ) throws -> Int32? {
    let queue = try store.queue(now: Clock.now())
    guard queue.runner == nil, !queue.isPaused, !queue.entries.isEmpty else { return nil }
    return try DetachedProgram.start(
      arguments: [
        "queue", "run", "--until-empty", "--store", store.path, "--threads", "\(threads)",
      ], log: "\(store.path)/queue.log")
  }
}
