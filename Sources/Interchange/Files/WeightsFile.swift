import NeuralNetwork

/// A file of weights of a kind that is told from its content.
package enum WeightsFile {
  /// The tensors of a safetensors or ONNX file.
  ///
  /// Their values need not be finite: who takes them over is to look.
  package static func read(_ path: String) throws(WeightsFileError) -> [NamedTensor] {
    try SafetensorsFile(contentsOf: path).tensors
  }
}
