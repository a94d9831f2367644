import Metrics
import NeuralNetwork

/// Gathers where the time of training steps goes.
///
/// Its means move by the weights of the network's own, so that the parts add up.
struct StepProfiler {
  private var steps = 0
  private var seconds = 0.0
  private var loadSeconds = 0.0
  private var images = 0.0
  private var nextProfile = 0.0
  /// Of the newest pass over the validation split.
  var evaluationSeconds: Double?

  /// Seconds between two profiles: nobody reads faster.
  static let interval = 0.5

  /// Takes in a step that is over.
  mutating func record(seconds: Double, loadSeconds: Double, images: Int) {
    steps += 1
    let weight = RecentMean.weight(ofStep: steps)
    self.seconds += weight * (seconds - self.seconds)
    self.loadSeconds += weight * (loadSeconds - self.loadSeconds)
    self.images += weight * (Double(images) - self.images)
  }

  /// A profile a few times a second; nil in between, and before the first step.
  mutating func profile(of network: any Classifier, threads: Int, now: Double) -> StepProfile? {
    guard steps > 0, now >= nextProfile, let times = network.recentTimes() else { return nil }
    nextProfile = now + Self.interval
    let memory = network.memoryUse
    return StepProfile(
      layers: times.layers.map { layer in
        StepProfile.Layer(
          name: layer.summary.name, kind: layer.summary.kind,
          outputShape: layer.summary.outputShape, forwardSeconds: layer.forwardSeconds,
          backwardSeconds: layer.backwardSeconds, operations: layer.operations)
      },
      seconds: seconds, loadSeconds: loadSeconds + times.inputSeconds,
      lossSeconds: times.lossSeconds, optimizerSeconds: times.normSeconds + times.updateSeconds,
      images: images, steps: min(steps, RecentMean.window), threads: threads,
      evaluationSeconds: evaluationSeconds,
      memory: StepProfile.Memory(
        weights: memory.weights, gradients: memory.gradients, optimizer: memory.optimizer,
        averages: memory.averages, activations: memory.activations))
  }
}
