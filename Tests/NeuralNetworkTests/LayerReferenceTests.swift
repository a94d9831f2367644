import Testing

@testable import NeuralNetwork

/// Every kind of layer, alone and in company, against PyTorch: loss, gradients, statistics, scores.
@Suite struct LayerReferenceTests {
  @Test func `every layer case agrees with PyTorch`() throws {
    let cases = try Reference.load().layers
    #expect(cases.count > 20)
    for reference in cases {
      let image = ImageShape(reference.image)
      // Room for more images than the batch has: a smaller batch must give the same numbers.
      for room in [0, 3] {
        let network = try makeNetwork(
          reference.layers.map(\.layer), image: image, labels: reference.labels,
          batch: reference.batch + room)
        try ReferenceHash.setWeights(of: network)
        let images = ReferenceHash.images(reference.batch, image, salt: 0)
        let result = network.accumulateGradients(
          images: images,
          targets: ReferenceHash.targets(reference.batch, reference.labels, salt: 0),
          known: ReferenceHash.known(reference.batch, reference.labels, salt: 0),
          count: reference.batch, step: 0)
        // Single precision on both sides; sums are of a few hundred terms.
        #expect(relative(result.loss, reference.loss) < 1e-5, "\(reference.name): loss")
        #expect(relative(result.gradientNorm, reference.norm) < 1e-4, "\(reference.name): norm")
        let gradients = network.exportGradients()
        #expect(Set(gradients.map(\.name)) == Set(reference.gradients.keys))
        for gradient in gradients {
          let expected = try #require(reference.gradients[gradient.name])
          // Some are zero but for rounding, as of a bias before a normalisation.
          #expect(
            disagreement(gradient.values, expected, floor: 0.01 * reference.norm) < 1e-4,
            "\(reference.name): gradient of \(gradient.name)")
        }
        let tensors = network.exportState().tensors.filter { $0.name.contains("running_") }
        #expect(Set(tensors.map(\.name)) == Set(reference.statistics.keys))
        for tensor in tensors {
          let expected = try #require(reference.statistics[tensor.name])
          #expect(
            disagreement(tensor.values, expected) < 1e-5, "\(reference.name): \(tensor.name)")
        }
        let logits = network.logits(images: images, count: reference.batch, averaged: false)
        #expect(disagreement(logits, reference.logits) < 1e-5, "\(reference.name): logits")
      }
    }
  }
}
