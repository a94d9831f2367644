import Foundation
import Metrics
import RunStore

/// Two workbenches and a headless trainer on one store, killed and started again at random while
/// commands come from outside.
///
/// A class because it owns the processes.
final class ChaosSoak {
  /// What happened, to be told at the end.
  struct Figures {
    var kills = 0
    var starts = 0
    var finishedRuns = 0
    var checks = 0
    var posted = 0
    var refusedAtOnce = 0
    var acknowledged = 0
    var refused = 0
    /// Seconds: of a command to its answer, of a run to be shown as interrupted after its process died.
    var longestAnswer = 0.0
    var longestStale = 0.0
  }

  /// A process commits, and so says that it is alive, five times a second.
  static let heartbeat = 0.2
  /// Seconds within which a command is answered, on a machine with much else to do.
  static let answerLimit = 30.0

  private(set) var figures = Figures()
  private(set) var problems: [String] = []
  private let folder: Folder
  private let store: RunStore
  private let reference: RunResult
  private var random = SplitMix(state: 6)
  private var trainer: Process?
  private var benches: [VirtualTerminal?] = [nil, nil]
  /// The run whose result must be that of an undisturbed one.
  private var run: Int64?
  private var finished: Set<Int64> = []
  private var records: [Int64: RunRecord] = [:]
  /// Since when a run shows as live although no process works on it.
  private var stale: [Int64: Double] = [:]

  init(_ folder: Folder) throws {
    self.folder = folder
    try Self.experiment.write(
      to: folder.url.appending(path: "Experiments/chaos.yaml"), atomically: true, encoding: .utf8)
    let quiet = folder.url.appending(path: "quiet").path
    _ = try Program.run(["train", "Experiments/chaos.yaml", "--store", quiet], in: folder)
    reference = try RunResult(RunStore(path: quiet), 1, now: Self.now())
    store = try RunStore(path: folder.store)
  }

  deinit {
    if let trainer, trainer.isRunning { kill(trainer.processIdentifier, SIGKILL) }
    for bench in benches { bench?.signal(SIGKILL) }
  }

  /// - Parameter seconds: of chaos; the last run is brought to its end after that.
  func run(seconds: Double) throws {
    let end = Self.now() + seconds
    var nextCheck = 0.0
    while Self.now() < end {
      try disturb()
      for bench in benches { bench?.wait(0.02) { _ in false } }
      guard Self.now() >= nextCheck else { continue }
      nextCheck = Self.now() + 0.25
      try check()
    }
    try settle()
  }

  // MARK: Disturbing

  private func disturb() throws {
    try keepTrainerGoing()
    for index in benches.indices {
      if let bench = benches[index], bench.exitStatus == nil {
        if chance(150) {
          bench.signal(SIGKILL)
          _ = bench.waitForExit(5)
          figures.kills += 1
        } else if chance(4) {
          bench.type(pick(["1", "2", "3", "8", "j", "k", "\t", "\r", "P", "r", "C", "\u{1b}"]))
        }
      } else if chance(10) {
        figures.starts += 1
        benches[index] = VirtualTerminal(
          Program.path, ["--store", folder.store, "--threads", "1"], directory: folder.path)
      }
    }
    if let trainer, trainer.isRunning, chance(60) {
      kill(trainer.processIdentifier, SIGKILL)
      trainer.waitUntilExit()
      figures.kills += 1
    }
    if chance(6) { try post() }
  }

  private func keepTrainerGoing() throws {
    if let trainer, trainer.isRunning { return }
    try findRun()
    guard chance(8) else { return }
    figures.starts += 1
    let task = run.map { ["--resume", "\($0)"] } ?? ["Experiments/chaos.yaml"]
    trainer = try Program.start(
      ["train", "--store", folder.store, "--threads", "1"] + task, in: folder)
  }

  /// The run under way; nil when the next one is to be begun.
  private func findRun() throws {
    let newest = try store.runs(now: Self.now()).first
    run = newest.flatMap { finished.contains($0.id) ? nil : $0.id }
  }

  private func post() throws {
    guard let run = try store.runs(now: Self.now()).first?.id else { return }
    let commands: [(String, String?)] = [
      ("pause", nil), ("resume", nil), ("resume", nil), ("checkpoint", nil), ("resume", nil),
      ("learning-rate", "-1"), ("dance", nil), ("stop", nil), ("stop", "epoch-end"),
    ]
    let (verb, argument) = pick(commands)
    do {
      try store.post(verb, argument: argument, to: run, now: Self.now())
      figures.posted += 1
    } catch StoreError.wrongStatus {
      figures.refusedAtOnce += 1
    }
  }

  // MARK: Checking

  private func check() throws {
    let now = Self.now()
    figures.checks += 1
    for row in try store.runs(now: now) where !finished.contains(row.id) {
      let record = try RunRecord(store, row.id, now: now)
      if let before = records[row.id] {
        problems += record.losses(since: before).map { "run \(row.id) lost \($0)" }
      }
      if record.repeatedSteps > 0 { problems.append("run \(row.id) has steps twice") }
      records[row.id] = record
      checkStatus(record.run, now: now)
      for command in record.commands where command.state == .posted {
        let waited = now - command.posted
        if waited > Self.answerLimit {
          problems.append("command \(command.id) \(command.verb) waits since \(waited) s")
        }
      }
      if row.status == .done { try finish(record) }
    }
  }

  private func checkStatus(_ run: StoredRun, now: Double) {
    guard run.status.isLive, run.owner?.hasEnded() ?? true else {
      stale[run.id] = nil
      return
    }
    let since = stale[run.id] ?? now
    stale[run.id] = since
    figures.longestStale = max(figures.longestStale, now - since)
    if now - since > 10 * Self.heartbeat {
      problems.append(
        "run \(run.id) shows as \(run.status.rawValue) \(now - since) s after its process ended")
    }
  }

  private func finish(_ record: RunRecord) throws {
    let id = record.run.id
    finished.insert(id)
    figures.finishedRuns += 1
    if try RunResult(store, id, now: Self.now()) != reference {
      problems.append("run \(id) came to another result than undisturbed")
    }
    for command in record.commands {
      switch command.state {
      case .posted: problems.append("command \(command.id) was never answered")
      case .acknowledged: figures.acknowledged += 1
      case .refused:
        figures.refused += 1
        if (command.message ?? "").isEmpty {
          problems.append("command \(command.id) was refused without a reason")
        }
      }
      if let answered = command.answered {
        figures.longestAnswer = max(figures.longestAnswer, answered - command.posted)
      }
    }
  }

  /// Ends all processes and brings the last run to its end.
  private func settle() throws {
    for bench in benches { bench?.signal(SIGKILL) }
    if let trainer, trainer.isRunning {
      kill(trainer.processIdentifier, SIGKILL)
      trainer.waitUntilExit()
    }
    for bench in benches { _ = bench?.waitForExit(5) }
    try check()
    try findRun()
    if let run {
      let result = try Program.run(
        ["train", "--store", folder.store, "--resume", "\(run)"], in: folder)
      if result.status != 0 { problems.append("run \(run) did not end: \(result.errors)") }
      try check()
      if !finished.contains(run) { problems.append("run \(run) is not done") }
    }
    problems += try store.check(now: Date().timeIntervalSince1970)
      .filter { $0.weight != .leftover }.map { "\($0)" }
  }

  // MARK: Chance

  private func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }

  private func pick<T>(_ values: [T]) -> T {
    values[Int.random(in: values.indices, using: &random)]
  }

  static func now() -> Double { Date().timeIntervalSince1970 }

  private static let experiment = """
    title: chaos
    seed: 3
    data:
      source: "scenes:pets"
      pictures: 240
      size: [24, 24]
      split: {train: 0.7, validation: 0.1, tune: 0.1, test: 0.1}
    augment: {flip: true, crop: 0.9, colour: 0.1}
    network:
      layers:
        - conv: {channels: 16, bias: false}
        - batch-norm
        - relu
        - max-pool: 2
        - conv: 16
        - relu
        - dropout: 0.1
        - global-average-pool
    train:
      epochs: 60
      batch: 8
      optimizer: {name: adamw, rate: 3e-3}
      schedule: {name: one-cycle, warmup: 0.2}
    """
}
