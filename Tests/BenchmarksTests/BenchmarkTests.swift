import Testing

@testable import Benchmarks

@Suite struct BenchmarkTests {
  /// Frozen from the peers' `nets.py`.
  @Test(arguments: [
    (BenchmarkNetwork.small, 288_298, 77_269_504.0, 230_039_040.0),
    (.smallervgg, 8_676_422, 259_207_168, 761_696_256),
    (.resnet18, 11_169_858, 4_443_342_848, 13_315_872_768),
  ])
  func `the networks are those of the peers, to the last parameter and operation`(
    network: BenchmarkNetwork, parameters: Int, evaluation: Double, training: Double
  ) throws {
    #expect(try network.network(batch: 1, workers: 1).parameterCount == parameters)
    #expect(try network.operations(.evaluate) == evaluation)
    #expect(try network.operations(.train) == training)
  }

  @Test(arguments: BenchmarkNetwork.allCases)
  func `the kernels of a network do all its operations`(network: BenchmarkNetwork) throws {
    let products = try network.products(batch: 2)
    #expect(products.first?.shape.readsImage == true)
    let operations = products.reduce(0) { $0 + 2 * $1.shape.multiplyAdds }
    #expect(Double(operations) == 2 * (try network.operations(.evaluate)))
  }

  @Test func `shapes are named by channels, side, kernel and stride`() throws {
    let names = try BenchmarkNetwork.resnet18.products(batch: 1).map(\.name)
    #expect(names.first == "3>64 64x64 k3")
    #expect(names.contains("64>128 64x64 k3/2") && names.contains("64>128 64x64 k1/2"))
    #expect(names.last == "dense 512>2")
  }

  @Test(arguments: BenchmarkMode.allCases)
  func `a benchmark counts its repeats and times every layer`(mode: BenchmarkMode) throws {
    var benchmark = NetworkBenchmark(.small, mode)
    benchmark.batch = 2
    benchmark.workers = 1
    benchmark.timing.warmUp = 0
    benchmark.timing.length = 0
    benchmark.timing.ceiling = 0
    let result = try benchmark.run(layers: true)
    #expect(result.times.repeats.count >= 5 && result.times.units == 1)
    #expect(result.slowest > 0 && result.median >= result.slowest)
    #expect(result.fastest >= result.median)
    #expect(result.layers.first?.name == "layers.0")
    #expect(result.layers.first?.outputShape == [32, 32, 32])
    #expect(result.layers.last?.name == "head")
    #expect(result.layers.allSatisfy { $0.forwardSeconds > 0 })
    #expect(result.layers.contains { $0.backwardSeconds > 0 } == (mode == .train))
    #expect((result.updateSeconds != nil) == (mode == .train))
    let operations = result.layers.reduce(0) { $0 + $1.operations }
    #expect(operations == 2 * (try BenchmarkNetwork.small.operations(mode)))
  }
}
