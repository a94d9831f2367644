/// What stands before the tensors of a safetensors file.
///
/// - Source: github.com/huggingface/safetensors, "Format": names, types, shapes and places as JSON.
struct SafetensorsHeader: Equatable {
  struct Entry: Equatable {
    var name: String
    var type: TensorType
    var shape: [Int]
    /// Where its bytes lie, counted from the end of the header.
    var bytes: Range<Int>
  }

  var metadata: [String: String]
  /// In the order of their bytes.
  var entries: [Entry]

  /// Reads a header and holds it against the tensors' bytes.
  ///
  /// - Parameter dataBytes: how many bytes follow the header. They must be filled without overlaps
  ///   and without holes.
  init(_ text: ArraySlice<UInt8>, dataBytes: Int) throws(UnreadableWeights) {
    var reader = SafetensorsHeaderReader(text)
    let written = try reader.header()
    metadata = written.metadata
    entries = []
    entries.reserveCapacity(written.tensors.count)
    for tensor in written.tensors { entries.append(try Entry(tensor)) }
    entries.sort {
      ($0.bytes.lowerBound, $0.bytes.upperBound) < ($1.bytes.lowerBound, $1.bytes.upperBound)
    }
    try check(dataBytes: dataBytes)
  }

  private func check(dataBytes: Int) throws(UnreadableWeights) {
    var end = 0
    for entry in entries {
      guard entry.bytes.lowerBound == end else {
        throw UnreadableWeights(
          "tensor \(entry.shownName) begins at byte \(entry.bytes.lowerBound); expected: \(end), "
            + "as tensors lie one behind the other")
      }
      end = entry.bytes.upperBound
      guard end <= dataBytes else {
        throw UnreadableWeights(
          "tensor \(entry.shownName) ends at byte \(end); the file holds \(dataBytes) bytes of "
            + "tensors")
      }
    }
    guard end == dataBytes else {
      throw UnreadableWeights(
        "\(dataBytes) bytes follow the header; its tensors take \(end)")
    }
  }
}

extension SafetensorsHeader.Entry {
  var shownName: String { UnreadableWeights.shown(name) }

  /// - Throws: unless type, shape and bytes agree.
  init(_ written: SafetensorsHeaderReader.Tensor) throws(UnreadableWeights) {
    let name = UnreadableWeights.shown(written.name)
    guard let type = TensorType(rawValue: written.type) else {
      throw UnreadableWeights(
        "tensor \(name) has the type \(UnreadableWeights.shown(written.type)); allowed: "
          + TensorType.allCases.map(\.rawValue).joined(separator: ", "))
    }
    guard written.offsets.count == 2, written.offsets[0] <= written.offsets[1] else {
      throw UnreadableWeights(
        "tensor \(name) has data_offsets \(written.offsets); allowed: its first byte and the one "
          + "behind its last")
    }
    let bytes = written.offsets[0]..<written.offsets[1]
    guard let count = TensorShape.count(written.shape),
      case (let needed, let isTooMany) = count.multipliedReportingOverflow(by: type.bytes),
      !isTooMany, needed == bytes.count
    else {
      throw UnreadableWeights(
        "tensor \(name) of shape \(written.shape) and type \(type.rawValue) has \(bytes.count) "
          + "bytes, which do not fit")
    }
    self.init(name: written.name, type: type, shape: written.shape, bytes: bytes)
  }
}
