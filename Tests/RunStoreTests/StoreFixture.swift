import Foundation
import Metrics
import Testing

@testable import RunStore

/// A folder of its own for a test, gone with the value.
final class TestFolder: Sendable {
  let path = FileManager.default.temporaryDirectory
    .appending(path: "thresh-test-\(UUID().uuidString)").path(percentEncoded: false)

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var database: String { "\(path)/thresh.sqlite" }
}

/// Two processes that never were, on a machine of their own.
let here = ProcessIdentity(host: "tern", boot: "b1", nameSpace: "n1", number: 41, startTicks: 5)
let there = ProcessIdentity(host: "gull", boot: "b9", nameSpace: "n1", number: 77, startTicks: 8)

extension RunStart {
  static func example(
    _ title: String = "cats and dogs", tags: [String] = [], process: ProcessIdentity = here
  ) -> RunStart {
    RunStart(
      title: title, question: "Are single labels enough?", experiment: "pets",
      experimentText: "title: \(title)\n",
      resolvedText: "title: \(title)\nseed: 18446744073709551609\n",
      seed: .max - 6, machine: "2 cores", codeVersion: "1.0", plannedEpochs: 30, tags: tags,
      process: process)
  }
}

extension RunStore {
  /// Appends points to one series, as one flush.
  func append(
    _ lease: RunLease, _ name: String, _ points: [(Int, Double)], now: Double = 1
  ) throws(StoreError) {
    let points = points.map { StoredPoint(series: name, step: $0.0, value: $0.1) }
    try append(lease, RunFlush(points: points), now: now)
  }

  func steps(_ name: String, of run: Int64) throws -> [Int] {
    try series(name, of: run)?.points.steps ?? []
  }
}

/// What a throwing call says, as a person would read it.
func sentence(_ body: () throws -> some Any) -> String {
  do {
    _ = try body()
    return "no error"
  } catch {
    return "\(error)"
  }
}

/// Measures of four images whose two labels are told by these scores.
func measures(_ scores: [Float], loss: Double) throws -> EvaluationMeasures {
  EvaluationMeasures(table: try table(scores), thresholds: [0.5, 0.5], loss: loss)
}

func table(_ scores: [Float]) throws -> ScoreTable {
  try ScoreTable(
    labels: ["cat", "dog"], images: [3, 1, 4, 1 << 40], scores: scores,
    targets: [1, 0, 0, 1, 1, 1, 0, 2])
}
let goodScores: [Float] = [0.9, 0.1, 0.2, 0.8, 0.7, 0.6, 0.3, 0.4]
let poorScores: [Float] = [0.4, 0.6, 0.2, 0.8, 0.7, 0.6, 0.3, 0.4]
