import Testing

@testable import Datasets

@Suite struct FileStampTests {
  private let second: Int64 = 1_000_000_000

  private func stamp(modified: Int64, changed: Int64) -> FileStamp {
    FileStamp(device: 1, inode: 2, size: 3, modified: modified, changed: changed)
  }

  @Test func `a stamp is settled once both its times are two seconds past`() {
    let old = stamp(modified: 0, changed: 10 * second)
    #expect(!old.isSettled(at: 10 * second))
    #expect(!old.isSettled(at: 12 * second))
    #expect(old.isSettled(at: 12 * second + 1))
    #expect(!stamp(modified: 30 * second, changed: 0).isSettled(at: 20 * second))
    #expect(!stamp(modified: .max, changed: 0).isSettled(at: .max))
  }

  @Test func `a file whose stamp is settled and equal is not read again`() throws {
    let set = try CachedFolder(images: 1)
    let listing = try ImageListing.folders(root: set.images, place: ".", wanted: nil)
    let shape = PixelShape(height: 6, width: 5, channels: 3)
    _ = try set.open()
    guard case .file(let cache) = CacheFile.open(set.path, shape: shape) else {
      Issue.record("no cache")
      return
    }
    var entry = try #require(cache.entry("cat/0.png"))
    // Just written, so that it was read to be sure.
    #expect(!entry.isSettled)
    entry.isSettled = true
    entry.facts?.content = 0
    let decoder = ImageDecoder(height: 6, width: 5, channels: 3)
    let trusting = FileDecoding(
      decoder: decoder, entries: listing.entries,
      cache: CacheFile(mapping: cache.mapping, shape: shape, entries: [entry]))
    guard case .kept(let kept, isRenewed: false) = trusting.make(0) else {
      Issue.record("not kept")
      return
    }
    #expect(kept == entry)
    entry.stamp.changed -= 1
    let wary = FileDecoding(
      decoder: decoder, entries: listing.entries,
      cache: CacheFile(mapping: cache.mapping, shape: shape, entries: [entry]))
    guard case .fresh = wary.make(0) else {
      Issue.record("not decoded")
      return
    }
  }
}
