import Foundation
import Glibc
import Testing

@testable import Datasets

/// A folder that lives as long as its test.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appending(path: "datasets-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ bytes: [UInt8], to name: String) throws {
    let url = URL(filePath: "\(path)/\(name)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    // `Data.write` waits for the disk, and so does writing over a file: milliseconds each.
    unlink(url.path)
    let file = try #require(fopen(url.path, "w"))
    defer { fclose(file) }
    #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
  }

  func write(_ text: String, to name: String) throws {
    try write(Array(text.utf8), to: name)
  }

  /// A good image at each of these paths; no two files are equal, but all pixels are.
  func writeImages(_ names: String...) throws {
    // What follows the end of a PNG file is passed over.
    for name in names { try write(Self.image() + Array(name.utf8), to: name) }
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: "\(path)/\(name)", withDestinationPath: target)
  }

  static func image(_ kind: String = "png-rgb-8") throws -> [UInt8] {
    Array(try Reference.fixtures.get().images[kind]?.file ?? Data())
  }

  func open(
    _ source: String = ".", format: DataFormat = .auto, labels: [String]? = nil, height: Int = 4,
    width: Int = 4, channels: Int = 3, onBadImage: BadImagePolicy = .skip
  ) throws -> Dataset {
    try Dataset.open(
      DataDescription(
        source: source, format: format, labels: labels, height: height, width: width,
        channels: channels, onBadImage: onBadImage), directory: path, seed: 1)
  }

  /// What the source lists, before any image is decoded.
  func listing(
    _ source: String = ".", format: DataFormat = .auto, labels: [String]? = nil
  ) throws -> ImageListing {
    let files = try DataSource(source: source, format: format, directory: path)
      .files(place: source, wanted: labels)
    return files?.listing ?? ImageListing(entries: [])
  }

  /// The sentence with which opening fails.
  func sentence(
    _ source: String = ".", format: DataFormat = .auto, labels: [String]? = nil,
    onBadImage: BadImagePolicy = .skip
  ) -> String {
    do {
      return "opened: "
        + (try describe(
          open(
            source, format: format, labels: labels,
            onBadImage: onBadImage)))
    } catch {
      return "\(error)".replacingOccurrences(of: path, with: "TMP")
    }
  }

  /// One line an image: its name, and its labels joined by `+` (`-` none, `?` unlabelled).
  func describe(_ dataset: Dataset) -> String {
    dataset.names.indices.map { image in
      let labels = dataset.labelSet(of: image).map { set in
        set.isEmpty ? "-" : set.map { dataset.labels[$0] }.joined(separator: "+")
      }
      return "\(dataset.names[image]) \(labels ?? "?")"
    }.joined(separator: "\n")
  }
}

extension Dataset {
  /// The images that the source puts into a part.
  func images(in part: SplitPart) -> [Int] {
    images.details.indices.filter { images.details[$0].part == part }
  }

  func split(_ fractions: SplitFractions, seed: UInt64) -> Split {
    images.split(SplitDescription(fractions: fractions), seed: seed)
  }
}
