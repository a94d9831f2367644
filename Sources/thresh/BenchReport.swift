import Benchmarks
import Kernels
import WorkbenchRuntime

/// Prints what `thresh bench` measured, for people or for machines.
struct BenchReport {
  let isJSON: Bool
  /// Multiply-add peak in GFLOP/s.
  let peak: Double
  let threads: Int

  func printMachine() {
    if isJSON {
      emit(PeakRecord(vectorUnit: VectorUnit.name, threads: threads, peak: peak))
    } else {
      printNow(
        BenchmarkTable.machine(vectorUnit: VectorUnit.name, threads: threads, peak: peak) + "\n\n")
    }
  }

  func printNetworkHeader() {
    if !isJSON { printNow(BenchmarkTable.networkHeader + "\n") }
  }

  func print(_ result: NetworkBenchmark.Result) {
    if isJSON {
      emit(NetworkRecord(result, peak: peak))
      for layer in result.layers { emit(LayerRecord(layer, of: result)) }
      if let update = UpdateRecord(of: result) { emit(update) }
    } else {
      let lines =
        [BenchmarkTable.line(of: result, peak: peak)]
        + BenchmarkTable.layerLines(of: result)
      printNow(lines.map { $0 + "\n" }.joined())
    }
  }

  func printKernelHeader() {
    if !isJSON { printNow(BenchmarkTable.kernelHeader + "\n") }
  }

  func print(_ kernel: KernelBenchmark) {
    if isJSON {
      emit(KernelRecord(kernel))
    } else {
      printNow(BenchmarkTable.line(of: kernel) + "\n")
    }
  }

  static func print(_ first: FirstStep, isJSON: Bool, threads: Int) {
    let text =
      isJSON
      ? JSONLine.text(of: FirstStepRecord(first, threads: threads)) ?? ""
      : BenchmarkTable.line(of: first)
    printNow(text + "\n")
  }

  static func print(_ screens: [ScreenBenchmark], isJSON: Bool) {
    let texts = screens.map { isJSON ? JSONLine.text(of: $0) ?? "" : $0.text }
    printNow(texts.joined(separator: isJSON ? "\n" : "\n\n") + "\n")
  }

  private func emit(_ record: some Encodable) {
    if let text = JSONLine.text(of: record) { printNow(text + "\n") }
  }
}
