import ArgumentParser
import Benchmarks
import Foundation
import Kernels
import WorkbenchRuntime

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

  @Argument(help: "The networks: small, smallervgg, resnet18. Default: all.")
  var networks: [BenchmarkNetwork] = []

  @Option(help: "Only train, or only evaluate.")
  var mode: BenchmarkMode?

  @Option(help: "Images a step.")
  var batch = 32

  @Option(help: "Undisturbed repeats, of about half a second each, to wait for.")
  var repeats = 7

  @Option(help: "Most seconds for each line; five repeats are measured in any case.")
  var seconds = 40.0

  @Flag(help: "Print the time of every layer, too.")
  var layers = false

  @Flag(help: "Time single kernels instead, on the shapes of the networks.")
  var kernels = false

  @Flag(
    help: """
      Print the time from the start of the process to the end of the first training step of one \
      network, and the most memory it took.
      """)
  var firstStep = false

  @Flag(help: "Time how fast the labels screen answers keys and is drawn, on made up scores.")
  var screens = false

  @Flag(help: "One JSON object a line.")
  var json = false

  @OptionGroup var storeBenchmark: StoreBenchmarkOptions
  @OptionGroup var threads: ThreadOptions

  func validate() throws {
    guard (1...4096).contains(batch) else {
      throw ValidationError("--batch is \(batch); allowed: 1...4096")
    }
    guard (1...1000).contains(repeats) else {
      throw ValidationError("--repeats is \(repeats); allowed: 1...1000")
    }
    guard (0...3600).contains(seconds) else {
      throw ValidationError("--seconds is \(seconds); allowed: 0...3600")
    }
    if firstStep && networks.count != 1 {
      throw ValidationError("a process has one first step: name one network with --first-step")
    }
    if (kernels || firstStep) && (mode != nil || layers) || kernels && firstStep {
      throw ValidationError("--kernels and --first-step stand alone, without --mode and --layers")
    }
    if screens && (kernels || firstStep || layers || mode != nil || !networks.isEmpty) {
      throw ValidationError("--screens stands alone, without a network")
    }
    if storeBenchmark.isChosen
      && (screens || kernels || firstStep || layers || mode != nil || !networks.isEmpty)
    {
      throw ValidationError("--large-store stands alone, without a network")
    }
  }

  mutating func run() throws {
    if storeBenchmark.isChosen { return try storeBenchmark.run(isJSON: json) }
    if screens { return BenchReport.print(try ScreenBenchmark.all(), isJSON: json) }
    if firstStep, let network = networks.first {
      return BenchReport.print(
        try FirstStep.run(network, batch: batch, workers: threads.count), isJSON: json,
        threads: threads.count)
    }
    let workers = Workers(count: threads.count)
    let report = BenchReport(
      isJSON: json, peak: MultiplyAddPeak.measure(workers: workers), threads: threads.count)
    report.printMachine()
    if kernels {
      report.printKernelHeader()
      try KernelBenchmark.run(chosen, batch: batch, workers: workers) { report.print($0) }
      return
    }
    report.printNetworkHeader()
    for network in chosen {
      for mode in mode.map({ [$0] }) ?? BenchmarkMode.allCases {
        var benchmark = NetworkBenchmark(network, mode)
        benchmark.batch = batch
        benchmark.workers = threads.count
        benchmark.timing.count = repeats
        benchmark.timing.ceiling = seconds
        report.print(try benchmark.run(layers: layers))
      }
    }
  }

  private var chosen: [BenchmarkNetwork] { networks.isEmpty ? BenchmarkNetwork.allCases : networks }
}
