import NeuralNetwork

/// Named tensors and texts about them in the safetensors format, as PyTorch's users keep weights.
///
/// The file, little-endian: the length of the header (UInt64), the header (JSON), the tensors' bytes
/// in row-major order. Nothing in it is ever executed.
///
/// - Source: github.com/huggingface/safetensors, "Format".
package struct SafetensorsFile: Equatable, Sendable {
  /// Values of any of the types that are read, as the nearest 32-bit floats: whole numbers beyond
  /// 2²⁴ may lose digits, 64-bit floats their range. A value need not be finite.
  package let tensors: [NamedTensor]
  package let metadata: [String: String]

  /// - Precondition: every tensor has as many values as its shape says and a name of its own, which
  ///   is not `__metadata__`.
  package init(tensors: [NamedTensor], metadata: [String: String] = [:]) {
    var names: Set<String> = [Self.metadataName]
    for tensor in tensors {
      precondition(
        TensorShape.count(tensor.shape) == tensor.values.count,
        "tensor \(tensor.name): \(tensor.values.count) values for the shape \(tensor.shape)")
      precondition(names.insert(tensor.name).inserted, "a second tensor \(tensor.name)")
    }
    self.tensors = tensors
    self.metadata = metadata
  }

  static let metadataName = "__metadata__"
  /// More than any network needs.
  static let headerLimit = 16 << 20
  /// Bytes before the header.
  static let prologueBytes = 8
}

/// Reading
extension SafetensorsFile {
  package init(contentsOf path: String) throws(WeightsFileError) {
    try self.init(bytes: try WholeFile.read(path), name: path)
  }

  /// Reads bytes that may be anything: no length, place or shape is used before it has been held
  /// against what is there.
  ///
  /// - Parameter name: of the file, for the error.
  package init(bytes: [UInt8], name: String) throws(WeightsFileError) {
    do throws(UnreadableWeights) {
      try self.init(bytes)
    } catch {
      throw WeightsFileError(
        file: name, problem: "is no sound safetensors file: \(error.problem)")
    }
  }

  private init(_ bytes: [UInt8]) throws(UnreadableWeights) {
    guard bytes.count >= Self.prologueBytes else {
      throw UnreadableWeights("\(bytes.count) bytes are too few")
    }
    let announced: UInt64 = LittleEndianWords.word(in: bytes[...], at: 0)
    let there = bytes.count - Self.prologueBytes
    guard announced <= UInt64(min(there, Self.headerLimit)) else {
      throw UnreadableWeights(
        "it announces a header of \(announced) bytes; allowed: at most "
          + "\(min(there, Self.headerLimit)) here")
    }
    let start = Self.prologueBytes + Int(announced)
    let header = try SafetensorsHeader(
      bytes[Self.prologueBytes..<start], dataBytes: bytes.count - start)
    metadata = header.metadata
    tensors = header.entries.map { entry in
      let values = entry.type.floats(
        in: bytes[start + entry.bytes.lowerBound..<start + entry.bytes.upperBound])
      return NamedTensor(name: entry.name, shape: entry.shape, values: values)
    }
  }
}

/// Writing
extension SafetensorsFile {
  /// Writes 32-bit floats. The same tensors and texts give the same bytes.
  package func write(to path: String) throws(WeightsFileError) {
    let head = head
    guard head.count <= Self.headerLimit else {
      throw WeightsFileError(
        file: path,
        problem: "would have a header of \(head.count) bytes; allowed: \(Self.headerLimit)")
    }
    try WholeFile.write(to: path) { output throws(WeightsFileError) in
      try output(head)
      for tensor in tensors {
        for start in stride(from: 0, to: tensor.values.count, by: Self.pieceCount) {
          let end = min(start + Self.pieceCount, tensor.values.count)
          try output(LittleEndianWords.bytes(of: tensor.values[start..<end]))
        }
      }
    }
  }

  /// Values that are written at a time.
  private static let pieceCount = 1 << 18

  /// Everything before the first tensor, whose place is a multiple of 8 as the format asks.
  private var head: [UInt8] {
    var members: [JSONValue.Member] = []
    if !metadata.isEmpty {
      let texts = metadata.sorted { $0.key < $1.key }
      members.append(
        .init(Self.metadataName, .object(texts.map { .init($0.key, .text($0.value)) })))
    }
    var offset = 0
    for tensor in tensors {
      let end = offset + tensor.values.count * 4
      let entry: [JSONValue.Member] = [
        .init("dtype", .text(TensorType.float32.rawValue)),
        .init("shape", .list(tensor.shape.map { .integer($0) })),
        .init("data_offsets", .list([.integer(offset), .integer(end)])),
      ]
      members.append(.init(tensor.name, .object(entry)))
      offset = end
    }
    var header = Array(JSONValue.object(members).description.utf8)
    header.append(contentsOf: repeatElement(UInt8(ascii: " "), count: -header.count & 7))
    var head: [UInt8] = []
    LittleEndianWords.append(UInt64(header.count), to: &head)
    return head + header
  }
}
