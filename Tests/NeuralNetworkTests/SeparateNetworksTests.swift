import Testing

@testable import NeuralNetwork

@Suite struct SeparateNetworksTests {
  static let image = ImageShape(height: 4, width: 4, channels: 2)

  func network(
    seed: UInt64, positiveWeight: Float? = nil, loss: LossFunction = .binaryCrossEntropy,
    workers: Int = 1
  ) throws(ShapeError) -> Network {
    try Network(
      NetworkDescription(layers: [
        .convolution(3), .batchNormalization, .relu, .dropout(rate: 0.25), .flatten,
      ]), input: Self.image, labels: 1, maximumBatch: 4,
      loss: LossDescription(function: loss, positiveWeights: positiveWeight.map { [$0] }),
      optimizer: .adamW(beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.01),
      averaging: 0.9, seed: seed, workers: workers)
  }

  func networks(workers: Int = 1, loss: LossFunction = .binaryCrossEntropy) throws
    -> SeparateNetworks
  {
    try SeparateNetworks(labels: 2, seed: 5) { label, seed throws(ShapeError) in
      try network(
        seed: seed, positiveWeight: loss == .binaryCrossEntropy ? [2, 0.5][label] : nil,
        loss: loss, workers: workers)
    }
  }

  static func batch(_ salt: Int) -> [Float] { ReferenceHash.images(4, image, salt: salt) }
  static let targets: [Float] = [1, 0, 0, 1, 1, 1, 0, 0]
  static let known: [Float] = [1, 1, 1, 0, 1, 1, 0, 0]

  func step(_ network: any Classifier, _ step: Int, clipNorm: Float? = 0.5) -> StepResult {
    let result = network.accumulateGradients(
      images: Self.batch(step), targets: Self.targets, known: Self.known, count: 4,
      step: step)
    network.applyGradients(rate: 0.05, clipNorm: clipNorm)
    return result
  }

  func bits(_ state: NetworkState) -> [String: [UInt32]] {
    Dictionary(uniqueKeysWithValues: state.tensors.map { ($0.name, $0.values.map(\.bitPattern)) })
  }

  @Test func `together they are the networks that each train alone on the same batches`() throws {
    let together = try networks()
    let alone = try [2, 0.5].enumerated().map { label, weight in
      try network(
        seed: SeparateNetworks.seed(ofLabel: label, in: 5), positiveWeight: Float(weight))
    }
    for step in 0..<5 {
      let result = self.step(together, step)
      let own = alone.enumerated().map { label, network in
        let column = { (values: [Float]) in (0..<4).map { values[$0 * 2 + label] } }
        let result = network.accumulateGradients(
          images: Self.batch(step), targets: column(Self.targets),
          known: column(Self.known), count: 4, step: step)
        network.applyGradients(rate: 0.05, clipNorm: 0.5)
        return result
      }
      // Three pairs of the first label are known, and two of the second.
      #expect(abs(result.loss - (3 * own[0].loss + 2 * own[1].loss) / 5) < 1e-6)
      let squares = own.reduce(0) { $0 + $1.gradientNorm * $1.gradientNorm }
      #expect(abs(result.gradientNorm - squares.squareRoot()) < 1e-5)
    }
    let expected = alone.enumerated().flatMap { label, network in
      network.exportState().tensors.map { ("\(label).\($0.name)", $0.values.map(\.bitPattern)) }
    }
    let state = bits(together.exportState())
    #expect(state == Dictionary(uniqueKeysWithValues: expected))
    #expect(state["0.head.weight"] != state["1.head.weight"])

    let images = Self.batch(9)
    let logits = together.logits(images: images, count: 4, averaged: true)
    let single = alone.map { $0.logits(images: images, count: 4, averaged: true) }
    #expect(logits == (0..<4).flatMap { [single[0][$0], single[1][$0]] })
    let scores = alone.enumerated().map { $1.probabilities(logits: single[$0]) }
    #expect(
      together.probabilities(logits: logits) == (0..<4).flatMap { [scores[0][$0], scores[1][$0]] })
    #expect(together.parameterCount == 2 * alone[0].parameterCount)
    #expect(together.planBytes == 2 * alone[0].planBytes)
    let memory = together.memoryUse
    #expect(
      memory.weights + memory.gradients + memory.optimizer + memory.averages + memory.activations
        == together.planBytes)
  }

  @Test func `a loss of no label is none, and a summed one is a sum`() throws {
    let networks = try networks()
    let logits: [Float] = [0, 0, 0, 0]
    #expect(
      networks.loss(logits: logits, targets: [1, 0, 0, 0], known: [0, 0, 0, 0], count: 2) == nil)
    // log 2 times 2, 0.5, 1: the first is a positive of weight 2, the last a negative.
    let mean = try #require(
      networks.loss(logits: logits, targets: [1, 1, 0, 1], known: [1, 1, 1, 0], count: 2))
    #expect(abs(mean - 3.5 / 3 * 0.6931472) < 1e-6)
    let asymmetric = LossFunction.asymmetric(negativeGamma: 0, positiveGamma: 0, margin: 0)
    let sum = try #require(
      try self.networks(loss: asymmetric).loss(
        logits: logits, targets: [1, 1, 0, 1], known: [1, 1, 1, 0], count: 2))
    #expect(abs(sum - 3 * 0.6931472) < 1e-6)
  }

  @Test func `a restored state goes on with the same bits, on any number of workers`() throws {
    let whole = try networks()
    let first = try networks()
    for step in 0..<3 {
      _ = self.step(whole, step)
      _ = self.step(first, step)
    }
    let second = try networks(workers: 2)
    try second.restore(first.exportState())
    for step in 3..<6 {
      let results = [whole, second].map { self.step($0, step) }
      #expect(results[0] == results[1])
    }
    #expect(bits(whole.exportState()) == bits(second.exportState()))
  }

  @Test func `a state that does not fit is refused before any network takes it over`() throws {
    let networks = try networks()
    _ = step(networks, 0)
    let state = networks.exportState()
    func message(_ change: (inout [NamedTensor]) -> Void) -> String {
      var changed = state
      changed.tensors[0].values[0] += 1
      change(&changed.tensors)
      do {
        try networks.restore(changed)
        return "no error"
      } catch { return "\(error)" }
    }
    let prefix = "the network state's tensor "
    #expect(
      message { $0.removeAll { $0.name == "1.head.bias" } } == prefix + "1.head.bias is missing")
    #expect(
      message { $0[$0.count - 1].values = [.nan] }
        == prefix + "1.optimizer.step holds nan; it needs finite values")
    for name in ["2.head.bias", "head.bias", "00.head.bias", "", ".", "0"] {
      #expect(
        message { $0.append(NamedTensor(name: name, shape: [1], values: [0])) }
          == prefix + "\(name) is none of these networks'")
    }
    #expect(networks.exportState() == state)
  }

  @Test func `a step that one of them cannot take leaves all as they were`() throws {
    let networks = try networks()
    _ = step(networks, 0)
    var broken = networks.exportState()
    let index = try #require(broken.tensors.firstIndex { $0.name == "1.head.weight" })
    for place in broken.tensors[index].values.indices {
      broken.tensors[index].values[place] = 3e38
    }
    try networks.restore(broken)
    let result = networks.accumulateGradients(
      images: Self.batch(1), targets: Self.targets, known: Self.known, count: 4, step: 1)
    #expect(!result.isFinite)
    #expect(networks.exportState() == broken)
  }

  @Test func `times and operations are those of all networks, a layer a line`() throws {
    let networks = try networks()
    #expect(networks.recentTimes() == nil)
    let one = try network(seed: 1)
    for network in [networks, one] as [any Classifier] {
      network.measureTimes { 0 }
    }
    #expect(networks.recentTimes() == nil)
    _ = step(networks, 0)
    _ = one.accumulateGradients(
      images: Self.batch(0), targets: [1, 0, 1, 0], known: [1, 1, 1, 1], count: 4, step: 0)
    let times = try #require(networks.recentTimes())
    let single = try #require(one.recentTimes())
    #expect(times.layers.map(\.summary.name) == single.layers.map(\.summary.name))
    #expect(times.layers.map(\.operations) == single.layers.map { 2 * $0.operations })
  }

  @Test func `no labels, and no network that fits, are refused`() throws {
    #expect(throws: ShapeError.self) {
      try SeparateNetworks(labels: 0, seed: 1) { _, seed throws(ShapeError) in
        try network(seed: seed)
      }
    }
    #expect(throws: ShapeError.self) {
      try SeparateNetworks(labels: 1 << 40, seed: 1) { _, seed throws(ShapeError) in
        try network(seed: seed)
      }
    }
  }
}
