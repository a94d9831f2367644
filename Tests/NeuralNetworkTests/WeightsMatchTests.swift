import Testing

@testable import NeuralNetwork

/// Starting from weights of another training.
@Suite struct WeightsMatchTests {
  static let image = ImageShape(height: 8, width: 8, channels: 3)
  /// Built like a ResNet-18, and small.
  static let layers: [LayerDescription] = {
    let normalized: [LayerDescription] = [.convolution(2, bias: false), .batchNormalization]
    let projection: [LayerDescription] = [
      .convolution(channels: 2, kernel: 1, stride: 1, padding: nil, bias: false),
      .batchNormalization,
    ]
    return normalized + [.relu]
      + [.residual(body: normalized + [.relu] + normalized, shortcut: []), .relu]
      + [.residual(body: normalized + [.relu] + normalized, shortcut: projection), .relu]
      + [.globalAveragePool]
  }()

  func network(_ layers: [LayerDescription] = layers, labels: Int = 2, seed: UInt64 = 7) throws
    -> Network
  {
    try makeNetwork(
      layers, image: Self.image, labels: labels, batch: 2, averaging: 0.9, seed: seed)
  }

  /// The weights of a network, as a file of this program or of torchvision has them.
  func file(_ network: Network, torchvision: Bool) throws -> [NamedTensor] {
    let names = try #require(ResNetNames(network.description))
    return network.exportState().tensors.prefix { !$0.name.hasPrefix("optimizer.") }.map {
      NamedTensor(
        name: torchvision ? names.torchvision($0.name) ?? $0.name : $0.name, shape: $0.shape,
        values: $0.values)
    }
  }

  @Test func `resnet-18-imagenet scores as torchvision's network with the same weights`() throws {
    let reference = try FineTuningReference.load().resnet
    let image = ImageShape(reference.image)
    let network = try makeNetwork(
      NetworkPreset.resNet18ImageNet.layers, image: image, labels: reference.labels,
      batch: reference.count)
    let match = try network.start(from: reference.tensors, takesHead: true)
    #expect(match.isTorchvision && match.leftOut.isEmpty && match.taken.count == 102)
    let images = ReferenceHash.images(reference.count, image, salt: 0)
    let logits = network.logits(images: images, count: reference.count, averaged: false)
    // Sums of thousands of terms over twenty layers, in single precision on both sides.
    #expect(disagreement(logits, reference.logits) < 1e-4)
  }

  @Test(arguments: [false, true], ["", "module.", "model.backbone.", "module._orig_mod."])
  func `all but the head is taken from names of either kind, with prefixes or without`(
    torchvision: Bool, prefix: String
  ) throws {
    let source = try network(seed: 1)
    var tensors = try file(source, torchvision: torchvision)
    for index in tensors.indices { tensors[index].name = prefix + tensors[index].name }
    tensors += [
      NamedTensor(name: prefix + "bn1.num_batches_tracked", shape: [], values: [9]),
      NamedTensor(name: "optimizer.step", shape: [], values: [9]),
      NamedTensor(name: "averaged.layers.0.weight", shape: [1], values: [.nan]),
      NamedTensor(name: prefix + "projector.weight", shape: [1], values: [1]),
    ]
    let (target, fresh) = (try network(labels: 3, seed: 2), try network(labels: 3, seed: 2))
    let match = try target.start(from: tensors, takesHead: false)
    let head = torchvision ? ["fc.bias", "fc.weight"] : ["head.bias", "head.weight"]
    #expect(match.leftOut == (head + ["projector.weight"]).map { prefix + $0 })
    #expect(match.isTorchvision == torchvision)
    let (found, drawn) = (target.exportState().tensors, fresh.exportState().tensors)
    let wanted = Dictionary(
      uniqueKeysWithValues: source.exportState().tensors.map { ($0.name, $0.values) })
    for (tensor, drawn) in zip(found, drawn) where !tensor.name.hasPrefix("optimizer.") {
      let name = tensor.name.hasPrefix("averaged.") ? String(tensor.name.dropFirst(9)) : tensor.name
      let isHead = name.hasPrefix("head.")
      #expect(tensor.values == (isHead ? drawn.values : wanted[name]), "\(tensor.name)")
    }
  }

  @Test func `the head is taken where it is asked for and fits`() throws {
    let source = try network(seed: 1)
    let tensors = try file(source, torchvision: true)
    let target = try network(seed: 2)
    #expect(try target.start(from: tensors, takesHead: true).takesHead)
    #expect(target.exportState() == source.exportState())
    #expect(
      message(tensors, labels: 3, takesHead: true)
        == "of another shape: fc.weight is [2, 2], needs [3, 2], fc.bias is [2], needs [3]")
  }

  @Test func `every separate network starts from the same weights`() throws {
    let source = try network(labels: 1, seed: 1)
    let networks = try SeparateNetworks(labels: 2, seed: 3) { _, seed throws(ShapeError) in
      do { return try network(labels: 1, seed: seed) } catch { throw error as! ShapeError }
    }
    _ = try networks.start(from: try file(source, torchvision: true), takesHead: false)
    let state = networks.exportState().tensors
    for label in ["0", "1"] {
      let weight = state.first { $0.name == "\(label).layers.5.shortcut.0.weight" }
      #expect(
        weight?.values
          == source.exportState().tensors.first {
            $0.name == "layers.5.shortcut.0.weight"
          }?.values)
    }
    #expect(
      state.first { $0.name == "0.head.weight" }?.values
        != state.first { $0.name == "1.head.weight" }?.values)
  }

  /// Why a network does not start from tensors; it stays as it was then.
  func message(
    _ tensors: [NamedTensor], to layers: [LayerDescription] = layers, labels: Int = 2,
    takesHead: Bool = false
  ) -> String {
    do {
      let network = try network(layers, labels: labels)
      let before = network.exportState()
      do throws(WeightsError) {
        _ = try network.start(from: tensors, takesHead: takesHead)
        return "no error"
      } catch {
        #expect(network.exportState() == before)
        return error.description
      }
    } catch { return "\(error)" }
  }

  @Test func `what is missing, of another shape or of another network is told`() throws {
    let tensors = try file(try network(), torchvision: true)
    #expect(
      message(tensors.filter { !$0.name.hasPrefix("layer2") })
        == "it lacks 15 of 30 tensors: layer2.0.conv1.weight, layer2.0.bn1.weight, "
        + "layer2.0.bn1.bias and 12 more")
    var changed = tensors
    changed[0].shape = [2, 3, 9, 1]
    #expect(
      message(changed) == "of another shape: conv1.weight is [2, 3, 9, 1], needs [2, 3, 3, 3]")
    #expect(
      message(tensors + [NamedTensor(name: "layer2.1.bn1.bias", shape: [1], values: [0])])
        == "of another network: layer2.1.bn1.bias")
    #expect(
      message([NamedTensor(name: "encoder.weight", shape: [1], values: [1])])
        == "it has none of the network's 30 tensors: layers.0.weight, layers.1.weight, "
        + "layers.1.bias and 27 more; it has encoder.weight")
    #expect(
      message([]) == "it has no tensor that can be a weight; the network needs layers.0.weight, "
        + "layers.1.weight, layers.1.bias and 27 more")
    #expect(
      message(tensors + [NamedTensor(name: "module.conv1.weight", shape: [], values: [])])
        == "its tensor module.conv1.weight means the same as conv1.weight")
  }

  @Test func `values that no network can have are refused`() throws {
    var tensors = try file(try network(), torchvision: true)
    let variance = try #require(tensors.firstIndex { $0.name == "bn1.running_var" })
    tensors[variance].values[1] = -1
    #expect(
      message(tensors)
        == "its tensor bn1.running_var holds -1.0; it needs values of at least 0")
    tensors[0].values[7] = .nan
    #expect(message(tensors) == "its tensor conv1.weight holds nan; it needs finite values")
  }

  @Test func `a file for another preset names it`() throws {
    let reference = try FineTuningReference.load().resnet.names.map {
      NamedTensor(name: $0.name, shape: $0.shape, values: [])
    }
    #expect(
      message(reference, to: NetworkPreset.resNet18.layers)
        == "of another shape: conv1.weight is [64, 3, 7, 7], needs [64, 3, 3, 3]; "
        + "it fits the preset resnet-18-imagenet")
  }

  @Test func `only networks built like torchvision's have its names`() {
    #expect(ResNetNames(.preset(.resNet18)) != nil && ResNetNames(.preset(.small)) == nil)
    let names = ResNetNames(.preset(.resNet18ImageNet))
    #expect(names?.torchvision("layers.8.shortcut.0.weight") == "layer2.0.downsample.0.weight")
    #expect(names?.torchvision("layers.18.body.4.running_var") == "layer4.1.bn2.running_var")
    #expect(names?.torchvision("layers.2.weight") == nil)
    var layers = Self.layers
    layers[3] = .residual(body: [.convolution(2)], shortcut: [])
    #expect(ResNetNames(NetworkDescription(layers: layers)) == nil)
  }
}
