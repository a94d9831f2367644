import Testing

@testable import NeuralNetwork

/// Layers that are trained in a way of their own.
@Suite struct LayerGroupTests {
  static let image = ImageShape(height: 6, width: 6, channels: 3)
  /// Every kind of step that works differently in training, and every kind of fusion.
  static let layers: [LayerDescription] = [
    .convolution(4), .relu, .batchNormalization, .maxPool(size: 2, stride: 2),
    .dropout(rate: 0.3), .convolution(3, bias: false), .batchNormalization, .relu,
    .residual(body: [.convolution(3, bias: false), .batchNormalization], shortcut: []), .relu,
    .maxPool(size: 2, stride: 1), .flatten, .dense(units: 4), .relu,
  ]
  static let adamW = OptimizerDescription.adamW(
    beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.1)

  func network(
    _ layers: [LayerDescription] = layers, frozen: Int, workers: Int = 2, averaging: Float? = 0.9
  ) throws -> Network {
    let network = try makeNetwork(
      layers, image: Self.image, batch: 4, optimizer: Self.adamW, averaging: averaging,
      groups: frozen == 0 ? [] : [LayerGroup(layers: 0...frozen - 1, freezing: .always)],
      workers: workers)
    try ReferenceHash.setWeights(of: network)
    return network
  }

  @discardableResult
  func step(_ network: Network, _ step: Int = 0, applies: Bool = true) -> StepResult {
    let result = network.accumulateGradients(
      images: ReferenceHash.images(4, Self.image, salt: step),
      targets: ReferenceHash.targets(4, 2, salt: step),
      known: Array(repeating: 1, count: 8), count: 4, step: step)
    if applies { network.applyGradients(rate: 0.1, clipNorm: 0.5) }
    return result
  }

  func logits(_ network: Network) -> [UInt32] {
    network.logits(
      images: ReferenceHash.images(4, Self.image, salt: 9), count: 4, averaged: false
    ).map(\.bitPattern)
  }

  @Test(arguments: 0...layers.count)
  func `a network scores with the same bits wherever its frozen part ends`(frozen: Int) throws {
    #expect(try logits(network(frozen: frozen)) == logits(network(frozen: 0)))
  }

  @Test(arguments: 1...layers.count)
  func `what is frozen stays as it is, with its averages, and all else moves`(frozen: Int) throws {
    let network = try network(frozen: frozen)
    _ = try network.start(from: network.exportState().tensors, takesHead: true)
    let before = network.exportState().tensors
    for number in 0..<3 { step(network, number) }
    for (old, new) in zip(before, network.exportState().tensors) {
      let name = old.name.split(separator: ".").drop { $0 == "averaged" || $0 == "optimizer" }
      let isFrozen = name.first == "layers" && name.dropFirst().first.flatMap { Int($0) }! < frozen
      #expect((old.values == new.values) == isFrozen, "\(old.name)")
    }
  }

  @Test func `a frozen part has no moments in the state, and no gradient in the norm`() throws {
    let whole = try network(frozen: 0)
    let part = try network(frozen: 8)
    let left = Set(whole.exportState().tensors.map(\.name)).subtracting(
      part.exportState().tensors.map(\.name))
    #expect(!left.isEmpty && left.allSatisfy { $0.hasPrefix("optimizer.exp_avg") })
    let result = step(part, applies: false)
    let squares = part.exportGradients().flatMap(\.values).reduce(0.0) { $0 + Double($1 * $1) }
    #expect(relative(result.gradientNorm, squares.squareRoot()) < 1e-5)
    for gradient in part.exportGradients() {
      let isFrozen = (0..<8).contains { gradient.name.hasPrefix("layers.\($0).") }
      #expect(gradient.values.allSatisfy { $0 == 0 } == isFrozen, "\(gradient.name)")
    }
  }

  @Test(arguments: 1...9)
  func `the gradients of what is trained are those of the whole network`(frozen: Int) throws {
    // Without layers that score otherwise than they train.
    let layers: [LayerDescription] = [
      .convolution(4), .relu, .maxPool(size: 3, stride: 2, padding: 1),
      .residual(body: [.convolution(4)], shortcut: []), .relu, .convolution(3),
      .averagePool(size: 2, stride: 1), .flatten, .dense(units: 3), .relu,
    ]
    let (whole, part) = (try network(layers, frozen: 0), try network(layers, frozen: frozen))
    #expect(step(whole, applies: false).loss == step(part, applies: false).loss)
    for (one, other) in zip(whole.exportGradients(), part.exportGradients()) {
      let isFrozen = (0..<frozen).contains { one.name.hasPrefix("layers.\($0).") }
      #expect(other.values == (isFrozen ? one.values.map { _ in 0 } : one.values), "\(one.name)")
    }
  }

  @Test func `a frozen part needs no memory for its gradients`() throws {
    #expect(try network(frozen: 10).planBytes < network(frozen: 0).planBytes)
    // What is trained later is planned for from the start.
    let later = try makeNetwork(
      Self.layers, image: Self.image, batch: 4, optimizer: Self.adamW, averaging: 0.9,
      groups: [LayerGroup(layers: 0...9, freezing: .epochs(2))])
    #expect(try later.planBytes == network(frozen: 0).planBytes)
  }

  @Test(arguments: [1, 3])
  func `staged training goes on to the same bits from any step, on any threads`(workers: Int) throws
  {
    let groups = [
      LayerGroup(layers: 0...4, freezing: .epochs(2), rateFactor: 0.1),
      LayerGroup(layers: 5...7, freezing: .epochs(1), rateFactor: 0.5),
    ]
    func make(_ workers: Int) throws -> Network {
      let network = try makeNetwork(
        Self.layers, image: Self.image, batch: 4, optimizer: Self.adamW, averaging: 0.9,
        groups: groups, workers: workers)
      try ReferenceHash.setWeights(of: network)
      return network
    }
    func train(_ network: Network, _ steps: Range<Int>) {
      for number in steps {
        network.beginEpoch(number / 2)
        step(network, number)
      }
    }
    let whole = try make(2)
    train(whole, 0..<6)
    let counts = whole.exportState().tensors.suffix(3)
    #expect(
      counts.map(\.name)
        == ["optimizer.step", "optimizer.step.layers.0", "optimizer.step.layers.5"])
    #expect(counts.map(\.values) == [[6], [2], [4]])
    for stop in 1..<6 {
      let first = try make(workers)
      train(first, 0..<stop)
      let second = try make(workers)
      try second.restore(first.exportState())
      train(second, stop..<6)
      #expect(second.exportState() == whole.exportState(), "stopped after \(stop)")
    }
  }

  @Test func `the times of a frozen layer have no way back`() throws {
    let network = try makeNetwork(
      Self.layers, image: Self.image, batch: 4,
      groups: [LayerGroup(layers: 0...7, freezing: .epochs(1))])
    network.measureTimes { 0 }
    step(network)
    func passes() -> [String: Double] {
      let layers = network.recentTimes()?.layers.filter { $0.summary.multiplyAdds > 0 } ?? []
      return Dictionary(
        uniqueKeysWithValues: layers.map {
          ($0.summary.name, $0.operations / Double(2 * $0.summary.multiplyAdds))
        })
    }
    #expect(
      passes() == [
        "layers.0": 1, "layers.5": 1, "layers.8.body.0": 2, "layers.12": 3, "head": 3,
      ])
    network.beginEpoch(1)
    step(network)
    #expect(passes()["layers.0"] == 2 && passes()["layers.5"] == 3)
  }

  /// What keeps groups from being those of a network of ten layers.
  func problem(_ groups: LayerGroup...) -> String {
    do throws(LayerGroup.Problem) {
      try LayerGroup.check(groups, layers: 10)
      return "none"
    } catch { return "\(error.group): \(error.clause)" }
  }

  @Test func `groups are layers of the network, apart, and frozen from the first on`() {
    let last = LayerGroup(layers: 4...9, freezing: .epochs(3))
    #expect(
      problem(last, LayerGroup(layers: 0...3, freezing: .always), LayerGroup(layers: 8...9))
        == "2: are 8-9, of which another group names 4-9")
    #expect(problem(last, LayerGroup(layers: 0...3, freezing: .always)) == "none")
    #expect(
      problem(last)
        == "0: are 4-9 and stay frozen while layer 3, which is before them, trains; "
        + "frozen layers are the first ones of the network")
    #expect(
      problem(LayerGroup(layers: 0...3, freezing: .epochs(2)), last)
        == "1: are 4-9 and stay frozen while layer 3, which is before them, trains from epoch 3 on; "
        + "frozen layers are the first ones of the network")
    #expect(
      problem(LayerGroup(layers: 7...10))
        == "0: are 7-10, and the network has 10 layers; allowed: 0 to 9")
    #expect(
      problem(LayerGroup(layers: 3...3, rateFactor: 0)) == "0: have the rate 0.0, not above 0")
  }
}
