import Testing

@testable import NeuralNetwork

@Suite struct InitializationTests {
  static func tensors(_ layers: [LayerDescription], seed: UInt64 = 3) throws -> [String: [Float]] {
    let network = try makeNetwork(
      layers, image: ImageShape(height: 4, width: 4, channels: 3), batch: 1, seed: seed)
    return Dictionary(
      uniqueKeysWithValues: network.exportState().tensors.map { ($0.name, $0.values) })
  }

  static func deviation(_ values: [Float]) -> Float {
    (values.reduce(0) { $0 + $1 * $1 } / Float(values.count)).squareRoot()
  }

  @Test func `a convolution before a ReLU starts from He's distribution, without bias`() throws {
    for between in [[LayerDescription](), [.batchNormalization]] {
      let tensors = try Self.tensors(
        [.convolution(16), .relu, .convolution(64)] + between + [.relu, .globalAveragePool])
      let weights = try #require(tensors["layers.2.weight"])
      // 9,216 draws: the deviation is known to about 0.7%.
      #expect(abs(Self.deviation(weights) / (2 / Float(9 * 16)).squareRoot() - 1) < 0.03)
      #expect(try #require(tensors["layers.2.bias"]).allSatisfy { $0 == 0 })
    }
  }

  @Test func `other layers start as PyTorch's do`() throws {
    let tensors = try Self.tensors([
      .convolution(64), .batchNormalization, .globalAveragePool, .dense(units: 100),
    ])
    let weights = try #require(tensors["layers.0.weight"])
    let bound = 1 / Float(27).squareRoot()
    #expect(weights.allSatisfy { abs($0) <= bound })
    #expect(abs(Self.deviation(weights) / (bound / Float(3).squareRoot()) - 1) < 0.05)
    #expect(try #require(tensors["layers.0.bias"]).allSatisfy { abs($0) <= bound && $0 != 0 })
    #expect(try #require(tensors["layers.3.weight"]).allSatisfy { abs($0) <= 0.125 })
    #expect(try #require(tensors["layers.1.weight"]) == Array(repeating: 1, count: 64))
    #expect(try #require(tensors["layers.1.bias"]) == Array(repeating: 0, count: 64))
    #expect(try #require(tensors["layers.1.running_mean"]) == Array(repeating: 0, count: 64))
    #expect(try #require(tensors["layers.1.running_var"]) == Array(repeating: 1, count: 64))
  }

  @Test func `initial weights are a pure function of the seed`() throws {
    let layers: [LayerDescription] = [.convolution(4), .relu, .flatten]
    #expect(try Self.tensors(layers) == Self.tensors(layers))
    let (one, other) = (try Self.tensors(layers), try Self.tensors(layers, seed: 4))
    #expect(one["layers.0.weight"] != other["layers.0.weight"])
    #expect(one["head.weight"] != other["head.weight"])
  }
}
