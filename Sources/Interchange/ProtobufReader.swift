/// Reads Protocol Buffers field by field, out of bytes that may be anything.
///
/// What a field holds stays where it is: a message within a message is read by a reader over its
/// bytes, and none is read that nobody asks for.
///
/// - Source: the encoding as protobuf.dev/programming-guides/encoding defines it.
struct ProtobufReader {
  enum Value {
    /// A whole number, whose sign depends on the field.
    case varint(UInt64)
    case fixed64(UInt64)
    case fixed32(UInt32)
    /// A text, bytes, a message, or numbers one behind the other.
    case bytes(ArraySlice<UInt8>)
  }

  private let bytes: ArraySlice<UInt8>
  private var place: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
  }

  var isAtEnd: Bool { place == bytes.endIndex }

  /// The next field; nil at the end.
  mutating func next() throws(UnreadableWeights) -> (field: Int, value: Value)? {
    guard !isAtEnd else { return nil }
    let start = place
    let tag = try varint()
    let field = tag >> 3
    guard (1...UInt64(UInt32.max >> 3)).contains(field) else {
      throw UnreadableWeights("it has a field \(field) at byte \(start); allowed: from 1")
    }
    let value: Value
    switch tag & 7 {
    case 0: value = .varint(try varint())
    case 1: value = .fixed64(try word())
    case 2:
      let count = try varint()
      guard count <= UInt64(bytes.endIndex - place) else {
        throw UnreadableWeights(
          "its field \(field) at byte \(start) announces \(count) bytes; \(bytes.endIndex - place) "
            + "are there")
      }
      let end = place + Int(count)
      value = .bytes(bytes[place..<end])
      place = end
    case 5: value = .fixed32(try word())
    default:
      throw UnreadableWeights(
        "its field \(field) at byte \(start) is of the kind \(tag & 7); allowed: 0, 1, 2, 5")
    }
    return (Int(field), value)
  }

  /// A whole number outside of any field, as packed ones are.
  mutating func varint() throws(UnreadableWeights) -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: 0, to: 70, by: 7) {
      guard !isAtEnd else { break }
      let byte = bytes[place]
      place += 1
      // The tenth byte has room for one bit.
      guard shift < 63 || byte <= 1 else { break }
      value |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { return value }
    }
    throw UnreadableWeights("a whole number ends nowhere before byte \(place)")
  }

  /// A number of fixed size outside of any field, as packed ones are.
  mutating func word<Word: FixedWidthInteger>() throws(UnreadableWeights) -> Word {
    let size = Word.bitWidth / 8
    guard bytes.endIndex - place >= size else {
      throw UnreadableWeights("it ends within the \(size) bytes of a number")
    }
    defer { place += size }
    return LittleEndianWords.word(in: bytes, at: place)
  }
}

extension ProtobufReader.Value {
  /// The whole number of a field that holds one; nil for other fields.
  var number: Int? {
    guard case .varint(let word) = self else { return nil }
    return Int(Int64(bitPattern: word))
  }

  var slice: ArraySlice<UInt8>? {
    guard case .bytes(let bytes) = self else { return nil }
    return bytes
  }

  /// - Throws: for a text that is not UTF-8.
  func text() throws(UnreadableWeights) -> String? {
    guard let slice else { return nil }
    guard let text = String(validating: slice, as: UTF8.self) else {
      throw UnreadableWeights("a text in it is not UTF-8")
    }
    return text
  }
}
