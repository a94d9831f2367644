import Glibc

/// A cache of decoded images as it lies on the disk, opened and checked, its pixels mapped.
///
/// Such a file is never written once it has its name: it is replaced by another as a whole. So the
/// mapping stays what it was, whoever makes a newer one meanwhile.
struct CacheFile: Sendable {
  let mapping: PixelMapping
  let shape: PixelShape
  private let entries: [CacheEntry]
  private let places: [String: Int]

  init(mapping: PixelMapping, shape: PixelShape, entries: [CacheEntry]) {
    self.mapping = mapping
    self.shape = shape
    self.entries = entries
    places = Dictionary(
      zip(entries.map(\.name), entries.indices), uniquingKeysWith: { first, _ in first })
  }

  enum Finding {
    case file(CacheFile)
    case missing
    /// Of another version.
    case outdated
    /// Not what a cache file is; the reason in words, without the path.
    case damaged(String)
  }

  /// Reads header and index. The pixels are not looked at: each image has a checksum of its own.
  static func open(_ path: String, shape: PixelShape) -> Finding {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      return errno == ENOENT || errno == ENOTDIR ? .missing : .damaged(Self.reason(errno))
    }
    defer { close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0 else { return .damaged(Self.reason(errno)) }
    guard info.st_mode & S_IFMT == S_IFREG else { return .damaged("it is not a regular file") }
    guard let page = read(descriptor, at: 0, count: min(CacheHeader.size, Int(info.st_size)))
    else { return .damaged(Self.reason(errno)) }
    let header: CacheHeader
    switch CacheHeader.read(page, fileSize: Int(info.st_size), shape: shape) {
    case .header(let found): header = found
    case .outdated: return .outdated
    case .damaged(let reason): return .damaged(reason)
    }
    guard let index = read(descriptor, at: header.indexStart, count: header.indexSize) else {
      return .damaged(Self.reason(errno))
    }
    var hash = ContentHash()
    hash.add(index)
    guard hash.value == header.indexHash,
      let entries = CacheIndex.entries(in: index, count: header.entryCount, slots: header.slots)
    else { return .damaged("its index does not match its checksum") }
    guard let mapping = PixelMapping(file: descriptor, count: header.indexStart) else {
      return .damaged(Self.reason(errno))
    }
    return .file(CacheFile(mapping: mapping, shape: shape, entries: entries))
  }

  /// What is said of an image, which may be out of date.
  func entry(_ name: String) -> CacheEntry? { places[name].map { entries[$0] } }

  /// Whether the pixels of an entry are what was once written.
  func isSound(_ entry: CacheEntry) -> Bool {
    mapping.hash(at: offset(of: entry), count: shape.count) == entry.pixels
  }

  /// The pixels of an entry; nil when they are not what was once written.
  func pixels(of entry: CacheEntry) -> [UInt8]? {
    var pixels = [UInt8](repeating: 0, count: shape.count)
    mapping.read(at: offset(of: entry), into: &pixels)
    var hash = ContentHash()
    hash.add(pixels)
    return hash.value == entry.pixels ? pixels : nil
  }

  func offset(of entry: CacheEntry) -> Int { CacheHeader.offset(of: entry.slot, shape: shape) }

  private static func read(_ descriptor: Int32, at offset: Int, count: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    while bytes.count < count {
      var piece = [UInt8](repeating: 0, count: count - bytes.count)
      let got = pread(descriptor, &piece, piece.count, offset + bytes.count)
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { return nil }
      guard got > 0 else { break }
      bytes += piece.prefix(got)
    }
    return bytes
  }

  private static func reason(_ code: Int32) -> String {
    "it cannot be read (\(String(cString: strerror(code))))"
  }
}
