/// How the values of a tensor are stored, as far as they are read, by the names of safetensors.
enum TensorType: String, CaseIterable {
  case float32 = "F32"
  case float16 = "F16"
  case bfloat16 = "BF16"
  case float64 = "F64"
  case int8 = "I8"
  case uint8 = "U8"
  case int16 = "I16"
  case uint16 = "U16"
  case int32 = "I32"
  case uint32 = "U32"
  case int64 = "I64"
  case uint64 = "U64"

  /// Of one value.
  var bytes: Int {
    switch self {
    case .int8, .uint8: 1
    case .float16, .bfloat16, .int16, .uint16: 2
    case .float32, .int32, .uint32: 4
    case .float64, .int64, .uint64: 8
    }
  }

  /// The nearest floats to the values in these bytes.
  ///
  /// - Precondition: they hold a whole number of values.
  func floats(in bytes: ArraySlice<UInt8>) -> [Float] {
    switch self {
    case .float32: LittleEndianWords.map(bytes) { Float(bitPattern: $0) }
    case .float16: LittleEndianWords.map(bytes) { Float(Float16(bitPattern: $0)) }
    case .bfloat16:
      LittleEndianWords.map(bytes) { (word: UInt16) in Float(bitPattern: UInt32(word) << 16) }
    case .float64: LittleEndianWords.map(bytes) { Float(Double(bitPattern: $0)) }
    case .int8: LittleEndianWords.map(bytes) { Float(Int8(bitPattern: $0)) }
    case .uint8: LittleEndianWords.map(bytes) { (word: UInt8) in Float(word) }
    case .int16: LittleEndianWords.map(bytes) { Float(Int16(bitPattern: $0)) }
    case .uint16: LittleEndianWords.map(bytes) { (word: UInt16) in Float(word) }
    case .int32: LittleEndianWords.map(bytes) { Float(Int32(bitPattern: $0)) }
    case .uint32: LittleEndianWords.map(bytes) { (word: UInt32) in Float(word) }
    case .int64: LittleEndianWords.map(bytes) { Float(Int64(bitPattern: $0)) }
    case .uint64: LittleEndianWords.map(bytes) { (word: UInt64) in Float(word) }
    }
  }
}
