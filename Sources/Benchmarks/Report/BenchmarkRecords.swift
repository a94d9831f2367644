/// What was measured, as machines read it; `bench` says which record it is.
///
/// Names that the peers' scripts print too mean the same here.

/// The machine.
package struct PeakRecord: Encodable {
  private let bench = "peak"
  private let vectorUnit: String
  private let threads: Int
  private let gflopsS: Double

  /// - Parameter peak: multiply-add peak in GFLOP/s.
  package init(vectorUnit: String, threads: Int, peak: Double) {
    self.vectorUnit = vectorUnit
    self.threads = threads
    gflopsS = rounded(peak, 1)
  }
}

/// A network in one mode; `images_s` is the median.
package struct NetworkRecord: Encodable {
  private let bench = "network"
  private let net: String
  private let mode: String
  private let batch: Int
  private let threads: Int
  private let imagesS: Double
  private let min: Double
  private let max: Double
  private let repeats: Int
  private let quiet: Int
  private let noise: Double
  private let stepsPerRepeat: Int
  private let gflopsS: Double
  private let ofPeak: Double
  private let planBytes: Int
  private let parameters: Int

  /// - Parameter peak: multiply-add peak in GFLOP/s.
  package init(_ result: NetworkBenchmark.Result, peak: Double) {
    net = result.benchmark.network.rawValue
    mode = result.benchmark.mode.rawValue
    batch = result.benchmark.batch
    threads = result.benchmark.workers
    imagesS = rounded(result.median, 2)
    min = rounded(result.slowest, 2)
    max = rounded(result.fastest, 2)
    repeats = result.times.repeats.count
    quiet = result.times.quiet
    noise = rounded(result.times.disturbance, 3)
    stepsPerRepeat = result.times.units
    gflopsS = rounded(result.gigaflops, 1)
    ofPeak = rounded(result.gigaflops / peak, 3)
    planBytes = result.planBytes
    parameters = result.parameters
  }
}

/// A layer of a network.
package struct LayerRecord: Encodable {
  private let bench = "layer"
  private let net: String
  private let mode: String
  private let layer: String
  private let kind: String
  private let output: [Int]
  private let forwardMs: Double
  private let backwardMs: Double
  /// Of the fastest step.
  private let share: Double
  private let gflopsS: Double?

  package init(_ layer: LayerTime, of result: NetworkBenchmark.Result) {
    net = result.benchmark.network.rawValue
    mode = result.benchmark.mode.rawValue
    self.layer = layer.name
    kind = layer.kind
    output = layer.outputShape
    forwardMs = rounded(layer.forwardSeconds * 1e3, 4)
    backwardMs = rounded(layer.backwardSeconds * 1e3, 4)
    share = rounded(layer.seconds / result.stepSeconds, 4)
    gflopsS = layer.gigaflops.map { rounded($0, 1) }
  }
}

/// What the optimiser takes of a step.
package struct UpdateRecord: Encodable {
  private let bench = "update"
  private let net: String
  private let ms: Double
  /// Of the fastest step.
  private let share: Double

  /// Nil if the update was not timed.
  package init?(of result: NetworkBenchmark.Result) {
    guard let seconds = result.updateSeconds else { return nil }
    net = result.benchmark.network.rawValue
    ms = rounded(seconds * 1e3, 4)
    share = rounded(seconds / result.stepSeconds, 4)
  }
}

package struct KernelRecord: Encodable {
  private let bench = "kernel"
  private let kernel: String
  private let shape: String
  private let ms: Double
  private let rate: Double
  private let unit: String

  package init(_ benchmark: KernelBenchmark) {
    kernel = benchmark.kernel
    shape = benchmark.shape
    ms = rounded(benchmark.milliseconds, 4)
    rate = rounded(benchmark.rate, 1)
    unit = benchmark.unit
  }
}

package struct FirstStepRecord: Encodable {
  private let bench = "first_step"
  private let net: String
  private let batch: Int
  private let threads: Int
  private let firstStepS: Double?
  private let peakRssMib: Double?

  package init(_ first: FirstStep, threads: Int) {
    net = first.network.rawValue
    batch = first.batch
    self.threads = threads
    firstStepS = first.seconds.map { rounded($0, 3) }
    peakRssMib = first.peakBytes.map { rounded(Double($0) / 1_048_576, 1) }
  }
}

/// As many digits as a measurement has.
private func rounded(_ value: Double, _ digits: Int) -> Double {
  let factor = (0..<digits).reduce(1.0) { factor, _ in factor * 10 }
  return (value * factor).rounded() / factor
}
