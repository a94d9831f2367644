import Metrics
import RunStore

/// All that is committed of a run at one moment.
struct RunRecord {
  let run: StoredRun
  let series: [String: SeriesPoints]
  let epochs: [StoredEpoch]
  let log: [StoredLogLine]
  let commands: [StoredCommand]

  init(_ store: RunStore, _ run: Int64, now: Double) throws {
    let news = try store.news(of: run, now: now)
    self.run = news.run
    series = news.series.mapValues(\.points)
    epochs = news.epochs
    log = news.log
    commands = news.commands
  }

  /// What an earlier record holds and this one does not, a sentence each: what was committed stays,
  /// and what a resumed run takes again comes out the same.
  func losses(since earlier: RunRecord) -> [String] {
    var losses: [String] = []
    for (name, points) in earlier.series {
      let now = series[name] ?? SeriesPoints()
      let kept =
        now.steps.starts(with: points.steps)
        && now.values.map(\.bitPattern).starts(with: points.values.map(\.bitPattern))
      if !kept { losses.append("\(points.count) points of \(name), now \(now.count)") }
    }
    if !epochs.map(EpochFigures.init).starts(with: earlier.epochs.map(EpochFigures.init)) {
      losses.append("\(earlier.epochs.count) epochs, now \(epochs.count)")
    }
    if !log.starts(with: earlier.log) {
      losses.append("\(earlier.log.count) log lines, now \(log.count)")
    }
    for command in earlier.commands {
      let now = commands.first { $0.id == command.id }
      if now == nil || command.state != .posted && now != command {
        losses.append("command \(command.id) \(command.verb), \(command.state.rawValue)")
      }
    }
    return losses
  }

  /// Steps with more than one point, in any series: written by two processes, or twice by one.
  var repeatedSteps: Int {
    series.values.map { zip($0.steps, $0.steps.dropFirst()).count { $0 == $1 } }.reduce(0, +)
  }
}

/// What an epoch was worth, without the times.
struct EpochFigures: Equatable {
  let epoch: Int
  let step: Int
  let trainLoss: Double?
  let validation: EvaluationMeasures?
  let isBest: Bool

  init(_ stored: StoredEpoch) {
    epoch = stored.epoch
    step = stored.step
    trainLoss = stored.trainLoss
    validation = stored.validation
    isBest = stored.isBest
  }
}

/// What a finished run came to: all of it but the times.
struct RunResult: Equatable {
  let series: [String: SeriesPoints]
  let epochs: [EpochFigures]
  let scores: [ScoreTable?]
  let thresholds: [[Double]]

  init(_ store: RunStore, _ run: Int64, now: Double) throws {
    let record = try RunRecord(store, run, now: now)
    series = record.series.filter { $0.key != "elapsed" }
    epochs = record.epochs.map(EpochFigures.init)
    scores = try [StoredSplit.validation, .tune].map { try store.scores(of: run, on: $0)?.table }
    thresholds = try store.thresholds(of: run).suffix(1).map(\.values)
  }
}
