import NeuralNetwork

/// Adds the layers of a network to a graph, each under its name among the weights.
struct ONNXLayers {
  var graph: ONNXGraph
  private let weights: [String: NamedTensor]

  /// What one layer hands to the next.
  struct Value {
    var name: String
    /// `[batch, values]`; else `[batch, channels, height, width]`.
    var isFlat = false
    /// What is still to be done to pixels, which the first convolution takes over.
    var pixels: (mean: [Float], scale: [Float])?
  }

  init(graph: ONNXGraph, weights: [NamedTensor]) {
    self.graph = graph
    self.weights = Dictionary(weights.map { ($0.name, $0) }) { first, _ in first }
  }

  /// Adds a chain of layers; an empty chain hands on what arrives.
  mutating func add(
    _ layers: [LayerDescription], behind input: Value, path: String
  ) throws(StateError) -> Value {
    var value = input
    var index = 0
    while index < layers.count {
      let isNormalized =
        layers[index].isConvolution && index + 1 < layers.count
        && layers[index + 1] == .batchNormalization
      value = try add(
        layers[index], normalization: isNormalized ? "\(path).\(index + 1)" : nil,
        behind: value, path: "\(path).\(index)")
      index += isNormalized ? 2 : 1
    }
    return value
  }

  /// - Parameter normalization: where the batch normalisation stands that a convolution takes over.
  private mutating func add(
    _ layer: LayerDescription, normalization: String?, behind input: Value, path: String
  ) throws(StateError) -> Value {
    switch layer {
    case .convolution(let channels, let kernel, let stride, let padding, let bias):
      return try addConvolution(
        channels: channels, kernel: kernel, stride: stride,
        padding: padding ?? (kernel - 1) / 2, hasBias: bias, normalization: normalization,
        behind: input, path: path)
    case .batchNormalization:
      return try addNormalization(behind: input, path: path)
    case .relu:
      return Value(name: graph.add("Relu", [input.name], as: path), isFlat: input.isFlat)
    case .maxPool(let size, let stride, let padding):
      let pads: [ONNXGraph.Attribute] =
        padding == 0 ? [] : [.integers("pads", Array(repeating: padding, count: 4))]
      return Value(
        name: graph.add("MaxPool", [input.name], as: path, Self.window(size, stride) + pads))
    case .averagePool(let size, let stride):
      return Value(
        name: graph.add("AveragePool", [input.name], as: path, Self.window(size, stride)))
    case .globalAveragePool:
      let pooled = graph.add("GlobalAveragePool", [input.name], as: "\(path).mean")
      return addFlattening(behind: Value(name: pooled), path: path)
    case .flatten:
      return addFlattening(behind: input, path: path)
    case .dropout:
      // Nothing is dropped when images are scored.
      return input
    case .dense(let units):
      return try addDense(units: units, behind: input, path: path)
    case .residual(let body, let shortcut):
      let first = try add(body, behind: input, path: "\(path).body")
      let second = try add(shortcut, behind: input, path: "\(path).shortcut")
      return Value(
        name: graph.add("Add", [first.name, second.name], as: path), isFlat: first.isFlat)
    }
  }

  private mutating func addConvolution(
    channels: Int, kernel: Int, stride: Int, padding: Int, hasBias: Bool,
    normalization: String?, behind input: Value, path: String
  ) throws(StateError) -> Value {
    let weights = try tensor("\(path).weight") {
      $0.count == 4 && $0[0] == channels && $0[1] == input.pixels?.mean.count ?? $0[1]
        && $0[2...] == [kernel, kernel]
    }
    let bias = hasBias ? try tensor("\(path).bias") { $0 == [channels] } : nil
    let attributes: [ONNXGraph.Attribute] = [
      .integers("kernel_shape", [kernel, kernel]),
      .integers("pads", Array(repeating: padding, count: 4)),
      .integers("strides", [stride, stride]),
    ]
    let output = normalization ?? path
    guard normalization != nil || input.pixels != nil else {
      let inputs = [input.name] + ([weights] + (bias.map { [$0] } ?? [])).map { keep($0) }
      return Value(name: graph.add("Conv", inputs, as: output, attributes))
    }
    var folded = FoldedConvolution(weights: weights, bias: bias)
    if let pixels = input.pixels { folded.takeIn(mean: pixels.mean, scale: pixels.scale) }
    if let normalization {
      folded.takeIn(try normalizationTensors(normalization) { $0 == [channels] })
    }
    // Named otherwise, as they are no longer the weights of that name.
    let inputs = [
      input.name,
      graph.add("\(path).folded_weight", weights.shape, folded.weights.map { Float($0) }),
      graph.add("\(path).folded_bias", [channels], folded.bias.map { Float($0) }),
    ]
    return Value(name: graph.add("Conv", inputs, as: output, attributes))
  }

  private mutating func addNormalization(
    behind input: Value, path: String
  ) throws(StateError) -> Value {
    let tensors = try normalizationTensors(path) { $0.count == 1 }
    let inputs = [tensors.scale, tensors.shift, tensors.mean, tensors.variance].map { keep($0) }
    return Value(
      name: graph.add(
        "BatchNormalization", [input.name] + inputs, as: path,
        [.float("epsilon", BatchNormalizationTensors.epsilon)]),
      isFlat: input.isFlat)
  }

  /// A dense layer: `input * weightᵀ + bias`.
  mutating func addDense(
    units: Int, behind input: Value, path: String, as output: String? = nil
  ) throws(StateError) -> Value {
    let weights = try tensor("\(path).weight") { $0.count == 2 && $0[0] == units }
    let bias = try tensor("\(path).bias") { $0 == [units] }
    return Value(
      name: graph.add(
        "Gemm", [input.name, keep(weights), keep(bias)], as: output ?? path,
        [.integer("transB", 1)]),
      isFlat: true)
  }

  /// All values of an image in one row: channel, row, column, as PyTorch's and this program's.
  private mutating func addFlattening(behind input: Value, path: String) -> Value {
    if input.isFlat { return input }
    return Value(
      name: graph.add("Flatten", [input.name], as: path, [.integer("axis", 1)]), isFlat: true)
  }

  // MARK: Weights

  private func tensor(
    _ name: String, where fits: ([Int]) -> Bool
  ) throws(StateError) -> NamedTensor {
    guard let tensor = weights[name] else {
      throw StateError(tensor: name, problem: "is missing")
    }
    guard fits(tensor.shape), TensorShape.count(tensor.shape) == tensor.values.count else {
      throw StateError(tensor: name, problem: "has shape \(tensor.shape), which does not fit")
    }
    return tensor
  }

  private func normalizationTensors(
    _ path: String, where fits: ([Int]) -> Bool
  ) throws(StateError) -> BatchNormalizationTensors {
    BatchNormalizationTensors(
      scale: try tensor("\(path).weight", where: fits),
      shift: try tensor("\(path).bias", where: fits),
      mean: try tensor("\(path).running_mean", where: fits),
      variance: try tensor("\(path).running_var", where: fits))
  }

  private mutating func keep(_ tensor: NamedTensor) -> String {
    graph.add(tensor.name, tensor.shape, tensor.values)
  }

  /// Windows that do not fit whole are left out, as ONNX does unless told otherwise.
  private static func window(_ size: Int, _ stride: Int) -> [ONNXGraph.Attribute] {
    [.integers("kernel_shape", [size, size]), .integers("strides", [stride, stride])]
  }
}

extension LayerDescription {
  fileprivate var isConvolution: Bool {
    if case .convolution = self { true } else { false }
  }
}
