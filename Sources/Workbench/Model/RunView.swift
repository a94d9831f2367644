import Metrics

/// Everything a screen shows of one run. A live run and a past one are the same value.
package struct RunView: Sendable {
  package var row: RunRow
  package var labels: [String]
  /// The resolved experiment, line by line.
  package var configuration: [String]
  package var stepsPerEpoch: Int
  package var batch: Int
  package var series: RunSeries
  package var epochs: [EpochMeasures]
  package var thresholds: TunedThresholds?
  /// Nil when no process works on the run.
  package var snapshot: LiveSnapshot?
  /// The process that works on it, or did, and where the time of its steps went.
  package var activity: RunActivity
  package var log: [LogEntry]
  package var alarms: [Alarm]
  package var commands: [CommandRecord]

  package init(
    row: RunRow, labels: [String] = [], configuration: [String] = [], stepsPerEpoch: Int = 0,
    batch: Int = 0, series: RunSeries = RunSeries(), epochs: [EpochMeasures] = [],
    thresholds: TunedThresholds? = nil, snapshot: LiveSnapshot? = nil,
    activity: RunActivity = RunActivity(), log: [LogEntry] = [], alarms: [Alarm] = [],
    commands: [CommandRecord] = []
  ) {
    self.row = row
    self.labels = labels
    self.configuration = configuration
    self.stepsPerEpoch = stepsPerEpoch
    self.batch = batch
    self.series = series
    self.epochs = epochs
    self.thresholds = thresholds
    self.snapshot = snapshot
    self.activity = activity
    self.log = log
    self.alarms = alarms
    self.commands = commands
  }

  package var id: RunID { row.id }
  /// The newest measures on the validation split.
  package var validation: EvaluationMeasures? { epochs.last { $0.validation != nil }?.validation }
  /// The newest epoch that was the best of its time.
  package var bestEpoch: EpochMeasures? { epochs.last(where: \.isBest) }
  package var step: Int {
    min(max(snapshot?.step ?? 0, row.step, series.lastStep ?? 0), RunSeries.steps.upperBound)
  }
  package var totalSteps: Int { max(snapshot?.totalSteps ?? 0, row.steps) }
  package var epoch: Int { max(snapshot?.epoch ?? 0, row.epoch) }
  package var totalEpochs: Int { max(snapshot?.epochs ?? 0, row.epochs) }

  /// Whether the run is paused once all queued commands are carried out.
  package var willBePaused: Bool {
    let pending = commands.last { $0.isQueued && ($0.command == .pause || $0.command == .resume) }
    return pending.map { $0.command == .pause } ?? (row.status == .paused)
  }
}
