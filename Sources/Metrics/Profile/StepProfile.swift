/// Where the time and the memory of a training step go, as means over the newest steps.
///
/// The parts add up to the whole step: loading, the layers forward, the loss, the layers backward,
/// the optimiser, and the rest.
package struct StepProfile: Equatable, Sendable, Codable {
  package struct Layer: Equatable, Sendable, Codable {
    /// `layers.3.body.0`, `head`.
    package var name: String
    /// `convolution`, `dense`.
    package var kind: String
    /// Of one image: `[height, width, channels]`, or `[count]` where values are flat.
    package var outputShape: [Int]
    package var forwardSeconds: Double
    package var backwardSeconds: Double
    /// Direct operations of both passes over one image; 0 for a layer without products.
    package var operations: Double

    package init(
      name: String, kind: String, outputShape: [Int], forwardSeconds: Double,
      backwardSeconds: Double, operations: Double
    ) {
      self.name = name
      self.kind = kind
      self.outputShape = outputShape
      self.forwardSeconds = forwardSeconds
      self.backwardSeconds = backwardSeconds
      self.operations = operations
    }

    package var seconds: Double { forwardSeconds + backwardSeconds }
  }

  /// Bytes of a network's arenas.
  package struct Memory: Equatable, Sendable, Codable {
    package var weights: Int
    package var gradients: Int
    /// Moments of the optimiser.
    package var optimizer: Int
    /// Averaged weights and running statistics.
    package var averages: Int
    /// Activations, their gradients and scratch, which share one arena.
    package var activations: Int

    package init(
      weights: Int, gradients: Int, optimizer: Int, averages: Int, activations: Int
    ) {
      self.weights = weights
      self.gradients = gradients
      self.optimizer = optimizer
      self.averages = averages
      self.activations = activations
    }

    package var total: Int { weights + gradients + optimizer + averages + activations }
  }

  /// In the order in which they run; a ReLU behind a layer is part of it.
  package var layers: [Layer]
  /// Of a whole step.
  package var seconds: Double
  /// Waiting for the next batch, and handing it to the network.
  package var loadSeconds: Double
  package var lossSeconds: Double
  /// With the norm of the gradients.
  package var optimizerSeconds: Double
  /// Images a step.
  package var images: Double
  /// How many steps the means are of.
  package var steps: Int
  package var threads: Int
  /// Of the newest pass over the validation split; nil before the first.
  package var evaluationSeconds: Double?
  package var memory: Memory

  package init(
    layers: [Layer], seconds: Double, loadSeconds: Double, lossSeconds: Double,
    optimizerSeconds: Double, images: Double, steps: Int, threads: Int,
    evaluationSeconds: Double? = nil, memory: Memory
  ) {
    self.layers = layers
    self.seconds = seconds
    self.loadSeconds = loadSeconds
    self.lossSeconds = lossSeconds
    self.optimizerSeconds = optimizerSeconds
    self.images = images
    self.steps = steps
    self.threads = threads
    self.evaluationSeconds = evaluationSeconds
    self.memory = memory
  }
}

extension StepProfile {
  /// What a step's time is divided into, in the order in which it passes.
  package enum Part: String, CaseIterable, Sendable, Codable {
    case load, forward, loss, backward, optimizer, other

    package var title: String { self == .optimizer ? "optimiser" : rawValue }
  }

  package subscript(part: Part) -> Double {
    switch part {
    case .load: loadSeconds
    case .forward: layers.reduce(0) { $0 + $1.forwardSeconds }
    case .loss: lossSeconds
    case .backward: layers.reduce(0) { $0 + $1.backwardSeconds }
    case .optimizer: optimizerSeconds
    // Recording, alarms and commands; what the means of the parts leave over.
    case .other:
      max(
        seconds - loadSeconds - lossSeconds - optimizerSeconds
          - layers.reduce(0) { $0 + $1.seconds }, 0)
    }
  }

  /// The share of a time in a step; nil before any step.
  package func share(_ part: Double) -> Double? { seconds > 0 ? part / seconds : nil }

  package var imagesPerSecond: Double? { seconds > 0 ? images / seconds : nil }

  /// Effective GFLOP/s of a layer, as direct sums would need them; nil for one without products.
  package func gigaflops(of layer: Layer) -> Double? {
    layer.operations > 0 && layer.seconds > 0
      ? layer.operations * images / layer.seconds / 1e9 : nil
  }

  /// Effective GFLOP/s of the whole step; nil before any step.
  package var gigaflops: Double? {
    seconds > 0 ? layers.reduce(0) { $0 + $1.operations } * images / seconds / 1e9 : nil
  }
}
