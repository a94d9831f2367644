import Testing

@testable import NeuralNetwork

/// Frozen layers, layers that thaw, and rates of their own, against PyTorch.
@Suite struct FineTuningReferenceTests {
  static let runs = (try? FineTuningReference.load().runs) ?? []

  @Test func `the reference holds runs by both optimisers`() {
    #expect(Self.runs.count == 5)
    #expect(Set(Self.runs.map(\.optimizer.kind)) == ["adamw", "sgd"])
  }

  @Test(arguments: runs.map(\.name))
  func `weights and statistics agree with PyTorch's after every step`(name: String) throws {
    let run = try #require(Self.runs.first { $0.name == name })
    let image = ImageShape(run.image)
    let network = try makeNetwork(
      run.layers.map(\.layer), image: image, labels: run.labels, batch: run.batch,
      optimizer: run.optimizer.description, averaging: run.averaging,
      groups: run.groups.map(\.group))
    try ReferenceHash.setWeights(of: network)
    // Averages start where the weights do.
    _ = try network.start(from: network.exportState().tensors, takesHead: true)
    for step in run.losses.indices {
      if step % run.stepsPerEpoch == 0 { network.beginEpoch(step / run.stepsPerEpoch) }
      let result = network.accumulateGradients(
        images: ReferenceHash.images(run.batch, image, salt: step),
        targets: ReferenceHash.targets(run.batch, run.labels, salt: step),
        known: Array(repeating: 1, count: run.batch * run.labels), count: run.batch, step: step)
      network.applyGradients(rate: run.optimizer.rate, clipNorm: run.clip)
      #expect(relative(result.loss, run.losses[step]) < 1e-5, "\(name), step \(step)")
      #expect(relative(result.gradientNorm, run.norms[step]) < 1e-4, "\(name), step \(step): norm")
      let state = Dictionary(
        uniqueKeysWithValues: network.exportState().tensors.map { ($0.name, $0.values) })
      for (tensor, expected) in run.weights[step] {
        let found = try #require(state[tensor])
        #expect(disagreement(found, expected) < 1e-5, "\(name), step \(step): \(tensor)")
      }
    }
    for (tensor, expected) in run.averaged ?? [:] {
      let found = network.exportState().tensors.first { $0.name == "averaged.\(tensor)" }
      #expect(disagreement(try #require(found).values, expected) < 1e-5, "\(name): \(tensor)")
    }
  }
}
