/// The names that torchvision gives the weights of a residual network of basic blocks, such as its
/// ResNet-18: `layer2.0.downsample.0.weight` is `layers.8.shortcut.0.weight` here.
package struct ResNetNames: Sendable {
  /// Of the modules that have weights, in the network's order: `layers.8.shortcut.0` and
  /// `layer2.0.downsample.0`.
  private let modules: [(own: String, torchvision: String)]

  /// Nil for a network that is not built like one of these: a convolution, normalisation and ReLU,
  /// perhaps a max pool, blocks, a global average pool. A block with a projection begins a stage.
  package init?(_ network: NetworkDescription) {
    var layers = network.layers[...]
    guard case .convolution(_, _, _, _, bias: false)? = layers.popFirst(),
      layers.popFirst() == .batchNormalization, layers.popFirst() == .relu
    else { return nil }
    var modules = [("layers.0", "conv1"), ("layers.1", "bn1")]
    if case .maxPool? = layers.first { layers.removeFirst() }
    var (stage, block) = (1, 0)
    while case .residual(let body, let shortcut)? = layers.first {
      guard Self.isBlock(body, shortcut), layers.dropFirst().first == .relu else { return nil }
      if !shortcut.isEmpty, block > 0 { (stage, block) = (stage + 1, 0) }
      let own = "layers.\(layers.startIndex)"
      let torchvision = "layer\(stage).\(block)"
      for (index, name) in [(0, "conv1"), (1, "bn1"), (3, "conv2"), (4, "bn2")] {
        modules.append(("\(own).body.\(index)", "\(torchvision).\(name)"))
      }
      for index in shortcut.indices {
        modules.append(("\(own).shortcut.\(index)", "\(torchvision).downsample.\(index)"))
      }
      block += 1
      layers = layers.dropFirst(2)
    }
    guard layers.elementsEqual([.globalAveragePool]) else { return nil }
    self.modules = modules + [("head", "fc")]
  }

  /// What torchvision calls a tensor of the network; nil for none of the network's.
  package func torchvision(_ own: String) -> String? {
    for module in modules where own.hasPrefix(module.own + ".") {
      return module.torchvision + own.dropFirst(module.own.count)
    }
    return nil
  }

  private static func isBlock(_ body: [LayerDescription], _ shortcut: [LayerDescription]) -> Bool {
    let kinds = body.map(\.kind)
    let product = "convolution"
    let norm = LayerDescription.batchNormalization.kind
    return kinds == [product, norm, LayerDescription.relu.kind, product, norm]
      && (shortcut.isEmpty || shortcut.map(\.kind) == [product, norm])
      && (body + shortcut).allSatisfy { layer in
        if case .convolution(_, _, _, _, bias: true) = layer { false } else { true }
      }
  }
}
