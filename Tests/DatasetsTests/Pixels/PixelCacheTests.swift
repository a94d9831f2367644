import Foundation
import Glibc
import Testing

@testable import Datasets

@Suite struct PixelCacheTests {
  private func batches(_ dataset: Dataset) -> [Batch] {
    let loader = BatchLoader(
      dataset: dataset, images: Array(0..<dataset.count), batch: 4,
      augmentation: Augmentation(flip: true, crop: 0.7, colour: 0.3),
      normalization: .measured(on: dataset, images: Array(0..<dataset.count)), seed: 3,
      shuffled: true, dropIncomplete: false)
    return (0..<3).flatMap { epoch in
      (0..<loader.batchesPerEpoch).map { loader.batch(epoch: epoch, index: $0) }
    }
  }

  @Test func `what comes from the cache is what decoding gives, bit for bit`() throws {
    let set = try CachedFolder(images: 9)
    let uncached = try set.decoded()
    let first = try set.open()
    let second = try set.open()
    #expect(first.cacheUse == CacheUse(made: 9, reused: 0, path: set.path))
    #expect(second.cacheUse == CacheUse(made: 0, reused: 9, path: set.path))
    #expect(uncached.cacheUse == CacheUse(made: 9))
    #expect(same(first, uncached) && same(second, uncached))
    #expect(batches(first) == batches(uncached) && batches(second) == batches(uncached))
  }

  @Test func `a changed file is decoded anew, the others are not`() throws {
    let set = try CachedFolder(images: 6)
    let before = try set.open()
    try set.write("cat/3.png", kind: "jpeg-baseline-444")
    let after = try set.open()
    #expect(after.cacheUse.made == 1 && after.cacheUse.reused == 5)
    #expect(same(after, try set.decoded()))
    #expect(after.fingerprint != before.fingerprint)
    #expect(try set.open().cacheUse.reused == 6)
  }

  @Test func `a change that keeps size and time of the file is seen`() throws {
    let set = try CachedFolder(images: 3)
    _ = try set.open()
    let path = "\(set.images)/cat/1.png"
    var info = stat()
    #expect(stat(path, &info) == 0)
    var bytes = try TemporaryFolder.image()
    bytes[bytes.count / 2] ^= 0xff
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    try file.write(contentsOf: Data(bytes))
    try file.close()
    #expect(utimensat(AT_FDCWD, path, [info.st_atim, info.st_mtim], 0) == 0)
    let after = try set.open()
    // Its bytes are no sound image any more: that is found only when it is looked at.
    #expect(after.count == 2 && after.problems.map(\.name) == ["cat/1.png"])
    #expect(same(after, try set.decoded()))
  }

  @Test func `a file touched or copied over itself is read but not decoded`() throws {
    let set = try CachedFolder(images: 3)
    let before = try set.open()
    for index in 0..<3 { try set.write("cat/\(index).png") }
    let after = try set.open()
    #expect(after.cacheUse.reused == 3 && same(before, after))
  }

  @Test func `images added and removed are seen`() throws {
    let set = try CachedFolder(images: 4)
    _ = try set.open()
    try set.write("dog/9.png", kind: "png-grey-8")
    try FileManager.default.removeItem(atPath: "\(set.images)/cat/0.png")
    let after = try set.open()
    #expect(after.names == ["cat/1.png", "cat/2.png", "cat/3.png", "dog/9.png"])
    #expect(after.cacheUse.made == 1 && after.cacheUse.reused == 3)
    #expect(same(after, try set.decoded()))
  }

  @Test func `unreadable images are named and counted with a cache as without`() throws {
    let set = try CachedFolder(images: 3)
    try set.write(Array("no image".utf8), to: "cat/1.png")
    for _ in 0..<2 {
      let dataset = try set.open()
      #expect(dataset.count == 2)
      #expect(
        dataset.problems.map(\.description) == [
          "cat/1.png: is text; allowed: JPEG, PNG"
        ])
    }
    #expect(try set.open().cacheUse.reused == 2)
    #expect(throws: DatasetError.self) { try set.open(onBadImage: .fail) }
  }

  @Test func `each size has a cache of its own`() throws {
    let set = try CachedFolder(images: 2)
    _ = try set.open()
    let small = try set.open(height: 3)
    #expect(small.cacheUse.made == 2)
    #expect(same(small, try set.decoded(height: 3)))
    #expect(try set.open().cacheUse.reused == 2)
    #expect(set.files.count == 2)
  }

  @Test func `the same folder spelled otherwise shares the cache`() throws {
    let set = try CachedFolder(images: 2)
    _ = try set.open()
    #expect(try set.open(source: "./cat/..").cacheUse.reused == 2)
  }

  @Test func `eight processes' worth of builders at once agree and leave one file`() async throws {
    let set = try CachedFolder(images: 20)
    let expected = try set.decoded()
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask { (try? set.open()).map { same($0, expected) } ?? false }
      }
      for await right in group { #expect(right) }
    }
    #expect(set.files.count == 1)
    #expect(try set.open().cacheUse.reused == 20)
  }

  @Test func `a set stays whole when its cache is replaced or removed`() throws {
    let set = try CachedFolder(images: 5)
    let old = try set.open()
    let bytes = old.bytes
    for index in 0..<5 { try set.write([1, 2, 3], to: "cat/\(index).png") }
    try set.write("cat/7.png")
    _ = try set.open()
    #expect(old.bytes == bytes)
    try FileManager.default.removeItem(atPath: set.cache)
    #expect(old.bytes == bytes)
  }

  @Test func `where the folder cannot be made the set opens all the same and says so`() throws {
    let set = try CachedFolder(images: 3)
    let blocked = "\(set.cache)-blocked"
    try Data("a file".utf8).write(to: URL(filePath: blocked))
    let folder = "\(blocked)/cache"
    for _ in 0..<2 {
      let dataset = try set.open(cache: folder)
      #expect(dataset.cacheUse.made == 3 && dataset.cacheUse.path == nil)
      let trouble = try #require(dataset.cacheUse.trouble)
      #expect(trouble.hasPrefix("\(folder) cannot be made"))
      #expect(same(dataset, try set.decoded()))
    }
  }

  @Test func `leftovers of a process that was killed are removed, files in use are not`() throws {
    let set = try CachedFolder(images: 2)
    try set.folder.write("left", to: "cache/1\(PixelCache.ending).abc.part")
    try set.folder.write("mine", to: "cache/notes.part")
    let target = "\(set.cache)/0\(PixelCache.ending)"
    let inUse = try NewFile(for: target, in: set.cache)
    _ = try set.open()
    let names = set.files
    #expect(names.count { $0.hasSuffix(".part") } == 2)
    #expect(names.contains("notes.part") && !names.contains { $0.contains("abc") })
    try inUse.publish(as: target)
    #expect(FileManager.default.fileExists(atPath: target))
  }
}
