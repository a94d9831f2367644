import Kernels

/// A convolutional network with its trainer's state: weights, moments, running statistics.
///
/// A class because it owns the arenas a plan lays out and works in place. Not Sendable: it is born,
/// used and dropped on one queue, and lends its memory to `workers` threads within a call. Results
/// do not depend on the number of workers.
///
/// One step of training is `accumulateGradients`, then `applyGradients`; a step whose gradients are
/// not applied leaves the weights as they were.
package final class Network {
  package let description: NetworkDescription
  package let input: ImageShape
  package let labels: Int
  package let maximumBatch: Int
  package let loss: LossDescription
  package let optimizer: OptimizerDescription
  /// Decay of the averaged weights; nil keeps none.
  package let averaging: Float?
  /// Whether it is made to score and never to train: it has no gradients, moments or averages, and
  /// its state is its weights and running statistics.
  package let onlyScores: Bool

  /// Of the epoch under way.
  var plan: Plan
  /// By the first epoch they hold for, in order: with layers frozen there is less to do.
  private let plans: [(epoch: Int, plan: Plan)]
  let seed: UInt64
  /// Activations, gradients of activations and scratch, at the plan's offsets in ``work``.
  var memory: [Slice]
  private let work: Arena
  let weights: Arena
  let gradients: Arena
  /// Velocity or first moment.
  let firstMoment: Arena
  /// Second moment; empty with SGD.
  let secondMoment: Arena
  let averagedWeights: Arena
  let statistics: Arena
  let sizes: ArenaSizes
  /// The running statistics before the current step, to go back to if its loss is not finite.
  let earlierStatistics: Arena
  /// Updates made so far.
  var updateCount = 0
  /// All weights, in their order, and what is particular about their updates.
  var weightGroups: [WeightGroup]
  /// Norm of the gradients that wait to be applied.
  var gradientNorm: Float = 0
  var smoothedTargets: [Float]
  /// Set while the parts of training steps are timed.
  var stopwatch: StepStopwatch?

  /// Plans the network and gives it its initial weights, a pure function of description and seed.
  ///
  /// Convolutions followed by a ReLU, directly or behind a normalisation, start from He's normal
  /// distribution with a bias of 0; all else starts as PyTorch's layers do.
  ///
  /// - Parameters:
  ///   - labels: outputs, one logit each: usually the labels, else what an `OutputCoding` makes of
  ///     them.
  ///   - maximumBatch: most images a step can take; memory is planned for it.
  ///   - averaging: decay of an exponential moving average of the weights, 0 to below 1.
  ///   - groups: layers that are trained in a way of their own; checked.
  ///   - onlyScores: whether it will never train, which takes a fraction of the memory; it has to be
  ///     given a state before it is of use.
  ///   - isExact: whether convolutions are summed by their definition, never by an algorithm that
  ///     multiplies less and rounds more.
  ///   - workers: threads; results do not depend on it.
  /// - Throws: `ShapeError` when layers do not fit each other, a setting is out of range, or the plan
  ///   needs more memory than the machine has.
  package init(
    _ description: NetworkDescription, input: ImageShape, labels: Int, maximumBatch: Int,
    loss: LossDescription, optimizer: OptimizerDescription, averaging: Float?,
    groups: [LayerGroup] = [], onlyScores: Bool = false, isExact: Bool = false, seed: UInt64,
    workers: Int
  ) throws(ShapeError) {
    precondition(workers > 0, "\(workers) workers")
    precondition(averaging.map { $0 >= 0 && $0 < 1 } ?? true, "averaging \(averaging ?? 0)")
    let groups = onlyScores ? [] : groups
    let averaging = onlyScores ? nil : averaging
    var plans: [(epoch: Int, plan: Plan)] = []
    for epoch in groups.stages {
      let plan = try Plan(
        description, input: input, labels: labels, maximumBatch: maximumBatch,
        frozenLayers: groups.frozenLayers(inEpoch: epoch), isExact: isExact,
        onlyScores: onlyScores, workers: Workers(count: workers))
      plans.append((epoch, plan))
    }
    let plan = plans[0].plan
    try loss.check(labels: labels)
    let sizes = ArenaSizes(
      plan: plan, work: plans.reduce(0) { max($0, $1.plan.layout.count) }, optimizer: optimizer,
      averages: averaging != nil, onlyScores: onlyScores)
    try plan.checkMemory(bytes: sizes.bytes)

    self.description = description
    self.input = input
    self.labels = labels
    self.maximumBatch = maximumBatch
    self.loss = loss
    self.optimizer = optimizer
    self.averaging = averaging
    self.onlyScores = onlyScores
    self.plan = plan
    self.plans = plans
    self.seed = seed
    planBytes = sizes.bytes
    self.sizes = sizes
    work = Arena(count: sizes.work)
    memory = plan.slices(of: work)
    weightGroups = WeightGroup.all(of: plan, groups: groups)
    weights = Arena(count: sizes.parameters)
    gradients = Arena(count: sizes.gradients)
    firstMoment = Arena(count: sizes.gradients)
    secondMoment = Arena(count: sizes.secondMoment)
    averagedWeights = Arena(count: sizes.averages)
    statistics = Arena(count: sizes.statistics)
    earlierStatistics = Arena(count: sizes.earlierStatistics)
    smoothedTargets = Array(repeating: 0, count: onlyScores ? 0 : maximumBatch * labels)
    if !onlyScores { initialize() }
  }

  /// Begins an epoch, counted from 0: which layers are trained is a pure function of it.
  package func beginEpoch(_ epoch: Int) {
    guard let next = plans.last(where: { $0.epoch <= epoch })?.plan,
      next.frozenLayers != plan.frozenLayers
    else { return }
    plan = next
    memory = next.slices(of: work)
    if let clock = stopwatch?.clock { measureTimes(clock: clock) }
  }

  /// Trainable values, those of frozen layers too.
  package var parameterCount: Int { plan.parameters.count }

  /// Bytes of all arenas: weights, gradients, moments, averages, statistics, and the work arena with
  /// activations, their gradients and scratch.
  package let planBytes: Int

  /// What each layer makes and costs, the head last.
  package func summary() -> [LayerSummary] {
    // The description was checked when the network was made.
    (try? description.summary(input: input, labels: labels)) ?? []
  }

  private func initialize() {
    for (index, tensor) in plan.parameters.tensors.enumerated() {
      tensor.write(tensor.initialValues(seed: seed, stream: UInt64(index)), to: weights)
    }
    for tensor in plan.statistics.tensors {
      tensor.write(tensor.initialValues(seed: seed, stream: 0), to: statistics)
    }
    if averaging != nil { averagedWeights.whole.copy(from: weights.whole) }
  }
}

/// Floats of each arena of a network.
struct ArenaSizes {
  let work: Int
  let parameters: Int
  /// Of the gradients, and of the first moments.
  let gradients: Int
  let secondMoment: Int
  let averages: Int
  let statistics: Int
  let earlierStatistics: Int

  /// - Parameter work: floats that the steps need, in the epoch that needs most.
  init(
    plan: Plan, work: Int, optimizer: OptimizerDescription, averages: Bool, onlyScores: Bool
  ) {
    self.work = work
    parameters = plan.parameters.storedCount
    gradients = onlyScores ? 0 : parameters
    if case .adamW = optimizer { secondMoment = gradients } else { secondMoment = 0 }
    self.averages = averages ? parameters : 0
    statistics = plan.statistics.storedCount
    earlierStatistics = onlyScores ? 0 : statistics
  }

  var bytes: Int {
    (work + parameters + 2 * gradients + secondMoment + averages + statistics + earlierStatistics)
      * MemoryLayout<Float>.size
  }
}
