/// What a cache holds of one image.
struct CacheEntry: Equatable, Sendable {
  /// As in the listing.
  var name: String
  /// Of the file when it was read.
  var stamp: FileStamp
  /// Whether an equal stamp proves an equal file; if not, its content must be compared.
  var isSettled: Bool
  /// ``ContentHash`` of the file.
  var content: UInt64
  /// ``ContentHash`` of the pixels.
  var pixels: UInt64
  /// Which of the cache's places they are in.
  var slot: Int
}

/// The table at the end of a cache file: what it holds of which image.
///
/// A table as read is proof against damage, not against malice: its own checksum is in the header.
/// Whatever it says, slots are held against their number, and nothing is read outside the file.
enum CacheIndex {
  /// Names with their count, and numbers, all little-endian.
  static func bytes(of entries: [CacheEntry]) -> [UInt8] {
    var writer = ByteWriter()
    for entry in entries {
      let name = Array(entry.name.utf8)
      writer.add(UInt64(name.count))
      writer.bytes += name
      let stamp = entry.stamp
      for word in [
        stamp.device, stamp.inode, UInt64(bitPattern: stamp.size),
        UInt64(bitPattern: stamp.modified), UInt64(bitPattern: stamp.changed),
        entry.isSettled ? 1 : 0, entry.content, entry.pixels, UInt64(entry.slot),
      ] { writer.add(word) }
    }
    return writer.bytes
  }

  /// Nil when the bytes are not `count` entries with slots below `slots`.
  static func entries(in bytes: [UInt8], count: Int, slots: Int) -> [CacheEntry]? {
    var reader = ByteReader(bytes)
    var entries: [CacheEntry] = []
    while entries.count < count {
      guard let length = reader.word(), length <= UInt64(bytes.count),
        let name = reader.take(Int(length))
      else { return nil }
      var words: [UInt64] = []
      for _ in 0..<9 {
        guard let word = reader.word() else { return nil }
        words.append(word)
      }
      guard words[8] < UInt64(slots) else { return nil }
      entries.append(
        CacheEntry(
          name: String(decoding: name, as: UTF8.self),
          stamp: FileStamp(
            device: words[0], inode: words[1], size: Int64(bitPattern: words[2]),
            modified: Int64(bitPattern: words[3]), changed: Int64(bitPattern: words[4])),
          isSettled: words[5] == 1, content: words[6], pixels: words[7], slot: Int(words[8])))
    }
    return reader.isAtEnd ? entries : nil
  }
}

/// Numbers to bytes, the least significant first.
struct ByteWriter {
  var bytes: [UInt8] = []

  mutating func add(_ word: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: word >> shift))
    }
  }
}

/// Bytes to numbers; nil past the end.
struct ByteReader {
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { place == bytes.count }

  mutating func word() -> UInt64? {
    guard let eight = take(8) else { return nil }
    return eight.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// - Precondition: `count` is not negative.
  mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard count <= bytes.count - place else { return nil }
    defer { place += count }
    return bytes[place..<place + count]
  }
}
