import Testing

@testable import NeuralNetwork

/// Steps that do the work of several layers against the layers one by one.
@Suite struct FusionTests {
  static let image = ImageShape(height: 13, width: 11, channels: 2)

  /// Dropout at a rate of 0 is no step, but keeps its neighbours apart. Both networks have it, since
  /// masks depend on the number of a dropout.
  static func layers(apart: Bool) -> [LayerDescription] {
    let nothing: [LayerDescription] = [.dropout(rate: 0)]
    let (before, between) = apart ? ([], nothing) : (nothing, [])
    return before + [.convolution(5), .relu, .batchNormalization] + between
      + [.maxPool(size: 2, stride: 2), .dropout(rate: 0.3), .batchNormalization, .relu] + between
      + [.maxPool(size: 2, stride: 2), .flatten]
  }

  @Test func `a pooled normalisation trains and scores like normalisation and pool`() throws {
    let images = ReferenceHash.images(4, Self.image, salt: 3)
    let networks = try [false, true].map { apart in
      let network = try makeNetwork(Self.layers(apart: apart), image: Self.image, batch: 4)
      for (number, tensor) in network.plan.parameters.tensors.enumerated() {
        tensor.write(ReferenceHash.unit(tensor.count, salt: number), to: network.weights)
      }
      return network
    }
    #expect(networks.map(\.plan.steps.count) == [5, 7])
    let results = networks.map {
      $0.accumulateGradients(
        images: images, targets: [1, 0, 0, 1, 1, 1, 0, 0], known: [1, 1, 1, 1, 0, 1, 1, 1],
        count: 4, step: 5)
    }
    #expect(results[0].loss == results[1].loss)
    // Sums over the windows' winners alone are cut elsewhere, and round elsewhere.
    for (fused, apart) in zip(networks[0].exportGradients(), networks[1].exportGradients()) {
      #expect(
        disagreement(fused.values, apart.values.map(Double.init), floor: 0.01) < 1e-4,
        "\(fused.name)")
    }
    let scores = networks.map { $0.logits(images: images, count: 4, averaged: false) }
    #expect(disagreement(scores[0], scores[1].map(Double.init)) < 1e-5)
  }
}
