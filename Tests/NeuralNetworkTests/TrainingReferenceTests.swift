import Testing

@testable import NeuralNetwork

/// Whole training runs against PyTorch: optimisers, clipping, averaging, presets.
@Suite struct TrainingReferenceTests {
  static let runs = (try? Reference.load().runs) ?? []

  @Test func `the reference holds the runs these tests stand on`() {
    let names = Self.runs.map(\.name)
    #expect(names.contains("small by AdamW") && names.contains("small by SGD"))
    #expect(names.contains("vgg-small without dropout") && names.contains("resnet-18"))
    #expect(Self.runs.filter { $0.losses.count == 10 }.count >= 4)
  }

  @Test(arguments: runs.map(\.name), [false, true])
  func `a run agrees with PyTorch in every loss`(name: String, isExact: Bool) throws {
    let run = try #require(Self.runs.first { $0.name == name })
    let image = ImageShape(run.image)
    let network = try makeNetwork(
      run.layers.map(\.layer), image: image, labels: run.labels, batch: run.batch,
      loss: try run.loss.description(), optimizer: run.optimizer.description,
      averaging: run.averaging, isExact: isExact)
    try ReferenceHash.setWeights(of: network)
    for (step, expected) in run.losses.enumerated() {
      // As in the script: the last batch is one image smaller.
      let count = step == run.losses.count - 1 ? run.batch - 1 : run.batch
      let salt = step % run.batches
      let images = ReferenceHash.images(run.batch, image, salt: salt)
      let targets = ReferenceHash.targets(run.batch, run.labels, salt: salt)
      let result = network.accumulateGradients(
        images: Array(images.prefix(images.count / run.batch * count)),
        targets: Array(targets.prefix(count * run.labels)),
        known: Array(repeating: 1, count: count * run.labels), count: count, step: step)
      network.applyGradients(rate: run.optimizer.rate, clipNorm: run.clip)
      // The promise of the project: 1e-4 relative in every loss.
      #expect(relative(result.loss, expected) < 1e-4, "\(name), step \(step): \(result.loss)")
      // Later norms hang on which side of a ReLU a rounded value falls.
      if step == 0 || run.weights != nil {
        #expect(
          relative(result.gradientNorm, run.norms[step]) < 2e-3,
          "\(name), step \(step): norm \(result.gradientNorm)")
      }
    }
    let images = ReferenceHash.images(run.batch, image, salt: 9)
    let logits = network.logits(images: images, count: run.batch, averaged: false)
    // Scores stand behind all updates, where differences of rounding have grown most.
    #expect(disagreement(logits, run.logits) < (isExact ? 1e-3 : 1e-2), "\(name): logits")
    if let expected = run.averagedLogits {
      let averaged = network.logits(images: images, count: run.batch, averaged: true)
      #expect(disagreement(averaged, expected) < 1e-4, "\(name): averaged logits")
    }
    if let weights = run.weights {
      for tensor in network.exportState().tensors {
        guard let expected = weights[tensor.name] else { continue }
        #expect(disagreement(tensor.values, expected) < 1e-4, "\(name): \(tensor.name)")
      }
    }
  }
}
