/// What a cache holds of one image.
struct CacheEntry: Equatable, Sendable {
  /// As in the listing.
  var name: String
  /// Of the file when it was read.
  var stamp: FileStamp
  /// Whether an equal stamp proves an equal file; if not, its content must be compared.
  var isSettled: Bool
  /// Nil for a picture that comes from no file.
  var facts: FileFacts?
  /// ``ContentHash`` of the pixels.
  var pixels: UInt64
  /// Which of the cache's places they are in.
  var slot: Int
}

/// The table at the end of a cache file: what it holds of which image.
///
/// A row of words for each image, then all names one after the other; everything is little-endian.
/// A table as read is proof against damage, not against malice: its own checksum is in the header.
/// Whatever it says, slots are held against their number, and nothing is read outside the file.
enum CacheIndex {
  private static let rowWords = 14

  static func bytes(of entries: [CacheEntry]) -> [UInt8] {
    var writer = ByteWriter()
    writer.bytes.reserveCapacity(entries.count * rowWords * 8)
    for entry in entries {
      let (stamp, facts) = (entry.stamp, entry.facts)
      for word in [
        UInt64(entry.name.utf8.count), stamp.device, stamp.inode, UInt64(bitPattern: stamp.size),
        UInt64(bitPattern: stamp.modified), UInt64(bitPattern: stamp.changed), entry.pixels,
        UInt64(entry.slot), flags(of: entry), UInt64(facts?.bytes ?? 0),
        UInt64(facts?.height ?? 0), UInt64(facts?.width ?? 0), facts?.content ?? 0,
        facts?.look?.bits ?? 0,
      ] { writer.add(word) }
    }
    for entry in entries { writer.bytes += entry.name.utf8 }
    return writer.bytes
  }

  /// Nil when the bytes are not `count` entries with slots below `slots`.
  static func entries(in bytes: [UInt8], count: Int, slots: Int) -> [CacheEntry]? {
    guard count <= bytes.count / (8 * rowWords) else { return nil }
    var reader = ByteReader(bytes)
    var names = ByteReader(bytes, from: count * 8 * rowWords)
    var entries: [CacheEntry] = []
    entries.reserveCapacity(count)
    for _ in 0..<count {
      guard let length = reader.word(), length <= UInt64(bytes.count),
        let name = names.take(Int(length)), let entry = entry(named: name, in: &reader),
        entry.slot < slots
      else { return nil }
      entries.append(entry)
    }
    return names.isAtEnd ? entries : nil
  }

  /// The rest of a row after its first word; nil when it says what cannot be.
  private static func entry(
    named name: ArraySlice<UInt8>, in reader: inout ByteReader
  ) -> CacheEntry? {
    guard let device = reader.word(), let inode = reader.word(), let size = reader.word(),
      let modified = reader.word(), let changed = reader.word(), let pixels = reader.word(),
      let slot = reader.word().flatMap(Int.init(exactly:)), let flags = reader.word(),
      let fileSize = reader.word().flatMap(Int.init(exactly:)),
      let height = reader.word().flatMap(Int.init(exactly:)),
      let width = reader.word().flatMap(Int.init(exactly:)), let content = reader.word(),
      let look = reader.word()
    else { return nil }
    var entry = CacheEntry(
      name: String(decoding: name, as: UTF8.self),
      stamp: FileStamp(
        device: device, inode: inode, size: Int64(bitPattern: size),
        modified: Int64(bitPattern: modified), changed: Int64(bitPattern: changed)),
      isSettled: flags & settled != 0, facts: nil, pixels: pixels, slot: slot)
    let format = Int(flags >> 8 & 0xff)
    if format > 0 {
      guard format <= FileFacts.Format.allCases.count else { return nil }
      let quality = Int(flags >> 16 & 0xff)
      entry.facts = FileFacts(
        format: FileFacts.Format.allCases[format - 1], bytes: fileSize, height: height,
        width: width, quality: quality > 0 ? quality : nil, content: content,
        look: flags & hasLook != 0 ? PerceptualHash(bits: look) : nil)
    }
    return entry
  }

  /// Bits of their own, the format from 1 on in the second byte, and the quality in the third; 0
  /// stands for none.
  private static func flags(of entry: CacheEntry) -> UInt64 {
    var flags: UInt64 = entry.isSettled ? settled : 0
    guard let facts = entry.facts else { return flags }
    if facts.look != nil { flags |= hasLook }
    let format = FileFacts.Format.allCases.firstIndex(of: facts.format).map { $0 + 1 } ?? 0
    return flags | UInt64(format) << 8 | UInt64(facts.quality ?? 0) << 16
  }

  private static let settled: UInt64 = 1
  private static let hasLook: UInt64 = 2
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
  private var place: Int

  init(_ bytes: [UInt8], from start: Int = 0) {
    self.bytes = bytes
    place = start
  }

  var isAtEnd: Bool { place == bytes.count }

  mutating func word() -> UInt64? {
    guard bytes.count - place >= 8 else { return nil }
    var word: UInt64 = 0
    for index in 0..<8 { word |= UInt64(bytes[place + index]) << UInt64(8 * index) }
    place += 8
    return word
  }

  /// - Precondition: `count` is not negative.
  mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard count <= bytes.count - place else { return nil }
    defer { place += count }
    return bytes[place..<place + count]
  }
}
