import Dispatch
import Interchange
import Metrics
import RunStore
import Synchronization
import Training
import Workbench

/// Writes a run for TensorBoard while it trains, on a queue of its own that the trainer never waits
/// for. What arrived is on the disk ``interval`` seconds later.
///
/// A class because the trainer, a timer and the program share it; safe because the file is behind a
/// lock.
package final class BoardRecorder: Sendable {
  private let queue = DispatchQueue(label: "thresh.board")
  private let file: Mutex<BoardFile>

  static let interval = 2.0

  /// Begins a file in the folder of the run below `folder`, after those that are there.
  ///
  /// A resumed run goes on in it; of one that was not written there before, the steps until then are
  /// written first, as the store has them.
  ///
  /// - Parameter trouble: told once, on any thread, that the file cannot be written.
  /// - Throws: a sentence where it cannot be made.
  package init(
    _ prepared: PreparedRun, in folder: String, store: RunStore,
    trouble: @escaping @Sendable (String) -> Void
  ) throws {
    file = Mutex(try BoardFile(prepared, in: folder, store: store, trouble: trouble))
    flushLater()
  }

  /// Takes an event of the trainer. Returns at once.
  package func record(_ event: TrainingEvent) {
    let time = Clock.now()
    queue.async { @Sendable [self] in file.withLock { $0.write(event, time: time) } }
  }

  /// Blocks until all is written, with what is known of a run that is done.
  package func finish() {
    queue.sync { file.withLock { $0.finish() } }
  }

  private func flushLater() {
    queue.asyncAfter(deadline: .now() + Self.interval) { @Sendable [weak self] in
      guard let self, file.withLock({ $0.flush() }) else { return }
      flushLater()
    }
  }
}

/// The file of a ``BoardRecorder``.
private struct BoardFile {
  private let run: Int64
  private let export: BoardExport
  private let store: RunStore
  private let log: EventLog
  private let trouble: @Sendable (String) -> Void
  private var isTroubled = false
  private var isOver = false

  init(
    _ prepared: PreparedRun, in folder: String, store: RunStore,
    trouble: @escaping @Sendable (String) -> Void
  ) throws {
    try OutputFolder.make(folder)
    run = prepared.lease.run
    self.store = store
    self.trouble = trouble
    export = BoardExport(to: folder, from: store)
    let tracked = try TrackedRun(run, in: store)
    let place = try BoardExport.place(of: tracked.details, in: folder)
    let step = prepared.resumePoint?.last.position.step ?? 0
    if step > 0, place.files.isEmpty {
      let export = export
      try place.replace(time: tracked.details.run.created) { write in
        try BoardExport.begin(tracked, write)
        _ = try export.course(of: tracked, through: step, write)
      }
    }
    log = try EventLog(
      in: place, resumedAt: place.files.isEmpty ? nil : step > 0 ? step + 1 : 0, time: Clock.now())
    if step == 0 { BoardExport.begin(tracked) { log.append($0) } }
    try log.flush()
    try export.writeExperiment(with: [run])
  }

  mutating func write(_ event: TrainingEvent, time: Double) {
    switch event {
    case .step(let record):
      let values: [(SeriesKind, Float)] = [
        (.trainLoss, record.loss), (.learningRate, record.rate),
        (.gradientNorm, record.gradientNorm),
      ]
      append(
        BoardTags.step(values.map { ($0.0.storedName, Double($0.1)) }), step: record.step, time)
    case .epoch(let record):
      let loss = record.validation?.loss.map { (SeriesKind.validationLoss.storedName, $0) }
      append(
        BoardTags.step([loss].compactMap { $0 })
          + BoardTags.epoch(trainLoss: record.trainLoss, validation: record.validation),
        step: record.step, time)
    case .scores(let scores) where scores.part == .validation:
      append(BoardTags.scores(scores.table, of: .validation), step: scores.step, time)
    case .checkpoint(let checkpoint) where checkpoint.kind == .last:
      append(
        BoardTags.weights(checkpoint.network.weights), step: checkpoint.position.step, time)
    case .scores, .checkpoint, .prepared, .planned, .thresholds, .log, .answered, .ended: return
    }
  }

  private func append(_ summaries: [BoardSummary], step: Int, _ time: Double) {
    guard !summaries.isEmpty else { return }
    log.append(BoardEvent(time: time, step: step, .summaries(summaries)))
  }

  /// - Returns: whether there may be more to write.
  mutating func flush() -> Bool {
    do {
      try log.flush()
      isTroubled = false
    } catch {
      tell("\(error)")
    }
    return !isOver
  }

  mutating func finish() {
    do {
      let tracked = try TrackedRun(run, in: store)
      if tracked.details.run.status == .done {
        let left = try export.writeTune(tracked) { log.append($0) }
        if let end = BoardTags.end(of: tracked.details.run) { append([end], step: 0, Clock.now()) }
        for part in left { trouble("\(log.path): left out: \(part)") }
      }
    } catch {
      tell("\(log.path): \(error)")
    }
    isOver = true
    _ = flush()
  }

  private mutating func tell(_ sentence: String) {
    if !isTroubled { trouble(sentence) }
    isTroubled = true
  }
}
