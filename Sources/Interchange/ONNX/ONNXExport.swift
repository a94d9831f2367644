import NeuralNetwork

/// A trained network as an ONNX model, which any runtime of ONNX scores images with.
///
/// Its input `images` holds pixel values of 0...1, `[batch, channel, row, column]`; normalisation is
/// part of the graph. Outputs are `logits` and `scores`, and where they are asked for or there,
/// `decisions` and calibrated `probabilities`.
package struct ONNXExport {
  package static var opset: Int { ONNXModel.opset }

  /// Names of the outputs.
  package var outputs: [String] { model.graph.outputs.map(\.name) }

  private let model: ONNXModel

  /// - Parameter withDecisions: whether the thresholds are part of the graph.
  /// - Throws: for weights that do not fit the network.
  package init(_ network: ExportedNetwork, withDecisions: Bool) throws(StateError) {
    var graph = ONNXGraph()
    graph.inputs = [
      .init(
        name: "images", type: .float,
        shape: [nil, network.input.channels, network.input.height, network.input.width])
    ]
    let pixels = Self.foldsPixels(network.description)
    let images = Self.images(of: network, folded: pixels, in: &graph)
    var layers = ONNXLayers(graph: graph, weights: network.weights)
    try layers.addLogits(of: network, behind: images)
    graph = layers.graph
    graph.outputs = [.init(name: "logits", type: .float, shape: [nil, network.outputs])]
    graph.addScores(of: network)
    if !network.calibrations.isEmpty { graph.addProbabilities(by: network.calibrations) }
    if withDecisions { graph.addDecisions(by: network.thresholds.values) }
    let done = "in the graph, " + (pixels ? "folded into the first convolution" : "as nodes")
    model = ONNXModel(
      graph: graph, producerVersion: network.origin.version, sentence: network.sentence,
      metadata: network.facts(normalization: done) + [("opset", "\(ONNXModel.opset)")])
  }

  /// Writes the file; the same network gives the same bytes.
  package func write(to path: String) throws(WeightsFileError) { try model.write(to: path) }

  /// Whether the first convolution can take over the normalisation of pixels.
  ///
  /// It cannot where it pads: the zeros round a normalised image stand for the mean colour, those
  /// round one that is not for black.
  private static func foldsPixels(_ description: NetworkDescription) -> Bool {
    guard case .convolution(_, let kernel, _, let padding, _) = description.layers.first else {
      return false
    }
    return padding ?? (kernel - 1) / 2 == 0
  }

  private static func images(
    of network: ExportedNetwork, folded: Bool, in graph: inout ONNXGraph
  ) -> ONNXLayers.Value {
    guard !folded else {
      return ONNXLayers.Value(name: "images", pixels: (network.mean, network.scale))
    }
    let shape = [1, network.input.channels, 1, 1]
    let mean = graph.add("pixel_mean", shape, network.mean)
    let scale = graph.add("pixel_scale", shape, network.scale)
    let centered = graph.add("Sub", ["images", mean], as: "pixels.centered")
    return ONNXLayers.Value(name: graph.add("Div", [centered, scale], as: "pixels.normalized"))
  }
}

extension ONNXLayers {
  /// Adds the layers and the head, or all networks of separate ones.
  fileprivate mutating func addLogits(
    of network: ExportedNetwork, behind images: Value
  ) throws(StateError) {
    let layers = network.description.layers
    guard network.head == .separate else {
      let features = try add(layers, behind: images, path: "layers")
      _ = try addDense(units: network.outputs, behind: features, path: "head", as: "logits")
      return
    }
    var logits: [String] = []
    for label in network.labels.indices {
      let features = try add(layers, behind: images, path: "\(label).layers")
      logits.append(try addDense(units: 1, behind: features, path: "\(label).head").name)
    }
    graph.add("Concat", logits, as: "logits", [.integer("axis", 1)])
  }
}
