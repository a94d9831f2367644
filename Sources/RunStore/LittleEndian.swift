import Foundation

/// Integers as bytes, the least significant first, whatever the machine.
enum LittleEndian {
  static func data<Word: FixedWidthInteger>(_ words: [Word]) -> Data {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(words.count * (Word.bitWidth / 8))
    append(words, to: &bytes)
    return Data(bytes)
  }

  static func append<Word: FixedWidthInteger>(_ words: [Word], to bytes: inout [UInt8]) {
    for word in words { append(word, to: &bytes) }
  }

  @inline(__always)
  static func append<Word: FixedWidthInteger>(_ word: Word, to bytes: inout [UInt8]) {
    var rest = word
    for _ in 0..<Word.bitWidth / 8 {
      bytes.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  /// `count` integers from `start` on.
  ///
  /// - Precondition: the bytes are there.
  static func words<Word: FixedWidthInteger>(
    _ type: Word.Type = Word.self, in bytes: [UInt8], from start: Int, count: Int
  ) -> [Word] {
    let size = Word.bitWidth / 8
    precondition(
      start >= 0 && count >= 0 && start + count * size <= bytes.count,
      "\(count) words of \(size) bytes from \(start), in \(bytes.count) bytes")
    return [Word](count: count) { index in word(in: bytes, at: start + index * size) }
  }

  /// All integers in a column's value; nil unless it holds a whole number of them.
  static func words<Word: FixedWidthInteger>(_ type: Word.Type, in data: Data) -> [Word]? {
    let size = Word.bitWidth / 8
    guard data.count % size == 0 else { return nil }
    return words(type, in: [UInt8](data), from: 0, count: data.count / size)
  }

  @inline(__always)
  static func word<Word: FixedWidthInteger>(in bytes: [UInt8], at start: Int) -> Word {
    var word: Word = 0
    for index in 0..<Word.bitWidth / 8 {
      word |= Word(truncatingIfNeeded: bytes[start + index]) << (8 * index)
    }
    return word
  }
}

extension Array {
  fileprivate init(count: Int, _ make: (Int) -> Element) {
    self.init()
    reserveCapacity(count)
    for index in 0..<count { append(make(index)) }
  }
}
