import Foundation
import Metrics
import RunStore

@testable import WorkbenchRuntime

/// Eight images with the label sets of two labels, told well but for three.
let table = try? ScoreTable(
  labels: ["cat", "dog"], images: [10, 11, 12, 13, 14, 15, 16, 17],
  scores: [
    0.9, 0.2, 0.6, 0.55, 0.3, 0.8, 0.7, 0.4, 0.8, 0.6, 0.65, 0.45, 0.1, 0.05, 0.52, 0.3,
  ], targets: [1, 0, 1, 0, 0, 1, 0, 1, 1, 1, 1, 1, 0, 0, 0, 0])

func scored(
  _ table: ScoreTable?, kept: StoredThresholds? = nil, split: StoredSplit = .tune,
  splitHash: String = "s0"
) throws -> ScoredSplit {
  guard let table else { throw RuntimeError("the table of the test does not hold") }
  return try ScoredSplit(run: 7, split: split, table: table, kept: kept, splitHash: splitHash)
}

func kept(
  _ values: [Double], labels: [String] = ["cat", "dog"], calibrations: [LabelCalibration?] = []
) -> StoredThresholds {
  StoredThresholds(
    version: 3, time: 0, goal: "f1", splitHash: "s0", images: 8, labels: labels, values: values,
    achieved: labels.map { _ in nil }, origins: labels.map { _ in .own },
    calibrations: calibrations)
}

func object(_ report: some HeadlessReport) throws -> [String: Any] {
  let text = report.written(as: .json)
  return try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
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
