import Testing

@testable import NeuralNetwork

@Suite struct NetworkStateTests {
  static let image = ImageShape(height: 4, width: 4, channels: 2)
  static let adamW = OptimizerDescription.adamW(
    beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0)

  func network(optimizer: OptimizerDescription = adamW, averaging: Float? = 0.9) throws -> Network {
    try makeNetwork(
      [
        .residual(body: [.convolution(2)], shortcut: []), .relu, .flatten, .batchNormalization,
        .dense(units: 3),
      ], image: Self.image, batch: 4, optimizer: optimizer, averaging: averaging)
  }

  func step(_ network: Network, images: [Float] = ReferenceHash.images(4, image, salt: 0)) {
    _ = network.accumulateGradients(
      images: images, targets: ReferenceHash.targets(4, 2, salt: 0),
      known: Array(repeating: 1, count: 8), count: 4, step: 0)
    network.applyGradients(rate: 0.1, clipNorm: nil)
  }

  @Test func `a state has PyTorch's names and shapes`() throws {
    let weights = [
      "layers.0.body.0.weight [2, 2, 3, 3]", "layers.0.body.0.bias [2]", "layers.3.weight [32]",
      "layers.3.bias [32]", "layers.4.weight [3, 32]", "layers.4.bias [3]", "head.weight [2, 3]",
      "head.bias [2]",
    ]
    let statistics = ["layers.3.running_mean [32]", "layers.3.running_var [32]"]
    func names(_ network: Network) -> [String] {
      network.exportState().tensors.map { "\($0.name) \($0.shape)" }
    }
    #expect(
      try names(network())
        == weights + statistics + weights.map { "optimizer.exp_avg." + $0 }
        + weights.map { "optimizer.exp_avg_sq." + $0 } + weights.map { "averaged." + $0 }
        + ["optimizer.step []"])
    #expect(
      try names(
        network(
          optimizer: .sgd(momentum: 0.9, nesterov: false, weightDecay: 0), averaging: nil))
        == weights + statistics + weights.map { "optimizer.momentum_buffer." + $0 }
        + ["optimizer.step []"])
    #expect(
      try names(
        network(optimizer: .sgd(momentum: 0, nesterov: false, weightDecay: 0), averaging: nil))
        == weights + statistics + ["optimizer.step []"])
  }

  @Test func `a state that does not fit is refused with a reason, and nothing is taken over`()
    throws
  {
    let network = try network()
    step(network)
    let state = network.exportState()
    func message(_ change: (inout [NamedTensor]) -> Void) -> String {
      var changed = state
      // A weight that would be taken over if the check came too late.
      changed.tensors[0].values[0] += 1
      change(&changed.tensors)
      do {
        try network.restore(changed)
        return "no error"
      } catch { return error.description }
    }
    let prefix = "the network state's tensor "
    #expect(
      message { $0.removeAll { $0.name == "layers.4.bias" } }
        == prefix + "layers.4.bias is missing")
    #expect(
      message { $0.removeAll { $0.name == "optimizer.step" } }
        == prefix + "optimizer.step is missing")
    #expect(
      message { $0.append(NamedTensor(name: "layers.9.bias", shape: [1], values: [0])) }
        == prefix + "layers.9.bias is none of this network's")
    #expect(message { $0.append($0[2]) } == prefix + "layers.3.weight comes twice")
    #expect(
      message { $0[1] = NamedTensor(name: $0[1].name, shape: [3], values: [0, 0, 0]) }
        == prefix + "layers.0.body.0.bias has shape [3] and 3 values; it needs [2]")
    #expect(
      message { $0[1].values = [1] }
        == prefix + "layers.0.body.0.bias has shape [2] and 1 values; it needs [2]")
    #expect(
      message { $0[1].values[1] = .nan }
        == prefix + "layers.0.body.0.bias holds nan; it needs finite values")
    #expect(
      message { $0[9].values[3] = -1 }
        == prefix + "layers.3.running_var holds -1.0; it needs values of at least 0")
    #expect(
      message { $0[$0.count - 1].values = [1.5] }
        == prefix + "optimizer.step is 1.5; it needs a whole count")
    #expect(network.exportState() == state)
  }

  @Test func `a step that is not finite leaves the network as it was`() throws {
    let network = try network()
    step(network)
    let state = network.exportState()
    var images = ReferenceHash.images(4, Self.image, salt: 1)
    images[5] = .infinity
    let result = network.accumulateGradients(
      images: images, targets: ReferenceHash.targets(4, 2, salt: 0),
      known: Array(repeating: 1, count: 8), count: 4, step: 1)
    #expect(!result.isFinite)
    #expect(network.exportState() == state)
  }

  @Test func `the averaged weights start as the weights and follow them`() throws {
    let network = try network()
    let images = ReferenceHash.images(4, Self.image, salt: 2)
    func differ() -> Bool {
      network.logits(images: images, count: 4, averaged: true)
        != network.logits(images: images, count: 4, averaged: false)
    }
    #expect(!differ())
    step(network)
    // The first update is taken over whole.
    #expect(!differ())
    step(network)
    #expect(differ())
    let plain = try self.network(averaging: nil)
    step(plain)
    #expect(
      plain.logits(images: images, count: 4, averaged: true)
        == plain.logits(images: images, count: 4, averaged: false))
  }

  @Test func `scoring more images than the plan's batch gives the same scores`() throws {
    let network = try network()
    step(network)
    let images = ReferenceHash.images(11, Self.image, salt: 4)
    let together = network.logits(images: images, count: 11, averaged: false)
    let size = images.count / 11
    let single = (0..<11).flatMap {
      network.logits(
        images: Array(images[$0 * size..<($0 + 1) * size]), count: 1, averaged: false)
    }
    #expect(disagreement(together, single.map(Double.init)) < 1e-6)
    #expect(network.logits(images: [], count: 0, averaged: false) == [])
  }

  @Test func `a single image trains without leaving the numbers`() throws {
    let network = try network()
    let images = ReferenceHash.images(1, Self.image, salt: 0)
    for step in 0..<3 {
      let result = network.accumulateGradients(
        images: images, targets: [1, 0], known: [1, 1], count: 1, step: step)
      #expect(result.isFinite)
      network.applyGradients(rate: 0.1, clipNorm: 1)
    }
    #expect(network.logits(images: images, count: 1, averaged: true).allSatisfy { $0.isFinite })
  }
}
