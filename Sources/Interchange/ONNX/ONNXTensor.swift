import NeuralNetwork

/// A tensor as an ONNX file holds it, the values of which are still to be read.
///
/// - Source: `TensorProto` of onnx.proto, whose field numbers stand here.
struct ONNXTensor {
  /// Types of values that are read; the numbers are `TensorProto.DataType`'s.
  enum DataType: Int, CaseIterable {
    case float = 1
    case uint8 = 2
    case int8 = 3
    case uint16 = 4
    case int16 = 5
    case int32 = 6
    case int64 = 7
    case float16 = 10
    case double = 11
    case uint32 = 12
    case uint64 = 13
    case bfloat16 = 16

    /// How `raw_data` stores it.
    var raw: TensorType {
      switch self {
      case .float: .float32
      case .uint8: .uint8
      case .int8: .int8
      case .uint16: .uint16
      case .int16: .int16
      case .int32: .int32
      case .int64: .int64
      case .float16: .float16
      case .double: .float64
      case .uint32: .uint32
      case .uint64: .uint64
      case .bfloat16: .bfloat16
      }
    }

    /// The field of `TensorProto` that lists its values where `raw_data` does not hold them.
    var listField: Int {
      switch self {
      case .float: 4
      case .uint8, .int8, .uint16, .int16, .int32, .float16, .bfloat16: 5
      case .int64: 7
      case .double: 10
      case .uint32, .uint64: 11
      }
    }
  }

  let name: String
  let shape: [Int]
  private let typeNumber: Int
  private let raw: ArraySlice<UInt8>?
  private let message: ArraySlice<UInt8>

  private enum Field {
    static let dims = 1
    static let dataType = 2
    static let segment = 3
    static let name = 8
    static let rawData = 9
    static let externalData = 13
    static let dataLocation = 14
  }

  init(_ message: ArraySlice<UInt8>) throws(UnreadableWeights) {
    var name = ""
    var shape: [Int] = []
    var typeNumber = 0
    var raw: ArraySlice<UInt8>?
    var isOutside = false
    var reader = ProtobufReader(message)
    while let (field, value) = try reader.next() {
      switch field {
      case Field.dims: try Self.append(value, to: &shape)
      case Field.dataType: typeNumber = value.number ?? typeNumber
      case Field.name: name = try value.text() ?? name
      case Field.rawData: raw = value.slice
      case Field.dataLocation: isOutside = isOutside || value.number == 1
      case Field.externalData: isOutside = true
      case Field.segment:
        throw UnreadableWeights("a tensor in it is cut in segments; allowed: whole ones")
      default: break
      }
    }
    let shown = UnreadableWeights.shown(name)
    guard !isOutside else {
      throw UnreadableWeights(
        "its tensor \(shown) lies in another file; allowed: an ONNX file that holds its weights "
          + "(onnx.save without save_as_external_data)")
    }
    (self.name, self.shape, self.typeNumber) = (name, shape, typeNumber)
    (self.raw, self.message) = (raw, message)
  }

  private static func append(
    _ value: ProtobufReader.Value, to shape: inout [Int]
  ) throws(UnreadableWeights) {
    // One field a length, or all lengths in one.
    var lengths: [UInt64] = []
    switch value {
    case .varint(let length): lengths = [length]
    case .bytes(let packed):
      var reader = ProtobufReader(packed)
      while !reader.isAtEnd, lengths.count <= TensorShape.rankLimit {
        lengths.append(try reader.varint())
      }
    case .fixed32, .fixed64: break
    }
    shape += lengths.map { Int(Int64(bitPattern: $0)) }
    guard shape.count <= TensorShape.rankLimit else {
      throw UnreadableWeights(
        "a tensor in it has more than \(TensorShape.rankLimit) dimensions")
    }
  }

  /// nil for a type that is not read.
  var type: DataType? { DataType(rawValue: typeNumber) }

  /// - Parameter name: what it is called where it is no initializer.
  /// - Throws: unless it holds as many values as its shape says, of a type that is read.
  func read(as name: String? = nil) throws(UnreadableWeights) -> NamedTensor {
    let name = name ?? self.name
    let shown = UnreadableWeights.shown(name)
    guard !name.isEmpty else { throw UnreadableWeights("a tensor in it has no name") }
    guard let type else {
      throw UnreadableWeights(
        "its tensor \(shown) is of the data type \(typeNumber); allowed: "
          + DataType.allCases.map { "\($0.rawValue) (\($0))" }.joined(separator: ", "))
    }
    guard let count = TensorShape.count(shape) else {
      throw UnreadableWeights("its tensor \(shown) has the shape \(shape), which is none")
    }
    if let raw {
      let (bytes, isTooMany) = count.multipliedReportingOverflow(by: type.raw.bytes)
      guard !isTooMany, raw.count == bytes else {
        throw UnreadableWeights(
          "its tensor \(shown) of shape \(shape) and type \(type) has \(raw.count) bytes, which do "
            + "not fit")
      }
      return NamedTensor(name: name, shape: shape, values: type.raw.floats(in: raw))
    }
    let values = try listed(type, atMost: count)
    guard values.count == count else {
      throw UnreadableWeights(
        "its tensor \(shown) of shape \(shape) has \(values.count) values, which do not fit")
    }
    return NamedTensor(name: name, shape: shape, values: values)
  }

  /// Values of the list field, one a field or many in one; one more than allowed ends the reading.
  private func listed(_ type: DataType, atMost count: Int) throws(UnreadableWeights) -> [Float] {
    var values: [Float] = []
    var reader = ProtobufReader(message)
    while values.count <= count, let (field, value) = try reader.next() {
      guard field == type.listField else { continue }
      switch value {
      case .varint(let word): values.append(type.value(ofListed: word))
      case .fixed32(let word): values.append(Float(bitPattern: word))
      case .fixed64(let word): values.append(Float(Double(bitPattern: word)))
      case .bytes(let packed):
        var numbers = ProtobufReader(packed)
        while values.count <= count, !numbers.isAtEnd {
          switch type {
          case .float: values.append(Float(bitPattern: try numbers.word()))
          case .double: values.append(Float(Double(bitPattern: try numbers.word())))
          default: values.append(type.value(ofListed: try numbers.varint()))
          }
        }
      }
    }
    return values
  }
}

extension ONNXTensor.DataType {
  /// Of a varint; what is narrower than 32 bits lies in the lower ones.
  fileprivate func value(ofListed word: UInt64) -> Float {
    switch self {
    case .float16: Float(Float16(bitPattern: UInt16(truncatingIfNeeded: word)))
    case .bfloat16: Float(bitPattern: UInt32(truncatingIfNeeded: word) << 16)
    case .uint32, .uint64: Float(word)
    default: Float(Int64(bitPattern: word))
    }
  }
}
