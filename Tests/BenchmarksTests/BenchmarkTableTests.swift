import Foundation
import Testing

@testable import Benchmarks

@Suite struct BenchmarkTableTests {
  /// Steps of 20 ms, half of it in one convolution.
  private func result(_ mode: BenchmarkMode = .train) -> NetworkBenchmark.Result {
    let rates = [48.0, 49, 50]
    return NetworkBenchmark.Result(
      benchmark: NetworkBenchmark(.resnet18, mode),
      times: RepeatTimes(
        units: 25, repeats: rates.map { .init(rate: $0, disturbance: 0) }),
      operations: 230_039_040, parameters: 288_298, planBytes: 64 << 20,
      layers: [
        LayerTime(
          name: "layers.15.shortcut.0", kind: "convolution", outputShape: [16, 16, 128],
          forwardSeconds: 0.004, backwardSeconds: mode == .train ? 0.006 : 0, operations: 5e9),
        LayerTime(
          name: "layers.17", kind: "global average pool", outputShape: [512],
          forwardSeconds: 0.0001234, backwardSeconds: 0, operations: 0),
        LayerTime(
          name: "layers.18", kind: "dropout", outputShape: [512], forwardSeconds: 3e-8,
          backwardSeconds: 0, operations: 0),
      ],
      updateSeconds: mode == .train ? 0.002345 : nil)
  }

  @Test func `a network takes one line of 80 columns`() {
    let lines = [
      BenchmarkTable.networkHeader, BenchmarkTable.line(of: result(), peak: 234.5),
    ]
    #expect(
      lines == [
        "network    mode     images/s      min      max  GFLOP/s of peak plan MiB   quiet",
        "resnet18   train      1568.0   1536.0   1600.0    360.7    154%     64.0     3/3",
      ])
  }

  @Test func `layers fill 80 columns, and what another layer does is left out`() {
    #expect(
      BenchmarkTable.layerLines(of: result()) == [
        "",
        "layer                kind                    output  fwd ms bwd ms share GFLOP/s",
        "layers.15.shortcut.0 convolution          16x16x128   4.000  6.000 50.0%     500",
        "layers.17            global average pool        512   0.123  0.000  0.6%       -",
        "update               AdamW                            2.345        11.7%",
        "rest                 loss, gradient norm              7.532        37.7%", "",
      ])
  }

  @Test func `an evaluation has no backward pass and no update`() {
    let lines = BenchmarkTable.layerLines(of: result(.evaluate))
    #expect(lines.count == 6)
    #expect(
      lines[2]
        == "layers.15.shortcut.0 convolution          16x16x128   4.000      - 20.0%    1250")
  }

  @Test func `kernels and the first step are told in a line`() {
    let kernel = KernelBenchmark(
      kernel: "backward weights", shape: "256>512 16x16 k3/2", milliseconds: 12.3456, rate: 401.26,
      unit: "GFLOP/s")
    #expect(
      [BenchmarkTable.kernelHeader, BenchmarkTable.line(of: kernel)] == [
        "kernel                    shape                             ms              rate",
        "backward weights          256>512 16x16 k3/2            12.346     401.3 GFLOP/s",
      ])
    let first = FirstStep(network: .small, batch: 32, seconds: 0.0712, peakBytes: 56 << 20)
    #expect(
      BenchmarkTable.line(of: first)
        == "small, batch 32: first training step 0.07 s after the process began, "
        + "peak memory 56 MiB")
  }

  @Test func `records have keys in snake_case and the peers' names`() throws {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = .sortedKeys
    let record = try encoder.encode(NetworkRecord(result(), peak: 234.5))
    #expect(
      String(decoding: record, as: UTF8.self)
        == #"{"batch":32,"bench":"network","gflops_s":360.7,"images_s":1568,"max":1600,"#
        + #""min":1536,"mode":"train","net":"resnet18","noise":0,"of_peak":1.538,"#
        + #""parameters":288298,"plan_bytes":67108864,"quiet":3,"repeats":3,"#
        + #""steps_per_repeat":25,"threads":2}"#)
  }
}
