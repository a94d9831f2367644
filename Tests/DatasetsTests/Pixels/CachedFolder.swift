import Foundation

@testable import Datasets

/// A folder of small images, and another folder for their cache.
struct CachedFolder {
  let folder: TemporaryFolder
  let images: String
  let cache: String

  /// `cat/0.png`, `cat/1.png`, …
  init(images count: Int) throws {
    folder = try TemporaryFolder()
    images = "\(folder.path)/images"
    cache = "\(folder.path)/cache"
    for index in 0..<count { try write("cat/\(index).png") }
  }

  /// Writes an image of the fixtures.
  func write(_ name: String, kind: String = "png-rgb-8") throws {
    try write(TemporaryFolder.image(kind), to: name)
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    try folder.write(bytes, to: "images/\(name)")
  }

  /// With the cache.
  func open(
    source: String = ".", height: Int = 6, onBadImage: BadImagePolicy = .skip,
    cache: String? = nil
  ) throws -> Dataset {
    try Dataset.open(
      description(source: source, height: height, onBadImage: onBadImage), directory: images,
      seed: 1, cache: cache ?? self.cache)
  }

  /// Without it.
  func decoded(height: Int = 6) throws -> Dataset {
    try Dataset.open(description(height: height), directory: images, seed: 1)
  }

  private func description(
    source: String = ".", height: Int, onBadImage: BadImagePolicy = .skip
  ) -> DataDescription {
    DataDescription(source: source, height: height, width: 5, onBadImage: onBadImage)
  }

  /// The names in the cache's folder.
  var files: [String] { FileTree.names(in: cache) ?? [] }

  /// The one cache there is.
  var path: String { "\(cache)/\(files.first ?? "none")" }
}

/// Whether two openings of the same files have the same outcome, whatever a cache held.
func same(_ a: Dataset, _ b: Dataset) -> Bool {
  a.bytes == b.bytes && a.names == b.names && a.targets == b.targets
    && a.fingerprint == b.fingerprint && a.problems == b.problems
}
