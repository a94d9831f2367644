import Dispatch
import Foundation
import Kernels
import NeuralNetwork

/// Times training or evaluation of one network on random images in memory, as the peers' scripts do:
/// four batches, a warm-up, then repeats of about half a second until enough were undisturbed.
package struct NetworkBenchmark {
  package var network: BenchmarkNetwork
  package var mode: BenchmarkMode
  package var batch = 32
  package var workers = 2
  package var repeats = 7
  /// Ceiling on the timed part.
  package var seconds = 40.0

  /// A repeat is quiet if others took less than this share of the processors.
  static let quiet = 0.05
  private static let batches = 4

  package init(_ network: BenchmarkNetwork, _ mode: BenchmarkMode) {
    self.network = network
    self.mode = mode
  }

  package struct Result: Sendable {
    package var benchmark: NetworkBenchmark
    /// Images a second of the repeats that count.
    package var rates: [Double]
    package var repeats: Int
    package var quiet: Int
    /// Direct operations for one image.
    package var operations: Double
    package var parameters: Int
    package var planBytes: Int
    package var layers: [LayerTime]

    package var median: Double { rates.sorted()[rates.count / 2] }
    package var slowest: Double { rates.min() ?? 0 }
    package var fastest: Double { rates.max() ?? 0 }
    /// Effective GFLOP/s: what a direct convolution would have had to do.
    package var gigaflops: Double { median * operations / 1e9 }
  }

  /// One step of the plan, with the operations of its layer.
  package struct LayerTime: Sendable {
    package var time: StepTime
    /// Direct operations of the measured passes over a batch.
    package var operations: Double

    package var seconds: Double { time.forwardSeconds + time.backwardSeconds }
    package var gigaflops: Double { operations / seconds / 1e9 }
  }

  package func run(layers: Bool = false) throws -> Result {
    let network = try self.network.network(batch: batch, workers: workers)
    let images = BenchmarkImages(self.network, batch: batch, batches: Self.batches)
    func step(_ number: Int) { images.step(number, of: network, mode) }
    step(0)
    var count = 0
    var last = 0.0
    let warm = Self.now()
    while count < 1 || Self.now() - warm < 1 {
      count += 1
      let start = Self.now()
      step(count)
      last = Self.now() - start
    }
    let inner = max(1, Int((0.5 / last).rounded()))
    var timed: [(rate: Double, noise: Double)] = []
    func quietRepeats() -> Int { timed.count { $0.noise < Self.quiet } }
    let start = Self.now()
    while quietRepeats() < repeats && (timed.count < 5 || Self.now() - start < seconds) {
      let (before, begin) = (BusyTime.ofOthers(), Self.now())
      for number in 0..<inner { step(number) }
      let took = Self.now() - begin
      let taken = zip(BusyTime.ofOthers(), before).map { $0 - $1 } ?? 0
      let noise = taken / (took * Double(max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
      timed.append((Double(inner * batch) / took, noise))
    }
    let quiet = quietRepeats()
    let counted =
      quiet >= 3
      ? timed.filter { $0.noise < Self.quiet }
      : Array(timed.sorted { $0.noise < $1.noise }.prefix(5))
    return Result(
      benchmark: self, rates: counted.map(\.rate), repeats: timed.count, quiet: quiet,
      operations: try self.network.operations(mode), parameters: network.parameterCount,
      planBytes: network.planBytes,
      layers: layers ? layerTimes(images.times(of: network, mode), of: network) : [])
  }

  private func layerTimes(_ times: [StepTime], of network: Network) -> [LayerTime] {
    var products: [String: Int] = [:]
    for layer in network.summary() { products[layer.name] = layer.multiplyAdds }
    let first = network.summary().first { $0.multiplyAdds > 0 }?.name
    return times.map { time in
      let passes = mode == .train ? (time.layer == first ? 2 : 3) : 1
      let count = Double(2 * passes * batch * (products[time.layer] ?? 0))
      return LayerTime(time: time, operations: count)
    }
  }

  static func now() -> Double { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }
}

/// Both values, if there are both.
private func zip(_ left: Double?, _ right: Double?) -> (Double, Double)? {
  guard let left, let right else { return nil }
  return (left, right)
}

/// Random images and labels of a network, ready in memory.
struct BenchmarkImages {
  let batch: Int
  let images: [[Float]]
  let targets: [[Float]]
  let known: [Float]

  init(_ network: BenchmarkNetwork, batch: Int, batches: Int) {
    var random = RandomStream(seed: 1)
    let image = network.image
    self.batch = batch
    images = (0..<batches).map { _ in
      random.uniforms(batch * image.height * image.width * image.channels, in: 0...1)
    }
    targets = (0..<batches).map { _ in
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

  func times(of network: Network, _ mode: BenchmarkMode) -> [StepTime] {
    network.stepTimes(images: images[0], count: batch, trains: mode == .train, repeats: 9)
  }
}
