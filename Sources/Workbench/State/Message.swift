import Metrics
import TerminalUI

/// Everything that can happen to the workbench.
package enum Message: Sendable {
  case terminal(TerminalEvent)
  /// The time, in seconds since 1970; a few times a second is enough.
  case tick(now: Double)

  // What the store and the trainers say
  /// The stores that are open, in the order their runs are numbered by.
  case stores([OpenStore])
  /// All runs of a store.
  case runs([RunRow], store: Int = 0)
  /// One run that is new or has changed.
  case runChanged(RunRow)
  /// Names of the values runs have, of which some are asked for with `Effect.watchFields`.
  case fieldNames([String], store: Int = 0)
  /// The experiment files that were found.
  case experiments([ExperimentEntry])
  /// Answers `Effect.openRun`, and replaces what was known of the run.
  case opened(RunView)
  /// Answers `Effect.describeRun`: the resolved experiment, line by line.
  case described(run: RunID, lines: [String])
  /// Answers `Effect.inspectMix`.
  case mix(run: RunID, MixView)
  /// How many pictures have been looked through for `Effect.inspectMix`.
  case mixProgress(run: RunID, done: Int, total: Int)
  /// `Effect.inspectMix` could not be carried out: one sentence.
  case mixFailed(run: RunID, String)
  /// Answers `Effect.loadSamples`.
  case samples(SamplesView)
  /// `Effect.loadSamples` could not be carried out: one sentence.
  case samplesFailed(SamplesRequest, String)
  /// Answers `Effect.loadScores`.
  case scores(ScoresView)
  /// `Effect.loadScores` could not be carried out: one sentence.
  case scoresFailed(ScoresRequest, String)
  /// Answers `Effect.saveThresholds`, with the number it was given.
  case thresholdsSaved(run: RunID, ThresholdVersion)
  /// Answers `Effect.estimateGain`.
  case gain(GainRequest, ThresholdGain)
  /// Answers `Effect.checkCalibration`.
  case calibration(CalibrationRequest, CalibrationCheck)
  /// Answers `Effect.lookAtTest`.
  case test(TestView)
  /// Answers `Effect.confuse`.
  case confusion(ConfusionView)
  /// Answers `Effect.loadCell`.
  case cell(CellView)
  /// `Effect.loadCell` could not be carried out: one sentence.
  case cellFailed(CellRequest, String)
  /// Answers `Effect.compare`, part by part, and replaces what was known of these runs.
  case comparison(ComparisonView)
  /// `Effect.compare` could not be carried out: one sentence.
  case comparisonFailed(ComparisonRequest, String)
  /// Answers `Effect.watchStudies`: those of all stores, the newest first, in place of those before.
  case studies([StudyView])
  /// Answers `Effect.lookAtMachine`.
  case machine(MachineView)
  /// Answers `Effect.lookAtMachine` with what a run has printed since.
  case printed(PrintedLines)
  /// Answers `Effect.startRun` and `Effect.resumeRun`: the run that is about to train.
  case started(RunRow)

  /// The queue as it stands.
  case queue(QueueView)
  /// Answers `Effect.editRun` and `Effect.editFile`.
  case edited(ExperimentEdit)

  // News of the open run; of any other it is ignored
  case prepared(run: RunID, labels: [String], stepsPerEpoch: Int, batch: Int)
  /// Nil when no process works on the run any more.
  case snapshot(run: RunID, LiveSnapshot?)
  case activity(run: RunID, RunActivity)
  case points(run: RunID, SeriesKind, [SeriesPoint])
  case epoch(run: RunID, EpochMeasures)
  case thresholds(run: RunID, TunedThresholds)
  /// Nil for lines of the program itself, such as what was printed behind the screen.
  case log(run: RunID?, [LogEntry])
  case alarm(run: RunID, Alarm)
  /// The trainer answered a command, or a command was found that another process queued.
  case command(run: RunID, CommandRecord)

  /// Something worth a line happened.
  case notice(String)
  /// What was asked for could not be done: one sentence.
  case failed(String)
}
