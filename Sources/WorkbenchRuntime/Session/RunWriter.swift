import CProcess
import Experiments
import Foundation
import Metrics
import RunStore
import Training
import Workbench

/// Puts the events of a run into its store, in order, and fetches its commands.
///
/// What cannot be written stays in `waiting` and is tried again with the next commit.
struct RunWriter: Sendable {
  let store: RunStore
  let lease: RunLease
  let control: TrainerControl
  let snapshots: LatestValue<TrainingSnapshot>
  let alarms: AlarmDescription
  /// Says what went wrong with the store itself, which cannot keep it.
  let trouble: @Sendable (String) -> Void
  var catchUp: CatchUp

  /// The last event of the session is committed, or the run is no longer this process's to write.
  private(set) var isOver = false
  private var waiting: [RunRecorder.TimedEvent] = []
  private var labels: [String] = []
  private var position = RunProgress()
  private var sentCommands: Set<Int64> = []
  private var meter = ProcessMeter()
  private var isPausedShown = false
  /// Set while the store cannot be written and the trainer waits for it.
  private var isBlocked = false
  /// Whether it waits for that alone, and not for a person who paused it before.
  private var pausedItself = false
  private var nextDiskCheck = 0.0
  private var isDiskAlarmRaised = false

  init(
    store: RunStore, lease: RunLease, control: TrainerControl,
    snapshots: LatestValue<TrainingSnapshot>, alarms: AlarmDescription, catchUp: CatchUp,
    trouble: @escaping @Sendable (String) -> Void
  ) {
    self.store = store
    self.lease = lease
    self.control = control
    self.snapshots = snapshots
    self.alarms = alarms
    self.catchUp = catchUp
    self.trouble = trouble
  }

  /// Commits what arrived and what is still waiting, then looks for commands.
  mutating func commit(_ events: [RunRecorder.TimedEvent]) {
    guard !isOver else { return }
    waiting += events
    do {
      try commitWaiting()
      try fetchCommands()
      unblock()
      checkDisk()
    } catch StoreError.ownershipLost {
      trouble("run \(lease.run) was taken over by another process; this one stops working on it")
      control.send(TrainerCommand(verb: .stop(afterEpoch: false)))
      isOver = true
    } catch {
      block("\(error)")
    }
  }

  // MARK: Events

  private mutating func commitWaiting() throws {
    var flush = RunFlush()
    var count = 0
    for timed in waiting {
      if try gather(timed, into: &flush) {
        count += 1
        continue
      }
      // What is committed leaves at once: were it tried again, its steps would come twice. The event
      // may be the last one, and how far the run came is then never told again.
      flush.progress = position
      try store.append(lease, flush, now: Clock.now())
      waiting.removeFirst(count)
      flush = RunFlush()
      count = 0
      try write(timed)
      waiting.removeFirst()
      if isOver { return }
    }
    try showPause()
    flush.snapshot = snapshotText()
    flush.progress = position
    try store.append(lease, flush, now: Clock.now())
    waiting.removeFirst(count)
  }

  /// Adds an event that needs no transaction of its own to a flush; false for one that does.
  private mutating func gather(_ timed: RunRecorder.TimedEvent, into flush: inout RunFlush) throws
    -> Bool
  {
    switch timed.event {
    case .step(let record):
      try note(record, in: &flush)
      return true
    case .log(let line):
      flush.log.append(
        StoredLogLine(
          time: timed.time, level: line.storedLevel, step: line.step, text: line.text))
      return true
    default: return false
    }
  }

  private mutating func note(_ record: StepRecord, in flush: inout RunFlush) throws {
    switch catchUp.check(step: record.step, loss: Double(record.loss)) {
    case .recorded: return
    case .differs(let stored):
      try store.rewind(lease, to: record.step - 1, now: Clock.now())
      flush.log.append(
        StoredLogLine(
          time: Clock.now(), level: "warning", step: record.step,
          text: "step \(record.step) came out as \(record.loss), was \(stored): another machine or "
            + "build; the steps from here on are recorded anew"))
    case .new: break
    }
    position.step = record.step
    position.elapsed = record.elapsed
    let values: [(SeriesKind, Double)] = [
      (.trainLoss, Double(record.loss)), (.gradientNorm, Double(record.gradientNorm)),
      (.learningRate, Double(record.rate)), (.elapsed, record.elapsed),
    ]
    for (kind, value) in values {
      flush.points.append(
        StoredPoint(series: kind.storedName, step: record.step, value: value))
    }
  }

  private mutating func write(_ timed: RunRecorder.TimedEvent) throws {
    switch timed.event {
    case .step, .log: return
    case .prepared(let facts):
      labels = facts.labels
      try store.recordFacts(lease, RunFacts(facts), now: timed.time)
    case .planned(let epochs, let steps):
      try store.setPlan(lease, epochs: epochs, steps: steps, now: Clock.now())
    case .epoch(let record): try write(record, time: timed.time)
    case .checkpoint(let checkpoint):
      let position = checkpoint.position
      _ = try store.recordCheckpoint(
        lease, StoredCheckpoint.Kind(checkpoint.kind), epoch: position.epoch, step: position.step,
        try CheckpointFile(checkpoint), now: Clock.now())
    case .scores(let scores): try store.record(scores, lease, now: timed.time)
    case .thresholds(let tuned):
      _ = try store.recordThresholds(
        lease.run,
        StoredThresholds(
          time: timed.time, goal: tuned.goal, splitHash: tuned.splitHash, images: tuned.images,
          labels: labels, values: tuned.values, achieved: tuned.achieved, origins: tuned.origins))
    case .answered(let command, let accepted, let step, let message):
      if accepted {
        try store.acknowledge(
          command, of: lease, step: step, message: message, now: Clock.now())
      } else {
        try store.refuse(command, of: lease, step: step, reason: message, now: Clock.now())
      }
    case .ended(let outcome): try end(outcome)
    }
  }

  private mutating func write(_ record: EpochRecord, time: Double) throws {
    var flush = RunFlush()
    position.epoch = record.epoch
    if let loss = record.validation?.loss, !catchUp.hasValidation(step: record.step) {
      flush.points.append(
        StoredPoint(series: SeriesKind.validationLoss.storedName, step: record.step, value: loss))
    }
    try store.recordEpoch(
      lease,
      StoredEpoch(
        epoch: record.epoch, step: record.step, time: time, trainLoss: record.trainLoss,
        seconds: record.seconds, isBest: record.isBest, validation: record.validation),
      flush: flush, now: Clock.now())
  }

  private mutating func end(_ outcome: TrainingOutcome) throws {
    let flush = RunFlush(snapshot: snapshotText())
    let (stored, reason): (RunOutcome, String) =
      switch outcome {
      case .done(let reason): (.done, reason)
      case .stopped(let reason): (.stopped, reason)
      case .failed(let reason): (.failed, reason)
      }
    try store.finish(lease, stored, message: reason, flush: flush, now: Clock.now())
    isOver = true
  }

  private mutating func snapshotText() -> String? {
    guard var snapshot = snapshots.newest else { return nil }
    let usage = meter.read()
    snapshot.cpuPercent = usage.cpuPercent
    snapshot.residentBytes = Int(usage.residentBytes)
    position.epoch = snapshot.epoch
    return JSONLine.text(of: snapshot)
  }

  private mutating func showPause() throws {
    let isPaused = snapshots.newest?.phase == .paused
    guard isPaused != isPausedShown else { return }
    try store.setPaused(lease, isPaused, now: Clock.now())
    isPausedShown = isPaused
  }

  // MARK: Commands

  private mutating func fetchCommands() throws {
    for command in try store.pendingCommands(of: lease.run)
    where sentCommands.insert(command.id).inserted {
      if let verb = TrainerCommand.Verb(stored: command) {
        control.send(TrainerCommand(id: command.id, verb: verb))
      } else {
        let words = [command.verb] + (command.argument.map { [$0] } ?? [])
        try store.refuse(
          command.id, of: lease,
          reason: "\(words.joined(separator: " ")) is not a command this version knows",
          now: Clock.now())
      }
    }
  }

  // MARK: The disk

  private mutating func block(_ reason: String) {
    guard !isBlocked else { return }
    isBlocked = true
    pausedItself = snapshots.newest?.phase != .paused
    if pausedItself { control.send(TrainerCommand(verb: .pause)) }
    trouble("\(reason); training is paused until it can be recorded again")
  }

  private mutating func unblock() {
    guard isBlocked else { return }
    isBlocked = false
    if pausedItself { control.send(TrainerCommand(verb: .resume)) }
    trouble("the store can be written again" + (pausedItself ? "; training goes on" : ""))
  }

  private mutating func checkDisk() {
    guard let megabytes = alarms.diskFree, Clock.now() >= nextDiskCheck else { return }
    nextDiskCheck = Clock.now() + 10
    let free = cprocess_free_bytes(store.path)
    let isLow = free < UInt64(megabytes) * 1_000_000
    defer { isDiskAlarmRaised = isLow }
    guard isLow, !isDiskAlarmRaised else { return }
    let text = "\(store.path): \(free / 1_000_000) MB free, the alarm is at \(megabytes) MB"
    // The trainer raises it, as it does all others, at its next step.
    control.send(
      TrainerCommand(
        verb: .raise(RaisedAlarm(rule: AlarmName.disk, text: text, actions: alarms.diskAction))))
  }
}
