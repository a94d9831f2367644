import ArgumentParser
import Benchmarks
import Foundation
import Kernels

extension BenchmarkNetwork: ExpressibleByArgument {}
extension BenchmarkMode: ExpressibleByArgument {}

/// `thresh bench`: how fast this machine trains and evaluates the networks of the peers' scripts.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Time training and evaluation of three networks on random images in memory.",
    discussion: """
      Prints images a second (median, slowest and fastest of the repeats that no other process \
      disturbed), effective GFLOP/s (what direct convolutions would have had to do, so that more \
      than the peak is possible), their share of the multiply-add peak measured first, and the \
      memory of the plan.
      """)

  @Argument(help: "The networks; default: all.")
  var networks: [BenchmarkNetwork] = BenchmarkNetwork.allCases

  @Option(help: "Only this.")
  var mode: BenchmarkMode?

  @Option(help: "Images a step.")
  var batch = 32

  @Option(help: "Undisturbed repeats to wait for.")
  var repeats = 7

  @Option(help: "Most seconds for each line.")
  var seconds = 40.0

  @Flag(help: "Print the time of every step of a plan.")
  var layers = false

  @Flag(help: "Time single kernels instead.")
  var kernels = false

  @Flag(help: "Print the time from process start to the end of the first training step, and stop.")
  var firstStep = false

  @Flag(help: "One JSON object a line.")
  var json = false

  @OptionGroup var threads: ThreadOptions

  func validate() throws {
    guard (1...4096).contains(batch) else {
      throw ValidationError("--batch is \(batch); allowed: 1...4096")
    }
    guard (1...1000).contains(repeats) else {
      throw ValidationError("--repeats is \(repeats); allowed: 1...1000")
    }
    guard seconds > 0 else { throw ValidationError("--seconds is \(seconds); allowed: above 0") }
  }

  mutating func run() throws {
    let workers = Workers(count: threads.count)
    if firstStep {
      for network in networks {
        BenchReport(isJSON: json, peak: 0, threads: threads.count).print(
          try FirstStep.run(network, batch: batch, workers: threads.count))
      }
      return
    }
    let report = BenchReport(
      isJSON: json, peak: MultiplyAddPeak.measure(workers: workers), threads: threads.count)
    report.printMachine()
    if kernels {
      report.printKernelHeader()
      KernelBenchmark.all(batch: batch, workers: workers) { report.print($0) }
      return
    }
    report.printHeader()
    for network in networks {
      for mode in mode.map({ [$0] }) ?? BenchmarkMode.allCases {
        var benchmark = NetworkBenchmark(network, mode)
        benchmark.batch = batch
        benchmark.workers = threads.count
        benchmark.repeats = repeats
        benchmark.seconds = seconds
        report.print(try benchmark.run(layers: layers))
      }
    }
  }
}
