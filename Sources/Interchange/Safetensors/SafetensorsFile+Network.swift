import NeuralNetwork

/// What the tensors of an exported network are called.
package enum WeightNames: String, CaseIterable, Sendable {
  /// As ``NetworkState`` says them.
  case thresh
  /// As torchvision's residual networks have them.
  case torchvision
}

/// A trained network's weights for PyTorch.
extension SafetensorsFile {
  /// Weights and running statistics with PyTorch's layouts, and the facts that an ONNX file of the
  /// network has too. `format` is what tells PyTorch's libraries that the file is theirs.
  ///
  /// - Throws: for a network that has no names of that kind.
  package init(_ network: ExportedNetwork, names: WeightNames = .thresh) throws(WeightNamesError) {
    let facts = network.facts(normalization: "before the network, by who uses it")
    self.init(
      tensors: try network.weights(named: names),
      metadata: Dictionary(uniqueKeysWithValues: facts.map { ($0.key, $0.text) })
        .merging(["format": "pt"]) { _, format in format })
  }
}

extension ExportedNetwork {
  fileprivate func weights(named names: WeightNames) throws(WeightNamesError) -> [NamedTensor] {
    guard names == .torchvision else { return weights }
    guard head != .separate else {
      throw WeightNamesError(
        "torchvision's names are for one network, and the head separate has one for each label")
    }
    guard let names = ResNetNames(description) else {
      throw WeightNamesError(
        "torchvision's names are for networks like resnet-18-imagenet and resnet-18: convolution, "
          + "normalisation, ReLU, max pool, blocks of two convolutions, global average pool")
    }
    return weights.map { tensor in
      NamedTensor(
        name: names.torchvision(tensor.name) ?? tensor.name, shape: tensor.shape,
        values: tensor.values)
    }
  }
}

/// Why a network's tensors cannot be called by the names that are asked for.
package struct WeightNamesError: Error, Equatable, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}
