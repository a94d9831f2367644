import NeuralNetwork

/// How the network is trained.
package struct TrainingDescription: Equatable, Sendable {
  package var epochs: Int
  /// Images a step.
  package var batch: Int
  /// Steps that make an epoch, however many images there are; nil for as many as visit each image
  /// once.
  package var epochSteps: Int?
  package var loss: LossDescription
  package var optimizer: OptimizerDescription
  /// The highest learning rate of the schedule.
  package var rate: Float
  /// Layers that are trained in a way of their own; they fit the network.
  package var groups: [LayerGroup]
  package var schedule: ScheduleDescription
  package var earlyStop: EarlyStop?
  /// Gradients longer than this are shortened to it.
  package var clipNorm: Float?
  /// Decay, a step, of the running average of the weights that is evaluated instead of them.
  package var averaging: Float?
  /// Whether convolutions are summed by their definition: slower, and closer in the last digits.
  package var exact: Bool
  /// Epochs between two checkpoints.
  package var checkpointEvery: Int

  package init(
    epochs: Int = 30, batch: Int = 32, epochSteps: Int? = nil,
    loss: LossDescription = LossDescription(function: .binaryCrossEntropy),
    optimizer: OptimizerDescription = .adamW(
      beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 1e-4),
    rate: Float = 1e-3, groups: [LayerGroup] = [],
    schedule: ScheduleDescription = ScheduleDescription(
      shape: .oneCycle(startDivisor: 25, finalDivisor: 10_000), warmup: 0.2),
    earlyStop: EarlyStop? = nil, clipNorm: Float? = nil, averaging: Float? = nil,
    exact: Bool = false, checkpointEvery: Int = 1
  ) {
    self.epochs = epochs
    self.batch = batch
    self.epochSteps = epochSteps
    self.loss = loss
    self.optimizer = optimizer
    self.rate = rate
    self.groups = groups
    self.schedule = schedule
    self.earlyStop = earlyStop
    self.clipNorm = clipNorm
    self.averaging = averaging
    self.exact = exact
    self.checkpointEvery = checkpointEvery
  }

  /// How many images an epoch visits; nil for each one once.
  package var epochVisits: Int? { epochSteps.map { $0 * batch } }

  /// The most images an epoch may visit: their order is worked out as a whole.
  package static let mostEpochVisits = 10_000_000
}

/// When training ends before its last epoch.
package struct EarlyStop: Equatable, Sendable {
  /// Evaluations in a row without a better value.
  package var patience: Int
  package var measure: StopMeasure

  package init(patience: Int, measure: StopMeasure) {
    self.patience = patience
    self.measure = measure
  }
}

/// The measure on the validation split that says which epoch is the best.
package enum StopMeasure: String, CaseIterable, Sendable {
  case loss
  case macroF1 = "macro-f1"
  case macroAveragePrecision = "macro-ap"
  case subsetAccuracy = "subset-accuracy"
}
