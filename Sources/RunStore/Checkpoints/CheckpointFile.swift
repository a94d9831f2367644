/// Named tensors and a few words about them: what a checkpoint file holds.
///
/// The file, little-endian: `THRESHCK`, the version (UInt32), four zero bytes, the length of the
/// header (UInt64), eight zero bytes; the header (JSON); each tensor's values (Float32); the checksum
/// (UInt64, XXH64 with seed 0 of all bytes before it). Header and tensors are padded with zero bytes
/// to a multiple of 32. The header names each tensor with its shape and its offset from the first
/// tensor's start.
package struct CheckpointFile: Sendable {
  /// Values in row-major order.
  package struct Tensor: Sendable {
    package var name: String
    package var shape: [Int]
    package var values: [Float]

    /// - Precondition: as many values as the shape says.
    package init(name: String, shape: [Int], values: [Float]) {
      precondition(
        shape.allSatisfy { $0 >= 0 } && shape.reduce(1, *) == values.count,
        "tensor \(name): \(values.count) values for the shape \(shape)")
      self.name = name
      self.shape = shape
      self.values = values
    }
  }

  package var metadata: [String: String]
  package var tensors: [Tensor]

  package init(metadata: [String: String] = [:], tensors: [Tensor]) {
    self.metadata = metadata
    self.tensors = tensors
  }

  package subscript(name: String) -> Tensor? { tensors.first { $0.name == name } }

  struct Header: Codable {
    struct Entry: Codable {
      var name: String
      var shape: [Int]
      var offset: Int
    }
    var metadata: [String: String]
    var tensors: [Entry]
  }

  static let magic = Array("THRESHCK".utf8)
  static let version: UInt32 = 1
  static let prologueBytes = 32
  static let checksumBytes = 8
  /// More than any network needs, and little enough to read before it is trusted.
  static let headerLimit = 16 << 20
  /// Values are read and written a megabyte at a time.
  static let pieceCount = 1 << 18

  static func padded(_ bytes: Int) -> Int { (bytes + 31) & ~31 }
}

extension CheckpointFile: Equatable {
  /// The same names, shapes, words and values, bit for bit.
  package static func == (a: CheckpointFile, b: CheckpointFile) -> Bool {
    a.metadata == b.metadata && a.tensors == b.tensors
  }
}

extension CheckpointFile.Tensor: Equatable {
  package static func == (a: Self, b: Self) -> Bool {
    a.name == b.name && a.shape == b.shape
      && a.values.elementsEqual(b.values) { $0.bitPattern == $1.bitPattern }
  }
}
