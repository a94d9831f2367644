import Datasets
import Experiments
import Metrics
import NeuralNetwork

/// Trains one run: opens the data, steps through the epochs, answers commands between steps.
///
/// Not Sendable: a trainer is made, run and dropped on one queue. It never waits for whoever watches;
/// events and snapshots leave through the closures of `TrainerPorts`, which must return at once.
package final class Trainer {
  let experiment: Experiment
  let directory: String
  let cache: String?
  let workers: Int
  let control: TrainerControl
  let ports: TrainerPorts
  let resumePoint: ResumePoint?
  let startingWeights: StartingWeights?
  /// What the log is to tell of them.
  var weightsNote: String?

  var snapshot = TrainingSnapshot(phase: .preparing, activity: "opening the data")
  var pace = PaceMeter()
  var profiler = StepProfiler()
  /// The checkpoint of the best epoch, kept when the experiment chooses the model by a measure.
  var best: NetworkState?
  var lastCheckpointTime: Double = 0
  /// Set when training must end before its planned end.
  var stopReason: String?
  var stopsAfterEpoch = false
  /// Set when a rule has changed the course within a step: it is kept once the step is complete.
  var savesAfterStep = false

  /// Seconds after which a step boundary writes a checkpoint though the epoch is not over.
  static let checkpointInterval: Double = 120

  /// - Parameters:
  ///   - directory: where the relative paths of the experiment file start.
  ///   - cache: the folder for decoded images, for this run and later ones; nil keeps them for this
  ///     run alone. The result does not depend on it.
  ///   - workers: threads; the result does not depend on it.
  ///   - resumePoint: the checkpoint to continue from; nil starts anew.
  ///   - startingWeights: what a new run starts from whose experiment names a file of weights.
  package init(
    experiment: Experiment, directory: String, cache: String? = nil, workers: Int,
    control: TrainerControl, ports: TrainerPorts, resumePoint: ResumePoint?,
    startingWeights: StartingWeights? = nil
  ) {
    self.experiment = experiment
    self.directory = directory
    self.cache = cache
    self.workers = workers
    self.control = control
    self.ports = ports
    self.resumePoint = resumePoint
    self.startingWeights = startingWeights
  }

  /// Trains to the end, a stop or an error; the last event says which.
  @discardableResult
  package func run() -> TrainingOutcome {
    let outcome: TrainingOutcome
    do {
      outcome = try train()
    } catch {
      outcome = .failed(reason: "\(error)")
    }
    ports.emit(.ended(outcome))
    return outcome
  }

  // MARK: The run

  private func train() throws -> TrainingOutcome {
    let data = try openData()
    try checkRules(labels: data.dataset.labels)
    let network = try makeNetwork(for: data)
    var position = try startingPosition(for: data, network: network)
    let loader = data.trainingLoader(experiment)
    announce(data, network: network, loader: loader, position: position)

    while position.epoch < plannedEpochs(position) && !position.stopping.shouldStop {
      try trainEpoch(data: data, network: network, loader: loader, position: &position)
      // Also after the last epoch a pause holds.
      if snapshot.phase == .paused, stopReason == nil {
        answerCommands(
          network: network, position: &position, stepsPerEpoch: loader.batchesPerEpoch)
      }
      if let stopReason {
        save(.last, network: network, position: position)
        return .stopped(reason: stopReason)
      }
    }
    return try finish(data: data, network: network, position: position)
  }

  private func trainEpoch(
    data: PreparedData, network: any Classifier, loader: BatchLoader,
    position: inout TrainerPosition
  ) throws {
    let epochStart = ports.clock()
    let stepsPerEpoch = loader.batchesPerEpoch
    beginEpoch(network: network, position: position)
    while position.batch < stepsPerEpoch {
      answerCommands(network: network, position: &position, stepsPerEpoch: stepsPerEpoch)
      if stopReason != nil { return }
      try takeStep(network: network, loader: loader, position: &position)
      if ports.clock() - lastCheckpointTime > Self.checkpointInterval {
        save(.last, network: network, position: position)
      }
    }
    let evaluationStart = ports.clock()
    let validation = try evaluate(
      data.split.validation, of: data, network: network, activity: "evaluating on validation")
    let evaluationSeconds = ports.clock() - evaluationStart
    pace.recordEvaluation(seconds: evaluationSeconds)
    if validation != nil { profiler.evaluationSeconds = evaluationSeconds }
    position.elapsed += evaluationSeconds

    let isBest = position.stopping.record(
      validation.flatMap { stopValue($0.measures) }, epoch: position.epoch + 1)
    // Before the epoch, so that whoever hears of that finds its scores.
    if let table = validation?.table,
      Self.keepsValidationScores(images: table.images.count, labels: table.labels.count)
    {
      emit(table, of: .validation, epoch: position.epoch + 1, step: position.step)
    }
    ports.emit(
      .epoch(
        EpochRecord(
          epoch: position.epoch + 1, step: position.step,
          trainLoss: position.epochLossCount == 0
            ? nil : position.epochLossSum / Double(position.epochLossCount),
          validation: validation?.measures, isBest: isBest, seconds: ports.clock() - epochStart)))
    position.epoch += 1
    position.batch = 0
    position.epochLossSum = 0
    position.epochLossCount = 0
    if let validation {
      checkMeasures(validation.measures, position: &position)
    }
    if isBest && keepsBest(position) {
      best = network.exportState()
      save(.best, network: network, position: position)
    }
    if savesAfterStep || position.epoch % experiment.train.checkpointEvery == 0
      || position.epoch == plannedEpochs(position)
    {
      save(.last, network: network, position: position)
    }
    if stopsAfterEpoch { stopReason = "stopped after epoch \(position.epoch)" }
  }

  // MARK: End

  private func finish(data: PreparedData, network: any Classifier, position: TrainerPosition) throws
    -> TrainingOutcome
  {
    snapshot.phase = .finishing
    renewProfile(of: network, now: .infinity)
    if let best { try network.restore(best) }
    let tune = try evaluate(
      data.split.tune, of: data, network: network, activity: "scoring the tune split")
    if let tune {
      emit(tune.table, of: .tune, epoch: position.epoch, step: position.step)
      ports.emit(.thresholds(try tuneThresholds(on: tune.table, splitHash: data.split.hash)))
    }
    let test = try evaluate(
      data.split.test, of: data, network: network, activity: "scoring the test split")
    if let test { emit(test.table, of: .test, epoch: position.epoch, step: position.step) }
    let epochs = plannedEpochs(position)
    if position.epoch < epochs, let patience = position.stopping.patience {
      return .done(
        reason: "no better \(stopMeasure.rawValue) in \(patience) epochs, "
          + "best in epoch \(position.stopping.bestEpoch ?? 0)")
    }
    return .done(reason: "all \(epochs) epochs done")
  }

  // MARK: Parts

  /// What makes an epoch the best; without early stopping it only marks epochs, and the last weights
  /// are the run's.
  var stopMeasure: StopMeasure { experiment.train.earlyStop?.measure ?? .loss }

  private func stopValue(_ measures: EvaluationMeasures) -> Double? {
    switch stopMeasure {
    case .loss: measures.loss
    case .macroF1: measures.macroF1
    case .macroAveragePrecision: measures.macroAveragePrecision
    case .subsetAccuracy: measures.subsetAccuracy
    }
  }

  /// Epochs the run is to have, after all that was asked for on the way.
  func plannedEpochs(_ position: TrainerPosition) -> Int {
    position.course.epochs ?? experiment.train.epochs
  }

  /// Whether the best epoch's weights are the run's in the end, and not the last ones.
  func keepsBest(_ position: TrainerPosition) -> Bool {
    experiment.train.earlyStop != nil || position.course.keepsBest
  }

  /// The rate of the next step by the schedule alone.
  func scheduledRate(_ position: TrainerPosition, stepsPerEpoch: Int) -> Float {
    let course = course(position, stepsPerEpoch: stepsPerEpoch)
    return experiment.train.schedule.rate(
      base: experiment.train.rate, at: course.position(of: position.step), step: position.step,
      totalSteps: course.planned, stepsPerEpoch: stepsPerEpoch)
  }

  func course(_ position: TrainerPosition, stepsPerEpoch: Int) -> ScheduleCourse {
    position.course.schedule ?? ScheduleCourse(planned: stepsPerEpoch * experiment.train.epochs)
  }

  func save(_ kind: TrainingCheckpoint.Kind, network: any Classifier, position: TrainerPosition) {
    if kind != .best { lastCheckpointTime = ports.clock() }
    if kind == .last { savesAfterStep = false }
    ports.emit(
      .checkpoint(
        TrainingCheckpoint(kind: kind, position: position, network: network.exportState())))
  }

  private func emit(_ table: ScoreTable, of part: SplitPart, epoch: Int, step: Int) {
    ports.emit(.scores(SplitScores(part: part, table: table, epoch: epoch, step: step)))
  }

  func log(_ level: LogLine.Level, _ text: String, step: Int) {
    ports.emit(.log(LogLine(level: level, step: step, text: text)))
  }
}
