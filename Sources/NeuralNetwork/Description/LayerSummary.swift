/// One line of a network's table: what a layer makes and what it costs.
package struct LayerSummary: Equatable, Sendable {
  /// The name its weights go by: `layers.3.body.0`, `head`.
  package let name: String
  /// What the layer is: `convolution`, `dense`.
  package let kind: String
  /// `[height, width, channels]`, or `[count]` where values are flat.
  package let outputShape: [Int]
  /// Trainable values; those of a residual layer are listed with the layers in it.
  package let parameters: Int
  /// Multiplications with a weight to score one image, taps on zero padding included.
  package let multiplyAdds: Int

  package init(
    name: String, kind: String, outputShape: [Int], parameters: Int, multiplyAdds: Int
  ) {
    self.name = name
    self.kind = kind
    self.outputShape = outputShape
    self.parameters = parameters
    self.multiplyAdds = multiplyAdds
  }
}

extension NetworkDescription {
  /// The network's layers in order, the head last; layers inside a residual come before it.
  ///
  /// - Throws: `ShapeError` when a layer cannot take what arrives, or the head has no flat input.
  package func summary(input: ImageShape, labels: Int) throws(ShapeError) -> [LayerSummary] {
    var lines: [LayerSummary] = []
    let output = try Self.summarize(
      layers, input: FeatureShape(input), path: "layers", into: &lines)
    let head = try checkedHead(labels: labels, input: output)
    lines.append(
      LayerSummary(
        name: "head", kind: head.kind, outputShape: [labels],
        parameters: head.parameterCount(for: output),
        multiplyAdds: head.multiplyAdds(for: output, output: FeatureShape(flat: labels))))
    return lines
  }

  /// The dense layer that gives one logit a label.
  func checkedHead(labels: Int, input: FeatureShape) throws(ShapeError) -> LayerDescription {
    let head = LayerDescription.dense(units: labels)
    guard labels > 0 else {
      throw ShapeError(
        layer: "head", kind: nil, found: "has \(labels) labels", needed: "at least one")
    }
    _ = try head.output(for: input, path: "head")
    return head
  }

  private static func summarize(
    _ layers: [LayerDescription], input: FeatureShape, path: String,
    into lines: inout [LayerSummary]
  ) throws(ShapeError) -> FeatureShape {
    var shape = input
    for (index, layer) in layers.enumerated() {
      let name = "\(path).\(index)"
      let output = try layer.output(for: shape, path: name)
      if case .residual(let body, let shortcut) = layer {
        _ = try summarize(body, input: shape, path: "\(name).body", into: &lines)
        _ = try summarize(shortcut, input: shape, path: "\(name).shortcut", into: &lines)
      }
      lines.append(
        LayerSummary(
          name: name, kind: layer.kind, outputShape: output.dimensions,
          parameters: layer.parameterCount(for: shape),
          multiplyAdds: layer.multiplyAdds(for: shape, output: output)))
      shape = output
    }
    return shape
  }
}

extension FeatureShape {
  /// - Throws: `ShapeError` for a side of 0 or channels that no image has.
  init(_ image: ImageShape) throws(ShapeError) {
    guard (1...16_384).contains(image.height), (1...16_384).contains(image.width),
      (1...4).contains(image.channels)
    else {
      throw ShapeError(
        layer: "input", kind: nil,
        found: "has images of \(image.height)x\(image.width)x\(image.channels)",
        needed: "sides from 1 to 16384 and 1 to 4 channels")
    }
    self.init(height: image.height, width: image.width, channels: image.channels)
  }
}
