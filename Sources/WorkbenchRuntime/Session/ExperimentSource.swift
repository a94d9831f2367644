import Experiments
import Foundation

/// The text of an experiment and where its relative paths start.
package struct ExperimentSource: Equatable, Sendable {
  /// What messages call it: the file as the person named it, or `pets.yaml (built in)`.
  package var name: String
  package var text: String
  package var directory: String
  /// Whether a person wrote the text, so that its lines mean something to them.
  var isWritten = true

  /// Path that stands for the experiment inside the program.
  package static let builtInPets = "built-in:pets"

  /// Reads the file at `path`, or the built-in experiment of that name.
  package static func open(_ path: String) throws(ExperimentFileErrors) -> ExperimentSource {
    if path == builtInPets {
      return ExperimentSource(
        name: "pets.yaml", text: String(decoding: PackageResources.pets_yaml, as: UTF8.self),
        directory: ".")
    }
    return ExperimentSource(
      name: path, text: try Experiment.text(ofFile: path), directory: Experiment.directory(of: path)
    )
  }

  package func experiment(overrides: [String] = []) throws(ExperimentFileErrors) -> Experiment {
    do throws(ExperimentFileErrors) {
      return try Experiment.read(
        text: text, file: name, directory: directory, overrides: overrides)
    } catch {
      guard !isWritten else { throw error }
      var problems = error.problems
      for index in problems.indices {
        if case .file = problems[index].place { problems[index].place = .whole }
      }
      throw ExperimentFileErrors(file: error.file, problems: problems)
    }
  }
}
