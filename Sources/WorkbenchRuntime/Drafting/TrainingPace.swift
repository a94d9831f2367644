import Datasets
import NeuralNetwork

/// How fast this machine trains a network, measured on a few steps.
package enum TrainingPace {
  /// Images a second; nil where the network cannot be made here, of such images or in this memory.
  ///
  /// - Parameter batch: images a step; large networks are as fast on few, and tell sooner.
  package static func measured(
    _ description: NetworkDescription, shape: PixelShape, labels: Int, workers: Int, batch: Int
  ) -> Double? {
    guard
      let network = try? Network(
        description,
        input: ImageShape(height: shape.height, width: shape.width, channels: shape.channels),
        labels: labels, maximumBatch: batch,
        loss: LossDescription(function: .binaryCrossEntropy),
        optimizer: .adamW(beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 1e-4),
        averaging: nil, seed: 1, workers: workers)
    else { return nil }
    let images = (0..<batch * shape.count).map { Float($0 % 251) / 251 }
    let targets = (0..<batch * labels).map { Float($0 % 2) }
    let known = [Float](repeating: 1, count: targets.count)
    func step(_ number: Int, _ count: Int) {
      _ = network.accumulateGradients(
        images: images, targets: targets, known: known, count: count, step: number)
      network.applyGradients(rate: 1e-4, clipNorm: nil)
    }
    // The first step touches all memory for the first time.
    step(0, batch)
    let start = ContinuousClock.now
    var steps = 0
    repeat {
      steps += 1
      step(steps, batch)
    } while .now - start < .milliseconds(250)
    return Double(steps * batch) / ((.now - start) / .seconds(1))
  }
}
