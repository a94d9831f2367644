import Experiments
import Foundation

/// The folder of the repository's own experiments.
let experimentsFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Experiments")
  .path

/// The least an experiment can be.
let least = "data: {source: scenes:pets}\n"

func read(_ text: String, _ overrides: [String] = []) throws -> Experiment {
  try Experiment.read(
    text: text, file: "some/try.yaml", directory: experimentsFolder, overrides: overrides)
}

/// What is wrong with a text, a line for each problem; empty when nothing is.
func problems(_ text: String, _ overrides: [String] = []) -> [String] {
  do throws(ExperimentFileErrors) {
    _ = try Experiment.read(
      text: text, file: "try.yaml", directory: experimentsFolder, overrides: overrides)
    return []
  } catch {
    return error.problems.map { $0.text(file: "try.yaml") }
  }
}
