import Kernels

/// Times one kernel on random values: the fastest of some runs.
package struct KernelBenchmark: Equatable, Sendable {
  package var kernel: String
  package var shape: String
  package var milliseconds: Double
  /// In `unit`.
  package var rate: Double
  /// `GFLOP/s` of a direct convolution, or `GB/s` of memory read and written.
  package var unit: String

  /// Every product of `networks`, each shape once, then what is done between products.
  ///
  /// - Parameter report: called as each is measured.
  package static func run(
    _ networks: [BenchmarkNetwork], batch: Int, workers: Workers,
    report: (KernelBenchmark) -> Void
  ) throws {
    let stopwatch = KernelStopwatch(workers: workers)
    var seen: Set<String> = []
    for product in try networks.flatMap({ try $0.products(batch: batch) })
    where seen.insert(product.name).inserted {
      stopwatch.time(product, report)
    }
    let map = MapShape(batch: batch, height: 32, width: 32, channels: 64)
    stopwatch.timeNormalization(map, "64 32x32", report)
    stopwatch.timePooling(map, "64 32x32", report)
    stopwatch.timeElementwise(map, "64 32x32", report)
    stopwatch.timeOptimizer(values: 8 << 20, "8 Mi values", report)
  }
}
