import Foundation
import Metrics
import RunStore
import Training
import Workbench

/// What the store says in the words of the screens.

extension SeriesKind {
  init?(storedName: String) {
    guard let kind = Self.allCases.first(where: { $0.storedName == storedName }) else { return nil }
    self = kind
  }
}

extension RunRow {
  /// - Parameter store: which of the open stores holds it.
  init(_ run: StoredRun, isHere: Bool, store: Int = 0) {
    self.init(
      id: RunID(run.id, inStore: store), title: run.title, question: run.question,
      status: RunStatus(run.status), started: run.created, duration: run.progress.elapsed,
      epoch: run.progress.epoch, epochs: run.plannedEpochs, step: run.progress.step,
      steps: run.plannedSteps,
      best: RunMeasures(run.best), last: RunMeasures(run.last), seed: run.seed, tags: run.tags,
      note: run.note, isArchived: run.isArchived, isHere: isHere, experiment: run.experiment,
      process: isHere ? nil : run.owner.map { Int($0.number) })
  }
}

extension RunStatus {
  init(_ status: StoredStatus) {
    switch status {
    case .queued: self = .queued
    case .running: self = .running
    case .paused: self = .paused
    case .interrupted: self = .interrupted
    case .done: self = .done
    case .stopped: self = .stopped
    case .failed: self = .failed
    }
  }
}

extension RunValue {
  init(_ value: StoredValue) {
    switch value {
    case .number(let number): self = .number(number)
    case .text(let text): self = .text(text)
    }
  }
}

extension RunMeasures {
  init(_ measures: StoredMeasures?) {
    self.init(
      macroF1: measures?.macroF1, macroAveragePrecision: measures?.macroAveragePrecision,
      validationLoss: measures?.loss)
  }
}

extension EpochMeasures {
  init(_ epoch: StoredEpoch) {
    self.init(
      epoch: epoch.epoch, step: epoch.step, trainLoss: epoch.trainLoss,
      validation: epoch.validation, isBest: epoch.isBest)
  }
}

extension LogEntry {
  init(_ line: StoredLogLine) {
    self.init(
      time: line.time, level: line.isAlarm ? .alarm : Level(rawValue: line.level) ?? .info,
      step: line.step, text: line.rule.map { "\($0): \(line.text)" } ?? line.text)
  }
}

extension Alarm {
  /// Nil for a line that is no alarm.
  init?(_ line: StoredLogLine) {
    guard line.isAlarm else { return nil }
    self.init(
      rule: line.rule ?? "alarm", text: line.text, step: line.step, time: line.time,
      asksForPerson: line.rings)
  }
}

extension CommandRecord {
  /// Nil for a command of a newer version, which this one has no words for.
  init?(_ command: StoredCommand, number: Int) {
    guard let wish = RunCommand(stored: command) else { return nil }
    let answer: Answer? =
      switch command.state {
      case .posted: nil
      case .acknowledged:
        Answer(
          isAccepted: true, step: command.step, text: wish.answerSaysMore ? command.message : nil)
      case .refused: Answer(isAccepted: false, step: command.step, text: command.message)
      }
    self.init(
      number: number, command: wish, time: command.posted,
      answer: answer)
  }
}

extension Workbench.TunedThresholds {
  init(_ thresholds: StoredThresholds) {
    self.init(version: thresholds.version, goal: thresholds.goal, values: thresholds.values)
  }
}

extension LiveSnapshot {
  /// From the text a recorder put into the store; nil when it is of another version.
  init?(stored text: String?) {
    guard let snapshot = Self.decode(text) else { return nil }
    let done = snapshot.stepsPerEpoch == 0 ? 0 : snapshot.step % snapshot.stepsPerEpoch
    self.init(
      step: snapshot.step, totalSteps: snapshot.totalSteps, epoch: snapshot.epoch,
      epochs: snapshot.epochs,
      epochProgress: snapshot.stepsPerEpoch == 0
        ? 0 : Double(done) / Double(snapshot.stepsPerEpoch),
      imagesPerSecond: snapshot.imagesPerSecond, etaSeconds: snapshot.etaSeconds,
      etaSpread: snapshot.etaSpread, elapsed: snapshot.elapsed,
      learningRate: snapshot.rate.map(Double.init), cpuPercent: snapshot.cpuPercent,
      memoryBytes: snapshot.residentBytes, planBytes: snapshot.planBytes,
      phase: snapshot.phase == .training ? nil : snapshot.activity)
  }

  static func batch(stored text: String?) -> Int? { decode(text)?.batch }

  private static func decode(_ text: String?) -> TrainingSnapshot? {
    TrainingSnapshot(stored: text)
  }
}

extension TrainingSnapshot {
  /// From the text a recorder put into the store; nil when it is of another version.
  init?(stored text: String?) {
    guard let text else { return nil }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    guard let snapshot = try? decoder.decode(TrainingSnapshot.self, from: Data(text.utf8)) else {
      return nil
    }
    self = snapshot
  }
}

extension RunActivity {
  /// - Parameter snapshot: the text a recorder put into the store last.
  init(_ run: StoredRun, _ snapshot: String?, checkpoints: [StoredCheckpoint]) {
    let snapshot = TrainingSnapshot(stored: snapshot)
    self.init(
      worker: run.owner.map { Worker(process: Int($0.number), host: $0.host) },
      heartbeat: run.heartbeat, profile: snapshot?.profile, cpuPercent: snapshot?.cpuPercent,
      memoryBytes: snapshot?.residentBytes,
      checkpoints: checkpoints.sorted { $0.time > $1.time }.map {
        Checkpoint(
          kind: $0.kind.rawValue, step: $0.step, epoch: $0.epoch, time: $0.time, bytes: $0.bytes)
      })
  }
}

extension RunView {
  init(
    _ details: StoredRunDetails, _ news: RunNews, isHere: Bool, store: Int = 0,
    number: (Int64) -> Int
  ) {
    var series = RunSeries()
    for (name, part) in news.series {
      guard let kind = SeriesKind(storedName: name) else { continue }
      part.apply(to: &series[kind])
    }
    self.init(
      row: RunRow(news.run, isHere: isHere, store: store), labels: details.facts.labels,
      configuration: details.resolvedText.lines, stepsPerEpoch: details.facts.stepsPerEpoch,
      batch: LiveSnapshot.batch(stored: news.snapshot) ?? 0, series: series,
      epochs: news.epochs.map { EpochMeasures($0) },
      thresholds: news.thresholds.map { Workbench.TunedThresholds($0) },
      snapshot: news.run.status.isLive ? LiveSnapshot(stored: news.snapshot) : nil,
      log: news.log.map { LogEntry($0) }, alarms: news.log.compactMap { Alarm($0) },
      commands: news.commands.compactMap { CommandRecord($0, number: number($0.id)) })
  }
}
