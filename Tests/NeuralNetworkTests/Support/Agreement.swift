import Testing

@testable import NeuralNetwork

/// The largest difference, relative to the largest of the expected values (at least `floor`).
///
/// Relative to the largest, because a sum that happens to come out near zero has lost digits in
/// PyTorch as well.
func disagreement(_ found: [Float], _ expected: [Double], floor: Double = 1e-3) -> Double {
  guard found.count == expected.count else { return .infinity }
  let scale = expected.reduce(floor) { max($0, abs($1)) }
  return zip(found, expected).reduce(0) { worst, pair in
    let distance = abs(Double(pair.0) - pair.1)
    return distance.isNaN ? .infinity : max(worst, distance / scale)
  }
}

func relative(_ found: Float, _ expected: Double) -> Double {
  abs(Double(found) - expected) / max(abs(expected), 1e-12)
}

/// A network for tests: few words where the defaults do.
func makeNetwork(
  _ layers: [LayerDescription], image: ImageShape, labels: Int = 2, batch: Int,
  loss: LossDescription = LossDescription(function: .binaryCrossEntropy),
  optimizer: OptimizerDescription = .sgd(momentum: 0.9, nesterov: false, weightDecay: 0),
  averaging: Float? = nil, groups: [LayerGroup] = [], isExact: Bool = false, seed: UInt64 = 7,
  workers: Int = 2
) throws -> Network {
  try Network(
    NetworkDescription(layers: layers), input: image, labels: labels, maximumBatch: batch,
    loss: loss, optimizer: optimizer, averaging: averaging, groups: groups, isExact: isExact,
    seed: seed, workers: workers)
}
