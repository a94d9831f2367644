/// What is true of a run now; the newest replaces the one before.
package struct LiveSnapshot: Equatable, Sendable {
  package var step: Int
  package var totalSteps: Int
  /// From 1; 0 before the first step.
  package var epoch: Int
  package var epochs: Int
  /// Share of the epoch that is done, 0...1.
  package var epochProgress: Double
  package var imagesPerSecond: Double?
  /// Seconds to the planned end, and how far it may be off.
  package var etaSeconds: Double?
  package var etaSpread: Double?
  /// Seconds of training so far, pauses left out.
  package var elapsed: Double?
  package var learningRate: Double?
  /// 100 is one core at work.
  package var cpuPercent: Double?
  package var memoryBytes: Int?
  /// Memory of the network's plan: weights, activations, gradients.
  package var planBytes: Int?
  /// What is being done when it is not plain training: `drawing pictures 812/2000`.
  package var phase: String?

  package init(
    step: Int = 0, totalSteps: Int = 0, epoch: Int = 0, epochs: Int = 0, epochProgress: Double = 0,
    imagesPerSecond: Double? = nil, etaSeconds: Double? = nil, etaSpread: Double? = nil,
    elapsed: Double? = nil, learningRate: Double? = nil, cpuPercent: Double? = nil,
    memoryBytes: Int? = nil, planBytes: Int? = nil, phase: String? = nil
  ) {
    self.step = step
    self.totalSteps = totalSteps
    self.epoch = epoch
    self.epochs = epochs
    self.epochProgress = epochProgress
    self.imagesPerSecond = imagesPerSecond
    self.etaSeconds = etaSeconds
    self.etaSpread = etaSpread
    self.elapsed = elapsed
    self.learningRate = learningRate
    self.cpuPercent = cpuPercent
    self.memoryBytes = memoryBytes
    self.planBytes = planBytes
    self.phase = phase
  }
}
