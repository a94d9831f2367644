import ArgumentParser
import Foundation
import RunStore
import WorkbenchRuntime

/// `thresh bench --large-store`: how the workbench does on a large store.
struct StoreBenchmarkOptions: ParsableArguments {
  @Flag(
    name: .customLong("large-store"),
    help: "Time how fast runs of a large made up store are listed, opened and drawn.")
  var isChosen = false

  @Option(help: "With --large-store: how many runs to make up.")
  var runs = 10_000

  @Option(help: "With --large-store: how many points their series have together.")
  var points = 100_000_000

  @Option(help: "With --large-store: hours of updates to simulate; 0 leaves them out.")
  var hours = 24

  @Option(help: "With --large-store: how often to look around before memory is compared.")
  var operations = 1000

  @Option(
    help: ArgumentHelp(
      "With --large-store: keep what is made up in this folder, or take it from there.",
      valueName: "folder"),
    completion: .directory)
  var keep: String?

  func validate() throws {
    let least = GeneratedStore.Size.least
    guard (least.runs...100_000).contains(runs) else {
      throw ValidationError("--runs is \(runs); allowed: \(least.runs)...100000")
    }
    guard (least.points...1_000_000_000).contains(points) else {
      throw ValidationError("--points is \(points); allowed: \(least.points)...1000000000")
    }
    guard points / runs >= 200 else {
      throw ValidationError(
        "--points is \(points) for \(runs) runs; allowed: 200 points a run or more")
    }
    guard hours == 0 || (2...1000).contains(hours) else {
      throw ValidationError("--hours is \(hours); allowed: 0, or 2...1000")
    }
    guard (10...1_000_000).contains(operations) else {
      throw ValidationError("--operations is \(operations); allowed: 10...1000000")
    }
  }

  func run(isJSON: Bool) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "thresh-bench-\(UUID().uuidString)").path
    defer { if keep == nil { try? FileManager.default.removeItem(atPath: folder) } }
    let size = GeneratedStore.Size(runs: runs, points: points)
    let made = try GeneratedStore.open(size, at: keep ?? folder) { done in
      if done % 1000 == 0, !isJSON { printError("\(done) of \(runs) runs made up") }
    }
    let result = try StoreBenchmark.measure(made, operations: operations, hours: hours)
    printNow((isJSON ? JSONLine.text(of: result) ?? "" : result.text) + "\n")
  }
}
