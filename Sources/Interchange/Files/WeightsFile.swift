import NeuralNetwork

/// A file of weights, of a kind that is told from its content and never from its name.
package enum WeightsFile {
  /// The tensors of a safetensors or ONNX file.
  ///
  /// Their values need not be finite: who takes them over is to look.
  ///
  /// - Throws: for a file of another kind a sentence that says of which. Nothing that a file holds
  ///   is ever executed, which is why a pickle is not read.
  package static func read(_ path: String) throws(WeightsFileError) -> [NamedTensor] {
    // A great file of another kind is not read whole to be refused.
    try checkKind(of: try WholeFile.read(path, atMost: WeightsFileKind.beginning), name: path)
    return try tensors(in: try WholeFile.read(path), name: path)
  }

  static func tensors(in bytes: [UInt8], name: String) throws(WeightsFileError) -> [NamedTensor] {
    switch try checkKind(of: bytes, name: name) {
    case .onnx: try ONNXWeights(bytes: bytes, name: name).tensors
    default: try SafetensorsFile(bytes: bytes, name: name).tensors
    }
  }

  @discardableResult
  private static func checkKind(
    of bytes: [UInt8], name: String
  ) throws(WeightsFileError) -> WeightsFileKind {
    let kind = WeightsFileKind(bytes.prefix(WeightsFileKind.beginning))
    if let problem = kind.problem(file: name) {
      throw WeightsFileError(file: name, problem: problem)
    }
    return kind
  }
}
