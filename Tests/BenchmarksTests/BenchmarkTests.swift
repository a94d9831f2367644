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

  @Test(arguments: BenchmarkMode.allCases)
  func `a benchmark counts its repeats and times every step of the plan`(mode: BenchmarkMode)
    throws
  {
    var benchmark = NetworkBenchmark(.small, mode)
    benchmark.batch = 2
    benchmark.workers = 1
    benchmark.repeats = 1
    benchmark.seconds = 0.01
    let result = try benchmark.run(layers: true)
    #expect(result.repeats >= 5)
    #expect(result.slowest > 0 && result.median >= result.slowest)
    #expect(result.fastest >= result.median)
    #expect(result.layers.first?.time.layer == "layers.0")
    #expect(result.layers.last?.time.layer == "head")
    #expect(result.layers.allSatisfy { $0.time.forwardSeconds > 0 })
    #expect(result.layers.contains { $0.time.backwardSeconds > 0 } == (mode == .train))
    let operations = result.layers.reduce(0) { $0 + $1.operations }
    #expect(operations == 2 * (try BenchmarkNetwork.small.operations(mode)))
  }
}
