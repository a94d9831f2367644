import Foundation

/// Lines of text for people, at most 80 columns wide.
package enum BenchmarkTable {
  /// What the machine can do at best.
  package static func machine(vectorUnit: String, threads: Int, peak: Double) -> String {
    "\(vectorUnit), \(threads) thread\(threads == 1 ? "" : "s"), multiply-add peak "
      + "\(number(peak, 0)) GFLOP/s"
  }

  // MARK: Networks

  package static let networkHeader = row(
    ["network", "mode", "images/s", "min", "max", "GFLOP/s", "of peak", "plan MiB", "quiet"],
    networkWidths)

  /// - Parameter peak: multiply-add peak in GFLOP/s.
  package static func line(of result: NetworkBenchmark.Result, peak: Double) -> String {
    row(
      [
        result.benchmark.network.rawValue, result.benchmark.mode.rawValue,
        number(result.median, 1), number(result.slowest, 1), number(result.fastest, 1),
        number(result.gigaflops, 1), percent(result.gigaflops / peak, 0),
        number(mebibytes(result.planBytes), 1),
        "\(result.times.quiet)/\(result.times.repeats.count)",
      ], networkWidths)
  }

  /// The layers of a result, each with its share of the fastest step; empty without layers.
  package static func layerLines(of result: NetworkBenchmark.Result) -> [String] {
    guard !result.layers.isEmpty else { return [] }
    let trains = result.benchmark.mode == .train
    let step = result.stepSeconds
    var lines = [
      "", row(["layer", "kind", "output", "fwd ms", "bwd ms", "share", "GFLOP/s"], layerWidths),
    ]
    // What another layer has taken over takes nothing.
    for layer in result.layers where layer.seconds > 5e-7 {
      lines.append(
        row(
          [
            layer.name, layer.kind, layer.outputShape.map(String.init).joined(separator: "x"),
            milliseconds(layer.forwardSeconds),
            trains ? milliseconds(layer.backwardSeconds) : dash,
            percent(layer.seconds / step, 1), layer.gigaflops.map { number($0, 0) } ?? dash,
          ], layerWidths))
    }
    var rest = step - result.layers.reduce(0) { $0 + $1.seconds }
    if let update = result.updateSeconds {
      rest -= update
      lines.append(
        row(
          ["update", "AdamW", "", milliseconds(update), "", percent(update / step, 1)],
          layerWidths))
    }
    lines.append(
      row(
        [
          "rest", trains ? "loss, gradient norm" : "", "", milliseconds(rest), "",
          percent(rest / step, 1),
        ],
        layerWidths))
    return lines + [""]
  }

  package static func line(of first: FirstStep) -> String {
    "\(first.network.rawValue), batch \(first.batch): first training step "
      + "\(first.seconds.map { number($0, 2) } ?? dash) s after the process began, peak memory "
      + "\(first.peakBytes.map { number(mebibytes($0), 0) } ?? dash) MiB"
  }

  // MARK: Kernels

  package static let kernelHeader = row(["kernel", "shape", "ms", "rate"], kernelWidths)

  package static func line(of kernel: KernelBenchmark) -> String {
    row(
      [
        kernel.kernel, kernel.shape, number(kernel.milliseconds, 3),
        "\(number(kernel.rate, 1)) \(kernel.unit)",
      ], kernelWidths)
  }

  // MARK: Text

  private static let networkWidths = [-11, -8, 9, 9, 9, 9, 8, 9, 8]
  private static let layerWidths = [-21, -20, 10, 8, 7, 6, 8]
  private static let kernelWidths = [-26, -24, 12, 18]
  private static let dash = "-"

  /// One line; a negative width aligns left. Longer cells are kept whole, one space apart.
  private static func row(_ cells: [String], _ widths: [Int]) -> String {
    var line = ""
    for (cell, width) in zip(cells, widths) {
      let gap = String(repeating: " ", count: max(0, Int(width.magnitude) - cell.count))
      if width > 0, gap.isEmpty { line += " " }
      line += width < 0 ? cell + gap : gap + cell
    }
    return line
  }

  private static func number(_ value: Double, _ decimals: Int) -> String {
    String(format: "%.\(decimals)f", value)
  }

  /// Four digits, at most three of them behind the point.
  private static func milliseconds(_ seconds: Double) -> String {
    let value = seconds * 1e3
    return number(value, value < 9.9995 ? 3 : value < 99.995 ? 2 : 1)
  }

  private static func percent(_ share: Double, _ decimals: Int) -> String {
    number(100 * share, decimals) + "%"
  }

  private static func mebibytes(_ bytes: Int) -> Double { Double(bytes) / 1_048_576 }
}
