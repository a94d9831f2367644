/// What a layer makes of a shape, what it costs, and why it cannot take one.
extension LayerDescription {
  /// Bounds that keep every size of a plan far from overflow.
  private static let channelRange = 1...65_536
  private static let kernelRange = 1...255
  private static let poolRange = 1...15
  private static let strideRange = 1...255
  private static let paddingRange = 0...255
  private static let valueLimit = 1 << 31
  private static let parameterLimit = 1 << 33

  /// The shape behind this layer when `input` arrives.
  ///
  /// - Parameter path: where the layer stands, for the error: `layers.3`.
  func output(for input: FeatureShape, path: String) throws(ShapeError) -> FeatureShape {
    let output = try uncheckedOutput(for: input, path: path)
    guard output.count <= Self.valueLimit else {
      throw error(path, "makes \(output)", "at most \(Self.valueLimit) values an image")
    }
    let parameters = parameterCount(for: input)
    guard parameters <= Self.parameterLimit else {
      throw error(path, "has \(parameters) weights", "at most \(Self.parameterLimit)")
    }
    return output
  }

  private func uncheckedOutput(for input: FeatureShape, path: String) throws(ShapeError)
    -> FeatureShape
  {
    switch self {
    case .convolution(let channels, let kernel, let stride, let padding, _):
      try checkConvolution(
        channels: channels, kernel: kernel, stride: stride, padding: padding, path: path)
      let padding = padding ?? (kernel - 1) / 2
      try checkWindow(kernel, padding: padding, on: input, path: path)
      return FeatureShape(
        height: (input.height + 2 * padding - kernel) / stride + 1,
        width: (input.width + 2 * padding - kernel) / stride + 1, channels: channels)
    case .maxPool(let size, let stride, let padding):
      return try pooled(input, size: size, stride: stride, padding: padding, path: path)
    case .averagePool(let size, let stride):
      return try pooled(input, size: size, stride: stride, padding: 0, path: path)
    case .globalAveragePool:
      try checkIsMap(input, path: path)
      return FeatureShape(flat: input.channels)
    case .flatten:
      var output = input
      output.isFlat = true
      return output
    case .dropout(let rate):
      guard rate >= 0, rate < 1 else {
        throw error(path, "has rate \(rate)", "a rate from 0 to below 1")
      }
      return input
    case .dense(let units):
      try check(units, in: Self.channelRange, "units", path: path)
      guard input.isFlat else {
        throw error(
          path, "gets \(input)", "a flat input: put flatten or a global average pool first")
      }
      return FeatureShape(flat: units)
    case .batchNormalization, .relu:
      return input
    case .residual(let body, let shortcut):
      guard !body.isEmpty else {
        throw error(path, "has an empty body", "at least one layer there")
      }
      let sum = try Self.output(of: body, for: input, path: "\(path).body")
      let other = try Self.output(of: shortcut, for: input, path: "\(path).shortcut")
      guard sum == other else {
        throw error(
          path, "gets \(sum) from its body and \(other) from its shortcut", "the same from both")
      }
      return sum
    }
  }

  /// The shape behind a chain of layers; an empty chain hands on what arrives.
  static func output(of layers: [LayerDescription], for input: FeatureShape, path: String)
    throws(ShapeError) -> FeatureShape
  {
    var shape = input
    for (index, layer) in layers.enumerated() {
      shape = try layer.output(for: shape, path: "\(path).\(index)")
    }
    return shape
  }

  /// Trainable values of the layer itself, without those of the layers in it.
  func parameterCount(for input: FeatureShape) -> Int {
    switch self {
    case .convolution(let channels, let kernel, _, _, let bias):
      kernel * kernel * input.channels * channels + (bias ? channels : 0)
    case .dense(let units): input.count * units + units
    case .batchNormalization: 2 * (input.isFlat ? input.count : input.channels)
    case .relu, .globalAveragePool, .flatten, .maxPool, .averagePool, .dropout, .residual: 0
    }
  }

  /// Multiplications with a weight that scoring one image takes, taps on zero padding included.
  func multiplyAdds(for input: FeatureShape, output: FeatureShape) -> Int {
    switch self {
    case .convolution(_, let kernel, _, _, _): kernel * kernel * input.channels * output.count
    case .dense: input.count * output.count
    case .batchNormalization, .relu, .globalAveragePool, .flatten, .maxPool, .averagePool, .dropout,
      .residual:
      0
    }
  }

  private func pooled(
    _ input: FeatureShape, size: Int, stride: Int, padding: Int, path: String
  ) throws(ShapeError) -> FeatureShape {
    try check(size, in: Self.poolRange, "size", path: path)
    try check(stride, in: Self.strideRange, "stride", path: path)
    try check(padding, in: 0...size / 2, "padding", path: path)
    try checkWindow(size, padding: padding, on: input, path: path)
    return FeatureShape(
      height: (input.height + 2 * padding - size) / stride + 1,
      width: (input.width + 2 * padding - size) / stride + 1, channels: input.channels)
  }

  // MARK: Checks

  private func checkConvolution(
    channels: Int, kernel: Int, stride: Int, padding: Int?, path: String
  ) throws(ShapeError) {
    try check(channels, in: Self.channelRange, "channels", path: path)
    guard Self.kernelRange.contains(kernel), kernel % 2 == 1 else {
      throw error(path, "has kernel \(kernel)", "an odd kernel from 1 to 255")
    }
    try check(stride, in: Self.strideRange, "stride", path: path)
    if let padding { try check(padding, in: Self.paddingRange, "padding", path: path) }
  }

  private func check(_ value: Int, in range: ClosedRange<Int>, _ name: String, path: String)
    throws(ShapeError)
  {
    guard range.contains(value) else {
      throw error(
        path, "has \(name) \(value)", "\(name) from \(range.lowerBound) to \(range.upperBound)")
    }
  }

  private func checkIsMap(_ input: FeatureShape, path: String) throws(ShapeError) {
    guard !input.isFlat else {
      throw error(path, "gets \(input)", "height, width and channels: put it before what flattens")
    }
  }

  private func checkWindow(_ size: Int, padding: Int, on input: FeatureShape, path: String)
    throws(ShapeError)
  {
    try checkIsMap(input, path: path)
    guard min(input.height, input.width) + 2 * padding >= size else {
      let least = size - 2 * padding
      throw error(path, "gets \(input)", "at least \(least)x\(least) for its window of \(size)")
    }
  }

  private func error(_ path: String, _ found: String, _ needed: String) -> ShapeError {
    ShapeError(layer: path, kind: kind, found: found, needed: needed)
  }
}
