import Datasets
import Experiments
import NeuralNetwork

/// What the file holds that a run's network starts from.
package struct StartingWeights: Sendable {
  /// As the log names the file.
  package let file: String
  package let tensors: [NamedTensor]
  /// Tells versions of the weights apart, by their names, shapes and values.
  package let contentHash: String

  package init(file: String, tensors: [NamedTensor]) {
    self.file = file
    self.tensors = tensors
    var hash = ContentHash()
    for tensor in tensors {
      hash.add(tensor.name)
      hash.add(tensor.shape.count)
      for side in tensor.shape { hash.add(side) }
      hash.add(tensor.values)
    }
    contentHash = hash.hexadecimal
  }

  /// Whether a network can start from them, as far as that is known before its data is.
  ///
  /// - Throws: where it cannot, and the experiment asks for it.
  package func check(against experiment: Experiment) throws(TrainingError) {
    let data = experiment.data
    do throws(WeightsError) {
      _ = try WeightsMatch(
        tensors, to: experiment.network,
        input: ImageShape(height: data.height, width: data.width, channels: data.channels),
        labels: 1, takesHead: false)
    } catch {
      throw misfit(error)
    }
  }

  func misfit(_ error: WeightsError) -> TrainingError {
    TrainingError("network.weights: \(file) does not fit the network: \(error)")
  }
}
