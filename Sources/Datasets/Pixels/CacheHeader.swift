/// The start of a cache file: a page that says what follows it.
///
/// A cache file is this page, `slots` images one after the other, and the table of ``CacheIndex``.
struct CacheHeader: Equatable, Sendable {
  /// To be raised when the layout of cache files changes.
  static let layoutVersion: UInt64 = 2
  /// Bytes before the first image.
  static let size = 4096
  private static let magic: UInt64 = 0x6c65_7869_7068_7374  // "tshpixel"

  var decoderVersion = UInt64(ImageDecoder.version)
  var shape: PixelShape
  /// How many images there is room for, used or not.
  var slots: Int
  var entryCount: Int
  /// Bytes of the index, and their ``ContentHash``.
  var indexSize: Int
  var indexHash: UInt64

  var indexStart: Int { Self.size + slots * shape.count }
  var fileSize: Int { indexStart + indexSize }

  static func offset(of slot: Int, shape: PixelShape) -> Int { size + slot * shape.count }

  private var words: [UInt64] {
    [
      Self.magic, Self.layoutVersion, decoderVersion, UInt64(shape.height), UInt64(shape.width),
      UInt64(shape.channels), UInt64(slots), UInt64(entryCount), UInt64(indexSize), indexHash,
    ]
  }

  var bytes: [UInt8] {
    var writer = ByteWriter()
    var hash = ContentHash()
    for word in words {
      writer.add(word)
      hash.add(word)
    }
    writer.add(hash.value)
    return writer.bytes + [UInt8](repeating: 0, count: Self.size - writer.bytes.count)
  }

  enum Finding: Equatable {
    case header(CacheHeader)
    /// Sound, but of another version or for images of another shape.
    case outdated
    case damaged(String)
  }

  /// Judges the first page of a file of `fileSize` bytes.
  static func read(_ page: [UInt8], fileSize: Int, shape: PixelShape) -> Finding {
    var reader = ByteReader(page)
    var hash = ContentHash()
    var words: [UInt64] = []
    for _ in 0..<10 {
      guard let word = reader.word() else { return .damaged("it ends within its header") }
      words.append(word)
      hash.add(word)
    }
    guard words[0] == magic else { return .damaged("it is no cache of pixels") }
    guard reader.word() == hash.value else {
      return .damaged("its header does not match its checksum")
    }
    guard words[1] == layoutVersion, words[2] == UInt64(ImageDecoder.version),
      words[3...5].elementsEqual([shape.height, shape.width, shape.channels].map(UInt64.init))
    else { return .outdated }
    let limit = UInt64(max(0, fileSize))
    guard words[6] <= limit / UInt64(shape.count), words[7] <= limit, words[8] <= limit else {
      return .damaged("it ends before its images do")
    }
    let header = CacheHeader(
      shape: shape, slots: Int(words[6]), entryCount: Int(words[7]), indexSize: Int(words[8]),
      indexHash: words[9])
    guard header.fileSize == fileSize else {
      return .damaged("it has \(fileSize) bytes; its header says \(header.fileSize)")
    }
    return .header(header)
  }
}
