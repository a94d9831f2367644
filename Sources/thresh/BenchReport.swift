import Benchmarks
import Foundation
import Kernels

/// Prints what `thresh bench` measured, for people or for machines.
struct BenchReport {
  let isJSON: Bool
  /// Multiply-add peak in GFLOP/s.
  let peak: Double
  let threads: Int

  func printMachine() {
    if isJSON {
      printObject([
        ("bench", "peak"), ("vector_unit", VectorUnit.name), ("threads", threads),
        ("gflops", rounded(peak, 1)),
      ])
    } else {
      let words = threads == 1 ? "1 thread" : "\(threads) threads"
      printNow("\(VectorUnit.name), \(words), multiply-add peak \(text(peak, 0)) GFLOP/s\n\n")
    }
  }

  // MARK: Networks

  func printHeader() {
    guard !isJSON else { return }
    printNow(
      "network     mode      images/s      min      max  GFLOP/s  of peak  plan MiB  quiet\n")
  }

  func print(_ result: NetworkBenchmark.Result) {
    let benchmark = result.benchmark
    guard !isJSON else {
      printObject([
        ("bench", "network"), ("net", benchmark.network.rawValue),
        ("mode", benchmark.mode.rawValue),
        ("batch", benchmark.batch), ("threads", threads), ("images_s", rounded(result.median, 2)),
        ("min", rounded(result.slowest, 2)), ("max", rounded(result.fastest, 2)),
        ("repeats", result.repeats), ("quiet", result.quiet),
        ("gflops_s", rounded(result.gigaflops, 1)),
        ("of_peak", rounded(result.gigaflops / peak, 3)), ("plan_bytes", result.planBytes),
        ("parameters", result.parameters),
      ])
      for step in result.layers {
        printObject([
          ("bench", "layer"), ("net", benchmark.network.rawValue),
          ("mode", benchmark.mode.rawValue), ("layer", step.time.layer), ("kind", step.time.kind),
          ("forward_ms", rounded(step.time.forwardSeconds * 1e3, 4)),
          ("backward_ms", rounded(step.time.backwardSeconds * 1e3, 4)),
          ("gflops_s", rounded(step.gigaflops, 1)),
        ])
      }
      return
    }
    printNow(
      left(benchmark.network.rawValue, 12) + left(benchmark.mode.rawValue, 8)
        + right(text(result.median, 1), 10) + right(text(result.slowest, 1), 9)
        + right(text(result.fastest, 1), 9) + right(text(result.gigaflops, 1), 9)
        + right(text(100 * result.gigaflops / peak, 0) + " %", 9)
        + right(text(Double(result.planBytes) / 1_048_576, 1), 10)
        + right("\(result.quiet)/\(result.repeats)", 7) + "\n")
    guard !result.layers.isEmpty else { return }
    let total = result.layers.reduce(0) { $0 + $1.seconds }
    printNow(
      "\n  layer                step                 forward ms  backward ms   share  GFLOP/s\n")
    for step in result.layers {
      printNow(
        "  " + left(step.time.layer, 21) + left(step.time.kind, 20)
          + right(text(step.time.forwardSeconds * 1e3, 3), 11)
          + right(
            benchmark.mode == .train ? text(step.time.backwardSeconds * 1e3, 3) : "-", 13)
          + right(text(100 * step.seconds / total, 1) + " %", 8)
          + right(step.operations > 0 ? text(step.gigaflops, 0) : "-", 9) + "\n")
    }
    printNow("\n")
  }

  func print(_ first: FirstStep) {
    guard !isJSON else {
      return printObject([
        ("bench", "first_step"), ("net", first.network.rawValue), ("batch", first.batch),
        ("threads", threads), ("first_step_s", rounded(first.seconds, 3)),
        ("peak_rss_mib", rounded(Double(first.peakBytes) / 1_048_576, 1)),
      ])
    }
    printNow(
      "\(first.network.rawValue): first training step \(text(first.seconds, 2)) s after the "
        + "process began, peak memory \(text(Double(first.peakBytes) / 1_048_576, 0)) MiB\n")
  }

  // MARK: Kernels

  func printKernelHeader() {
    guard !isJSON else { return }
    printNow("kernel              shape                         ms         rate\n")
  }

  func print(_ kernel: KernelBenchmark) {
    guard !isJSON else {
      return printObject([
        ("bench", "kernel"), ("kernel", kernel.kernel), ("shape", kernel.shape),
        ("ms", rounded(kernel.milliseconds, 4)), ("rate", rounded(kernel.rate, 1)),
        ("unit", kernel.unit),
      ])
    }
    printNow(
      left(kernel.kernel, 20) + left(kernel.shape, 22) + right(text(kernel.milliseconds, 3), 10)
        + right(text(kernel.rate, 1), 9) + " " + kernel.unit + "\n")
  }

  // MARK: Text

  private func text(_ value: Double, _ digits: Int) -> String {
    String(format: "%.\(digits)f", value)
  }

  private func rounded(_ value: Double, _ digits: Int) -> Double {
    let factor = pow(10, Double(digits))
    return (value * factor).rounded() / factor
  }

  private func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  private func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(1, width - text.count)) + text
  }

  private func printObject(_ pairs: [(String, Any)]) {
    let fields = pairs.map { key, value in
      "\"\(key)\":" + (value is String ? "\"\(value)\"" : "\(value)")
    }
    printNow("{\(fields.joined(separator: ","))}\n")
  }
}
