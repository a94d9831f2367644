/// A trained network's weights for PyTorch.
extension SafetensorsFile {
  /// Weights and running statistics with PyTorch's names and layouts, as ``NetworkState`` says them,
  /// and the facts that an ONNX file of the network has too. `format` is what tells PyTorch's
  /// libraries that the file is theirs.
  package init(_ network: ExportedNetwork) {
    let facts = network.facts(normalization: "before the network, by who uses it")
    self.init(
      tensors: network.weights,
      metadata: Dictionary(uniqueKeysWithValues: facts.map { ($0.key, $0.text) })
        .merging(["format": "pt"]) { _, format in format })
  }
}
