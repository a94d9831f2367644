@testable import NeuralNetwork

/// Weights, images and targets that `make_reference.py` derives the same way.
enum ReferenceHash {
  /// `count` floats in -1..<1, multiples of 2^-23.
  static func unit(_ count: Int, salt: Int) -> [Float] {
    let key = mix(UInt32(truncatingIfNeeded: salt &* 0x9E37_79B1 &+ 1))
    return [Float](unsafeUninitializedCapacity: count) { values, filled in
      var index = 0
      while index < count {
        let bits = mix(UInt32(truncatingIfNeeded: index) ^ key) >> 8
        values[index] = Float(bits) * 0x1p-23 - 1
        index += 1
      }
      filled = count
    }
  }

  /// The finaliser of MurmurHash3 on 32 bits.
  @inline(__always)
  private static func mix(_ value: UInt32) -> UInt32 {
    var x = value
    x = (x ^ (x >> 16)) &* 0x85EB_CA6B
    x = (x ^ (x >> 13)) &* 0xC2B2_AE35
    return x ^ (x >> 16)
  }

  static func images(_ count: Int, _ shape: ImageShape, salt: Int) -> [Float] {
    unit(count * shape.height * shape.width * shape.channels, salt: 1000 + salt)
  }

  static func targets(_ count: Int, _ labels: Int, salt: Int) -> [Float] {
    unit(count * labels, salt: 2000 + salt).map { $0 > 0 ? 1 : 0 }
  }

  /// About three pairs of four.
  static func known(_ count: Int, _ labels: Int, salt: Int) -> [Float] {
    unit(count * labels, salt: 3000 + salt).map { $0 > -0.5 ? 1 : 0 }
  }

  /// Gives the network the script's weights.
  static func setWeights(of network: Network) throws {
    var state = network.exportState()
    var salt = 0
    for index in state.tensors.indices {
      let tensor = state.tensors[index]
      let isParameter =
        (tensor.name.hasPrefix("layers.") || tensor.name.hasPrefix("head."))
        && !tensor.name.contains("running_")
      guard isParameter else { continue }
      state.tensors[index].values = weights(of: tensor, salt: salt)
      salt += 1
    }
    try network.restore(state)
  }

  private static func weights(of tensor: NamedTensor, salt: Int) -> [Float] {
    let values = unit(tensor.values.count, salt: salt)
    if tensor.shape.count > 1 {
      let scale = (6 / Float(tensor.values.count / tensor.shape[0])).squareRoot()
      return values.map { $0 * scale }
    }
    let base: Float = tensor.name.hasSuffix("weight") ? 1 : 0
    return values.map { base + 0.125 * $0 }
  }
}

extension ImageShape {
  /// From the script's `[height, width, channels]`.
  init(_ sides: [Int]) {
    self.init(height: sides[0], width: sides[1], channels: sides[2])
  }
}
