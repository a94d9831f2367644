/// Writes the few parts of Protocol Buffers that ONNX models and TensorBoard events are made of.
///
/// - Source: the encoding as protobuf.dev/programming-guides/encoding defines it.
struct ProtobufWriter {
  private(set) var bytes: [UInt8] = []

  /// A whole number, of any of the types that are stored as a varint.
  mutating func write(_ value: Int, field: Int) {
    tag(field, .varint)
    varint(UInt64(bitPattern: Int64(value)))
  }

  mutating func write(_ value: Bool, field: Int) { write(value ? 1 : 0, field: field) }

  mutating func write(_ value: Float, field: Int) {
    tag(field, .fixed32)
    append(value.bitPattern)
  }

  mutating func write(_ value: Double, field: Int) {
    tag(field, .fixed64)
    append(value.bitPattern)
  }

  mutating func write(_ text: String, field: Int) { write(Array(text.utf8), field: field) }

  mutating func write(_ bytes: [UInt8], field: Int) {
    begin(field: field, count: bytes.count)
    self.bytes += bytes
  }

  /// What stands before so many bytes of a field, which are to follow.
  mutating func begin(field: Int, count: Int) {
    tag(field, .length)
    varint(UInt64(count))
  }

  /// Packed, as repeated numbers are stored.
  mutating func write(packed values: [Double], field: Int) {
    tag(field, .length)
    varint(UInt64(values.count * 8))
    for value in values { append(value.bitPattern) }
  }

  mutating func write(packed values: [Float], field: Int) {
    tag(field, .length)
    varint(UInt64(values.count * 4))
    bytes.reserveCapacity(bytes.count + values.count * 4)
    for value in values { append(value.bitPattern) }
  }

  /// A message within this one.
  mutating func write(field: Int, _ body: (inout ProtobufWriter) -> Void) {
    var inner = ProtobufWriter()
    body(&inner)
    write(inner.bytes, field: field)
  }

  private enum WireType: UInt64 {
    case varint = 0
    case fixed64 = 1
    case length = 2
    case fixed32 = 5
  }

  private mutating func tag(_ field: Int, _ type: WireType) {
    varint(UInt64(field) << 3 | type.rawValue)
  }

  private mutating func varint(_ value: UInt64) {
    var value = value
    while value >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: value) | 0x80)
      value >>= 7
    }
    bytes.append(UInt8(value))
  }

  private mutating func append(_ word: some FixedWidthInteger) {
    for shift in stride(from: 0, to: word.bitWidth, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: word >> shift))
    }
  }
}
