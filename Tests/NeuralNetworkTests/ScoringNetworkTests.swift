import Testing

@testable import NeuralNetwork

/// Networks that only score beside those that train, whose memory and layout are others.
@Suite struct ScoringNetworkTests {
  static let image = ImageShape(height: 24, width: 20, channels: 3)

  private func network(
    _ layers: [LayerDescription], onlyScores: Bool, batch: Int
  ) throws -> Network {
    try Network(
      NetworkDescription(layers: layers), input: Self.image, labels: 2, maximumBatch: batch,
      loss: LossDescription(function: .binaryCrossEntropy),
      optimizer: .adamW(beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0), averaging: 0.9,
      onlyScores: onlyScores, seed: 3, workers: 2)
  }

  /// What a network that only scores takes over of one that has trained.
  private func weights(of network: Network) -> NetworkState {
    NetworkState(
      tensors: network.exportState().tensors.filter {
        !$0.name.hasPrefix("optimizer.") && !$0.name.hasPrefix("averaged.")
      })
  }

  private static func strided(kernel: Int) -> LayerDescription {
    .convolution(channels: 32, kernel: kernel, stride: 2, padding: nil, bias: false)
  }

  /// Every kind of step, folded and not: image, Winograd of both strides, products, pools.
  static let everyStep: [LayerDescription] = [
    .convolution(16), .batchNormalization, .relu, .maxPool(size: 2, stride: 2),
    .residual(
      body: [
        strided(kernel: 3), .batchNormalization, .relu, .convolution(32),
        .batchNormalization,
      ], shortcut: [strided(kernel: 1), .batchNormalization]), .relu,
    .residual(body: [.dropout(rate: 0.5), .convolution(32)], shortcut: []), .relu,
    .averagePool(size: 2, stride: 1), .batchNormalization, .dropout(rate: 0.5), .flatten,
    .dense(units: 20), .relu,
  ]

  @Test(arguments: [everyStep, NetworkPreset.small.layers])
  func `an image scores the same bits in a network that trains, alone and in any batch`(
    layers: [LayerDescription]
  ) throws {
    let trained = try network(layers, onlyScores: false, batch: 7)
    let (size, count) = (Self.image.height * Self.image.width * Self.image.channels, 7)
    let images = ReferenceHash.images(count, Self.image, salt: 1)
    _ = trained.accumulateGradients(
      images: images, targets: ReferenceHash.targets(count, 2, salt: 1),
      known: Array(repeating: 1, count: 2 * count), count: count, step: 0)
    trained.applyGradients(rate: 0.01, clipNorm: nil)
    let expected = trained.logits(images: images, count: count, averaged: false)

    for batch in [7, 3] {
      let scoring = try network(layers, onlyScores: true, batch: batch)
      try scoring.restore(weights(of: trained))
      #expect(scoring.logits(images: images, count: count, averaged: true) == expected)
      let alone = (0..<count).flatMap {
        scoring.logits(
          images: Array(images[$0 * size..<($0 + 1) * size]), count: 1, averaged: false)
      }
      #expect(alone == expected)
    }
  }

  @Test func `a network that only scores has neither gradients nor moments, and less to work with`()
    throws
  {
    let trains = try network(NetworkPreset.small.layers, onlyScores: false, batch: 32)
    let scores = try network(NetworkPreset.small.layers, onlyScores: true, batch: 32)
    #expect(scores.memoryUse.gradients == 0)
    #expect(scores.memoryUse.optimizer == 0)
    #expect(scores.memoryUse.weights == trains.memoryUse.weights)
    #expect(2 * scores.memoryUse.activations < trains.memoryUse.activations)
    let use = scores.memoryUse
    #expect(scores.planBytes == use.weights + use.averages + use.activations)
  }

  @Test func `it takes weights and running statistics, and nothing else`() throws {
    let trained = try network(Self.everyStep, onlyScores: false, batch: 2)
    let scoring = try network(Self.everyStep, onlyScores: true, batch: 2)
    #expect(throws: StateError.self) { try scoring.restore(trained.exportState()) }
    let state = weights(of: trained)
    try scoring.restore(state)
    #expect(scoring.exportState() == state)
  }
}
