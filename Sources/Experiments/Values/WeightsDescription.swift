/// Weights of another training, from which a network starts.
package struct WeightsDescription: Equatable, Sendable {
  /// A safetensors or ONNX file, from the experiment file's folder.
  package var file: String
  /// Whether the head is taken from the file too, and not drawn anew.
  package var takesHead: Bool

  package init(file: String, takesHead: Bool = false) {
    self.file = file
    self.takesHead = takesHead
  }
}
