import Foundation
import Testing

@testable import Datasets

/// Files that lie where a cache should, and are none.
@Suite struct CacheFileTests {
  /// Replaces the cache of a set by a changed copy and opens the set twice: once it must be made
  /// anew, wholly or in part, and once it must serve again.
  private func damage(
    made: Int = 4, trouble: String? = nil, sourceLocation: SourceLocation = #_sourceLocation,
    _ change: (inout [UInt8]) -> Void
  ) throws {
    let set = try CachedFolder(images: 4)
    let whole = try set.open()
    var bytes = Array(try Data(contentsOf: URL(filePath: set.path)))
    change(&bytes)
    let path = set.path
    try FileManager.default.removeItem(atPath: path)
    try Data(bytes).write(to: URL(filePath: path))

    let mended = try set.open()
    #expect(same(mended, whole), sourceLocation: sourceLocation)
    #expect(mended.cacheUse.made == made, sourceLocation: sourceLocation)
    #expect(
      mended.cacheUse.trouble == trouble.map { "\(path) is made anew: \($0)" },
      sourceLocation: sourceLocation)
    let again = try set.open()
    #expect(
      same(again, whole) && again.cacheUse == CacheUse(reused: 4, path: path),
      sourceLocation: sourceLocation)
  }

  /// Writes a number of the header and mends the header's checksum.
  private func set(_ word: Int, to value: UInt64, in bytes: inout [UInt8]) {
    var reader = ByteReader(Array(bytes.prefix(80)))
    var words = (0..<10).compactMap { _ in reader.word() }
    words[word] = value
    var writer = ByteWriter()
    var hash = ContentHash()
    for word in words {
      writer.add(word)
      hash.add(word)
    }
    writer.add(hash.value)
    bytes.replaceSubrange(0..<88, with: writer.bytes)
  }

  @Test(arguments: [0, 1, 79, 87, 88, 4095, 4096, 4200, 4455, 4456, 4939])
  func `a cache cut short is made anew`(count: Int) throws {
    let set = try CachedFolder(images: 4)
    let whole = try set.open()
    let path = set.path
    let bytes = try Data(contentsOf: URL(filePath: path))
    try FileManager.default.removeItem(atPath: path)
    try bytes.prefix(count).write(to: URL(filePath: path))
    let mended = try set.open()
    #expect(same(mended, whole) && mended.cacheUse.made == 4)
    #expect(mended.cacheUse.trouble?.hasPrefix("\(path) is made anew: ") == true)
    #expect(try set.open().cacheUse.reused == 4)
  }

  @Test func `a file of something else is no cache`() throws {
    try damage(trouble: "it is no cache of pixels") {
      $0 = Array(repeating: 65, count: 9000)
    }
  }

  @Test func `a byte changed in the header or the index is noticed`() throws {
    try damage(trouble: "its header does not match its checksum") { $0[50] ^= 1 }
    try damage(trouble: "its index does not match its checksum") { $0[$0.count - 1] ^= 1 }
  }

  @Test func `a byte changed in the pixels costs that image only`() throws {
    try damage(made: 1) { $0[CacheHeader.size + 95] ^= 1 }
  }

  @Test func `a byte too many is noticed`() throws {
    try damage(trouble: "it has 4941 bytes; its header says 4940") { $0.append(0) }
  }

  @Test func `a cache of another layout or decoder is out of date`() throws {
    try damage { set(1, to: 99, in: &$0) }
    try damage { set(2, to: UInt64(ImageDecoder.version + 1), in: &$0) }
  }

  @Test func `a cache for images of another shape is not used`() throws {
    try damage { set(3, to: 5, in: &$0) }
  }

  @Test(arguments: [6, 7, 8])
  func `counts beyond reason are refused before anything is reserved`(word: Int) throws {
    for value in [UInt64.max, 1 << 62, 1 << 40, 5, 0] {
      let set = try CachedFolder(images: 4)
      let whole = try set.open()
      let path = set.path
      var bytes = Array(try Data(contentsOf: URL(filePath: path)))
      self.set(word, to: value, in: &bytes)
      try FileManager.default.removeItem(atPath: path)
      try Data(bytes).write(to: URL(filePath: path))
      let mended = try set.open()
      #expect(same(mended, whole) && mended.cacheUse.made == 4)
    }
  }

  @Test func `a folder or a link to nothing in its place is said, and the set opens`() throws {
    let set = try CachedFolder(images: 2)
    _ = try set.open()
    let path = set.path
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    let dataset = try set.open()
    #expect(dataset.cacheUse.made == 2 && dataset.count == 2)
    #expect(dataset.cacheUse.trouble?.contains("it is not a regular file") == true)
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/nowhere/at/all")
    #expect(try set.open().count == 2)
    #expect(try set.open().cacheUse.reused == 2)
  }

  @Test func `a mapping is hashed as its bytes are`() throws {
    let bytes = (0..<100).map { UInt8(truncatingIfNeeded: $0 * 37) }
    let mapping = try #require(PixelMapping(memory: 100))
    mapping.write(bytes, at: 0)
    for range in [0..<100, 3..<11, 3..<18, 50..<50, 99..<100] {
      var hash = ContentHash()
      hash.add(Array(bytes[range]))
      #expect(mapping.hash(at: range.lowerBound, count: range.count) == hash.value)
    }
  }

  @Test func `entries come back from their bytes, and from no others`() {
    let stamp = FileStamp(device: 1, inode: .max, size: 3, modified: -4, changed: .min)
    let entries = [
      CacheEntry(
        name: "katze/ä.jpg", stamp: stamp, isSettled: true,
        facts: FileFacts(
          format: .jpeg, bytes: 3, height: 4, width: 5, quality: 100, content: .max,
          look: PerceptualHash(bits: .max)), pixels: 6, slot: 1),
      CacheEntry(
        name: "", stamp: stamp, isSettled: false,
        facts: FileFacts(format: .png, bytes: .max, height: 1, width: 1, content: 0),
        pixels: .max, slot: 0),
      CacheEntry(name: "b", stamp: stamp, isSettled: false, facts: nil, pixels: 0, slot: 1),
    ]
    let bytes = CacheIndex.bytes(of: entries)
    #expect(CacheIndex.entries(in: bytes, count: 3, slots: 2) == entries)
    #expect(CacheIndex.entries(in: bytes, count: 3, slots: 1) == nil)
    #expect(CacheIndex.entries(in: bytes, count: 2, slots: 2) == nil)
    for count in 0..<bytes.count {
      #expect(CacheIndex.entries(in: Array(bytes.prefix(count)), count: 3, slots: 2) == nil)
    }
  }
}
