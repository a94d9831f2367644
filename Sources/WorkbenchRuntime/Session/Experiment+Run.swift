import Experiments
import Interchange
import NeuralNetwork
import RunStore
import Training

extension Experiment {
  /// The experiment of a run, with every setting as it was when the run began.
  ///
  /// - Throws: where its data is not there any more.
  static func of(_ details: StoredRunDetails) throws(ExperimentFileErrors) -> Experiment {
    try Experiment.read(
      text: details.resolvedText, file: "run \(details.run.id.runText)", directory: "/",
      startsAnew: false)
  }

  /// What the file holds that the network starts from; nil where it starts from the seed.
  ///
  /// - Parameter directory: where relative paths start.
  /// - Throws: for a file that cannot be read, or that does not fit the network.
  func startingWeights(directory: String) throws -> StartingWeights? {
    guard let weights, let path = rooted(at: directory).weights?.file else { return nil }
    let tensors: [NamedTensor]
    do throws(WeightsFileError) {
      tensors = try WeightsFile.read(path)
    } catch {
      throw RuntimeError("network.weights: \(weights.file): \(error.problem)")
    }
    let starting = StartingWeights(file: weights.file, tensors: tensors)
    try starting.check(against: self)
    return starting
  }
}
