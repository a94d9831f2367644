import Testing

@testable import NeuralNetwork

/// Same seed, same bits: at any number of workers, after any resume.
@Suite struct ReproducibilityTests {
  static let image = ImageShape(height: 16, width: 16, channels: 3)
  static let layers: [LayerDescription] = [
    .convolution(20, bias: false), .batchNormalization, .relu, .maxPool(size: 2, stride: 2),
    .dropout(rate: 0.3),
    .residual(
      body: [
        .convolution(channels: 24, kernel: 3, stride: 2, padding: nil, bias: true), .relu,
        .batchNormalization,
      ],
      shortcut: [.convolution(channels: 24, kernel: 1, stride: 2, padding: nil, bias: false)]),
    .relu, .averagePool(size: 2, stride: 2), .flatten, .dense(units: 40), .relu,
    .dropout(rate: 0.5),
  ]

  func network(workers: Int = 2, seed: UInt64 = 7, layers: [LayerDescription] = layers) throws
    -> Network
  {
    try makeNetwork(
      layers, image: Self.image, labels: 3, batch: 20,
      optimizer: .adamW(beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.01),
      averaging: 0.99, seed: seed, workers: workers)
  }

  func train(_ network: Network, steps: Range<Int>) -> [StepResult] {
    steps.map { step in
      let count = step % 3 == 2 ? 17 : 20
      let result = network.accumulateGradients(
        images: ReferenceHash.images(count, Self.image, salt: step),
        targets: ReferenceHash.targets(count, 3, salt: step),
        known: ReferenceHash.known(count, 3, salt: step), count: count, step: step)
      network.applyGradients(rate: 0.01, clipNorm: 0.5)
      return result
    }
  }

  @Test func `one, two and three workers give the same bits`() throws {
    let one = try network(workers: 1)
    let results = train(one, steps: 0..<6)
    let images = ReferenceHash.images(20, Self.image, salt: 9)
    for workers in 2...3 {
      let other = try network(workers: workers)
      #expect(train(other, steps: 0..<6) == results)
      #expect(other.exportState() == one.exportState())
      #expect(
        other.logits(images: images, count: 20, averaged: true)
          == one.logits(images: images, count: 20, averaged: true))
    }
  }

  @Test func `a network restored from a state goes on bit for bit`() throws {
    let whole = try network()
    _ = train(whole, steps: 0..<4)
    let resumed = try network(seed: 7)
    try resumed.restore(whole.exportState())
    #expect(resumed.exportState() == whole.exportState())
    #expect(train(resumed, steps: 4..<8) == train(whole, steps: 4..<8))
    #expect(resumed.exportState() == whole.exportState())
  }

  @Test func `evaluating between two steps changes nothing`() throws {
    let (plain, watched) = (try network(), try network())
    let expected = train(plain, steps: 0..<3)
    var results: [StepResult] = []
    for step in 0..<3 {
      let images = ReferenceHash.images(20, Self.image, salt: 50 + step)
      _ = watched.logits(images: images, count: 20, averaged: step == 1)
      results += train(watched, steps: step..<(step + 1))
    }
    #expect(results == expected && plain.exportState() == watched.exportState())
  }

  @Test func `other seeds give other weights and other dropout`() throws {
    let (a, b) = (try network(seed: 1), try network(seed: 2))
    #expect(a.exportState() != b.exportState())
    try b.restore(a.exportState())
    #expect(train(a, steps: 0..<1) != train(b, steps: 0..<1))
  }

  @Test func `dropout follows the step and not the order of calls`() throws {
    let network = try network(layers: [.flatten, .dropout(rate: 0.5), .dropout(rate: 0.5)])
    func loss(step: Int) -> Float {
      network.accumulateGradients(
        images: ReferenceHash.images(20, Self.image, salt: 0),
        targets: ReferenceHash.targets(20, 3, salt: 0), known: Array(repeating: 1, count: 60),
        count: 20, step: step
      ).loss
    }
    let first = (0..<4).map { loss(step: $0) }
    #expect(Set(first).count == 4)
    #expect([2, 0, 3, 1].map { loss(step: $0) } == [2, 0, 3, 1].map { first[$0] })
  }

  @Test func `each dropout of a network draws its own mask, and scales what it keeps`() throws {
    // The gradient of a weight is what its input was, when logits and targets are fixed.
    let image = ImageShape(height: 40, width: 25, channels: 1)
    func kept(_ layers: [LayerDescription]) throws -> [Float] {
      let network = try makeNetwork(layers, image: image, labels: 1, batch: 1)
      var state = network.exportState()
      for index in state.tensors.indices where state.tensors[index].name.hasPrefix("head.") {
        state.tensors[index].values = state.tensors[index].values.map { _ in 0 }
      }
      try network.restore(state)
      _ = network.accumulateGradients(
        images: Array(repeating: 1, count: 1000), targets: [0], known: [1], count: 1, step: 3)
      // Logit 0 and target 0 have slope 0.5.
      return network.exportGradients()[0].values.map { 2 * $0 }
    }
    let once = try kept([.flatten, .dropout(rate: 0.2)])
    #expect(Set(once) == [0, 1.25])
    // 800 expected of 1000, deviation 12.6.
    #expect(abs(once.filter { $0 > 0 }.count - 800) < 60)
    let twice = try kept([.flatten, .dropout(rate: 0.2), .dropout(rate: 0.2)])
    #expect(abs(twice.filter { $0 > 0 }.count - 640) < 70)
    let evaluated = try makeNetwork(
      [.flatten, .dropout(rate: 0.2)], image: image, labels: 1, batch: 1)
    let plain = try makeNetwork([.flatten], image: image, labels: 1, batch: 1)
    let images = ReferenceHash.unit(1000, salt: 1)
    #expect(
      evaluated.logits(images: images, count: 1, averaged: false)
        == plain.logits(images: images, count: 1, averaged: false))
  }
}
