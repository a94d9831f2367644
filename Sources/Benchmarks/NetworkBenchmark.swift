import Kernels
import NeuralNetwork

/// Times training or evaluation of one network on random images in memory, as the peers' scripts do.
package struct NetworkBenchmark: Sendable {
  package var network: BenchmarkNetwork
  package var mode: BenchmarkMode
  /// Images a step.
  package var batch = 32
  package var workers = 2
  package var timing = QuietRepeats()

  package init(_ network: BenchmarkNetwork, _ mode: BenchmarkMode) {
    self.network = network
    self.mode = mode
  }

  package struct Result: Sendable {
    package var benchmark: NetworkBenchmark
    /// Of steps.
    package var times: RepeatTimes
    /// Direct operations for one image.
    package var operations: Double
    package var parameters: Int
    package var planBytes: Int
    /// Empty unless asked for.
    package var layers: [LayerTime]
    /// Seconds in which the optimiser moves the weights, the fastest of some updates; nil unless
    /// layers were asked for, and in evaluation.
    package var updateSeconds: Double?

    /// Images a second.
    package var median: Double { times.median * Double(benchmark.batch) }
    package var slowest: Double { times.slowest * Double(benchmark.batch) }
    package var fastest: Double { times.fastest * Double(benchmark.batch) }
    /// Effective GFLOP/s: what direct convolutions would have had to do.
    package var gigaflops: Double { median * operations / 1e9 }
    /// Seconds of the fastest step, as the layers' times are of their fastest.
    package var stepSeconds: Double { 1 / times.fastest }
  }

  /// - Throws: `ShapeError` if the machine lacks the memory.
  package func run(layers: Bool = false) throws -> Result {
    let network = try self.network.network(batch: batch, workers: workers)
    let images = BenchmarkImages(self.network, batch: batch)
    images.step(0, of: network, mode)
    let times = timing.measure { images.step($0, of: network, mode) }
    return Result(
      benchmark: self, times: times, operations: try self.network.operations(mode),
      parameters: network.parameterCount, planBytes: network.planBytes,
      layers: layers ? LayerTime.measure(network, on: images, mode) : [],
      updateSeconds: layers && mode == .train ? updateSeconds(of: network) : nil)
  }

  private func updateSeconds(of network: Network) -> Double {
    (0..<9).reduce(.infinity) { fastest, _ in
      let start = timing.meter.now()
      network.applyGradients(rate: 1e-3, clipNorm: nil)
      return min(fastest, timing.meter.now() - start)
    }
  }
}

/// Four batches of random images and labels of a network, ready in memory.
struct BenchmarkImages {
  let batch: Int
  let images: [[Float]]
  let targets: [[Float]]
  let known: [Float]

  init(_ network: BenchmarkNetwork, batch: Int) {
    var random = RandomStream(seed: 1)
    let image = network.image
    self.batch = batch
    images = (0..<4).map { _ in
      random.uniforms(batch * image.height * image.width * image.channels, in: 0...1)
    }
    targets = (0..<4).map { _ in
      random.uniforms(batch * network.labels, in: 0...1).map { $0 < 0.4 ? 1 : 0 }
    }
    known = Array(repeating: 1, count: batch * network.labels)
  }

  func step(_ number: Int, of network: Network, _ mode: BenchmarkMode) {
    let index = number % images.count
    switch mode {
    case .train:
      _ = network.accumulateGradients(
        images: images[index], targets: targets[index], known: known, count: batch, step: number)
      network.applyGradients(rate: 1e-3, clipNorm: nil)
    case .evaluate:
      let logits = network.logits(images: images[index], count: batch, averaged: false)
      _ = network.probabilities(logits: logits)
    }
  }
}
