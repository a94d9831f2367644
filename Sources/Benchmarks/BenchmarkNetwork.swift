import NeuralNetwork

/// The networks that the peers' scripts train and evaluate, layer for layer.
package enum BenchmarkNetwork: String, CaseIterable, Sendable {
  case small
  case smallervgg
  case resnet18

  var preset: NetworkPreset {
    switch self {
    case .small: .small
    case .smallervgg: .vggSmall
    case .resnet18: .resNet18
    }
  }

  package var image: ImageShape {
    let side =
      switch self {
      case .small: 32
      case .smallervgg: 96
      case .resnet18: 64
      }
    return ImageShape(height: side, width: side, channels: 3)
  }

  package var labels: Int {
    switch self {
    case .small: 10
    case .smallervgg: 6
    case .resnet18: 2
    }
  }

  /// As the peers train it: sigmoid and binary cross-entropy, Adam.
  ///
  /// - Throws: `ShapeError` if the machine lacks the memory.
  func network(batch: Int, workers: Int) throws -> Network {
    try Network(
      NetworkDescription(layers: preset.layers), input: image, labels: labels,
      maximumBatch: batch, loss: LossDescription(function: .binaryCrossEntropy),
      optimizer: .adamW(beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0),
      averaging: nil, seed: 1, workers: workers)
  }

  /// Floating-point operations for one image by the definition of a convolution, taps on padding
  /// included; the conventional measure, whatever the algorithm.
  ///
  /// Training is three passes, and two for the first layer, whose input needs no gradient.
  package func operations(_ mode: BenchmarkMode) throws -> Double {
    let layers = try NetworkDescription(layers: preset.layers)
      .summary(input: image, labels: labels).map(\.multiplyAdds)
    let forward = layers.reduce(0, +)
    switch mode {
    case .train: return 2 * Double(3 * forward - (layers.first { $0 > 0 } ?? 0))
    case .evaluate: return 2 * Double(forward)
    }
  }
}

package enum BenchmarkMode: String, CaseIterable, Sendable {
  case train
  case evaluate
}
