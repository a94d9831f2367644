/// Numbers as bytes, the least significant first, whatever the machine.
enum LittleEndianWords {
  /// - Precondition: a whole number of words.
  static func map<Word: FixedWidthInteger & UnsignedInteger>(
    _ bytes: ArraySlice<UInt8>, _ value: (Word) -> Float
  ) -> [Float] {
    let size = Word.bitWidth / 8
    precondition(bytes.count % size == 0, "\(bytes.count) bytes in words of \(size)")
    var values: [Float] = []
    values.reserveCapacity(bytes.count / size)
    for start in stride(from: bytes.startIndex, to: bytes.endIndex, by: size) {
      values.append(value(word(in: bytes, at: start)))
    }
    return values
  }

  @inline(__always)
  static func word<Word: FixedWidthInteger>(in bytes: ArraySlice<UInt8>, at start: Int) -> Word {
    var word: Word = 0
    for index in 0..<Word.bitWidth / 8 {
      word |= Word(truncatingIfNeeded: bytes[start + index]) << (8 * index)
    }
    return word
  }

  static func append<Word: FixedWidthInteger>(_ word: Word, to bytes: inout [UInt8]) {
    for shift in stride(from: 0, to: Word.bitWidth, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: word >> shift))
    }
  }

  /// The bytes of 32-bit floats.
  static func bytes(of values: ArraySlice<Float>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(values.count * 4)
    for value in values { append(value.bitPattern, to: &bytes) }
    return bytes
  }
}
