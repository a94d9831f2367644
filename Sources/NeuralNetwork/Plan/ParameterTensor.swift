import Kernels

/// One named tensor of a network: where it lies in the flat arenas and what it looks like outside.
///
/// Weights, gradients, optimiser moments and averages share one layout, so the same tensor can be
/// read from the arena of any of them.
struct ParameterTensor: Equatable, Sendable {
  /// How values lie inside, in PyTorch's order outside.
  enum Packing: Equatable, Sendable {
    case convolution(ConvolutionShape)
    case dense(DenseShape)
    /// One value a channel, or one a value of a flattened map.
    case features(FeatureShape)
  }

  /// PyTorch's defaults, or what a convolution before a ReLU gets.
  enum Initialization: Equatable, Sendable {
    case constant(Float)
    /// Evenly from `-bound ... bound`; PyTorch's dense and convolution layers have
    /// `bound = 1 / sqrt(inputs)`.
    case uniform(bound: Float)
    /// Source: He et al., "Delving Deep into Rectifiers" (2015), with deviation `sqrt(2 / inputs)`.
    case normal(deviation: Float)
  }

  let name: String
  /// PyTorch's shape, without padding.
  let shape: [Int]
  let packing: Packing
  let initialization: Initialization
  /// First float in the arena.
  let offset: Int

  /// Floats in the arena, padding included.
  var storedCount: Int { packing.storedCount }
  /// True values.
  var count: Int { shape.reduce(1, *) }

  func slice(of arena: Arena) -> Slice { arena.slice(offset: offset, count: storedCount) }

  func read(from arena: Arena) -> [Float] { packing.unpacked(slice(of: arena).read()) }

  /// - Precondition: `values.count == count`.
  func write(_ values: [Float], to arena: Arena) {
    precondition(values.count == count, "\(values.count) values for \(name) of shape \(shape)")
    slice(of: arena).write(packing.packed(values))
  }

  /// The values training starts from, a pure function of seed and stream.
  func initialValues(seed: UInt64, stream: UInt64) -> [Float] {
    var random = RandomStream(seed: seed, stream: stream)
    switch initialization {
    case .constant(let value): return Array(repeating: value, count: count)
    case .uniform(let bound): return random.uniforms(count, in: -bound...bound)
    case .normal(let deviation): return random.normals(count, deviation: deviation)
    }
  }
}

extension ParameterTensor.Packing {
  var storedCount: Int {
    switch self {
    case .convolution(let shape): shape.weightsCount
    case .dense(let shape): shape.weightsCount
    case .features(let shape): shape.height * shape.width * paddedChannels(shape.channels)
    }
  }

  func packed(_ values: [Float]) -> [Float] {
    switch self {
    case .convolution(let shape): return shape.packed(weights: values)
    case .dense(let shape): return shape.packed(weights: values)
    case .features(let shape):
      var stored = [Float](repeating: 0, count: storedCount)
      shape.forEachValue { outside, inside in stored[inside] = values[outside] }
      return stored
    }
  }

  func unpacked(_ stored: [Float]) -> [Float] {
    switch self {
    case .convolution(let shape): return shape.unpacked(weights: stored)
    case .dense(let shape): return shape.unpacked(weights: stored)
    case .features(let shape):
      var values = [Float](repeating: 0, count: shape.count)
      shape.forEachValue { outside, inside in values[outside] = stored[inside] }
      return values
    }
  }
}

extension FeatureShape {
  /// Pairs each value's position in PyTorch's order (channel, row, column) with its position inside
  /// (row, column, lane).
  fileprivate func forEachValue(_ body: (_ outside: Int, _ inside: Int) -> Void) {
    let lanes = paddedChannels(channels)
    for channel in 0..<channels {
      for pixel in 0..<height * width {
        body(channel * height * width + pixel, pixel * lanes + channel)
      }
    }
  }
}

/// The tensors of a network that share an arena's layout.
struct ParameterLayout: Equatable, Sendable {
  private(set) var tensors: [ParameterTensor] = []
  /// Floats of one arena.
  private(set) var storedCount = 0

  /// True values over all tensors.
  var count: Int { tensors.reduce(0) { $0 + $1.count } }

  /// Appends a tensor and gives its place.
  mutating func add(
    _ name: String, shape: [Int], packing: ParameterTensor.Packing,
    initialization: ParameterTensor.Initialization
  ) -> ParameterTensor {
    let tensor = ParameterTensor(
      name: name, shape: shape, packing: packing, initialization: initialization,
      offset: storedCount)
    tensors.append(tensor)
    storedCount += (tensor.storedCount + channelBlock - 1) / channelBlock * channelBlock
    return tensor
  }
}
