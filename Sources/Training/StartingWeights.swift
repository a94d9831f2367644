import NeuralNetwork

/// What the file holds that a run's network starts from.
package struct StartingWeights: Sendable {
  /// As the log names the file.
  package var file: String
  /// Tells versions of the file apart.
  package var contentHash: String
  package var tensors: [NamedTensor]

  package init(file: String, contentHash: String, tensors: [NamedTensor]) {
    self.file = file
    self.contentHash = contentHash
    self.tensors = tensors
  }
}
