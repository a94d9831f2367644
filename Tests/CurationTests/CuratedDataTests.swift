import Datasets
import Experiments
import Foundation
import Testing

@testable import Curation

@Suite struct CuratedDataTests {
  private func open(_ settings: String...) throws -> CuratedData {
    let experiment = try Experiment.read(
      text: """
        seed: 4
        data:
          source: scenes:pets
          pictures: 80
          size: [16, 16]
          split: {train: 0.5, validation: 0.2, tune: 0.1, test: 0.2}
        """, file: "try.yaml", directory: ".", overrides: settings)
    return try CuratedData.open(experiment, directory: ".")
  }

  private func counts(_ data: CuratedData, _ part: SplitPart) -> [String: Int] {
    Dictionary(
      data.split[part].map { image in
        (data.dataset.labelSet(of: image).map(data.dataset.images.name) ?? "?", 1)
      }, uniquingKeysWith: +)
  }

  @Test func `without a mix training gets all of its part, each image once`() throws {
    let data = try open()
    #expect(counts(data, .train) == ["cat": 10, "dog": 10, "cat+dog": 10, "none": 10])
    #expect(data.balance.images == data.split.train)
    #expect(data.balance.weights == nil)
    #expect(data.inspection.balancing == nil)
  }

  @Test func `composites join the training part, with controls that match them`() throws {
    let data = try open("mix={sets: {cat: 8, dog: 8, none: 8}, composites: {sets: {cat+dog: 5}}}")
    #expect(counts(data, .train) == ["cat": 13, "dog": 13, "cat+dog": 5, "none": 13])
    #expect(data.split.train.suffix(20) == Array(80..<100)[...])
    #expect(counts(data, .test) == ["cat": 4, "dog": 4, "cat+dog": 4, "none": 4])
    let bare = try open(
      "mix={sets: {cat: 8, dog: 8, none: 8}, composites: {sets: {cat+dog: 5}, controls: none}}")
    #expect(counts(bare, .train) == ["cat": 8, "dog": 8, "cat+dog": 5, "none": 8])
  }

  @Test func `a composed set has its counts in every part, and shares no image between them`()
    throws
  {
    let data = try open(
      "data.compose={layout: mosaic, tile: 8, sets: {cat: 20, dog: 10, cat+dog: 20, none: 10}}")
    #expect(counts(data, .train) == ["cat": 10, "dog": 5, "cat+dog": 10, "none": 5])
    #expect(counts(data, .validation) == ["cat": 4, "dog": 2, "cat+dog": 4, "none": 2])
    #expect(counts(data, .test) == ["cat": 4, "dog": 2, "cat+dog": 4, "none": 2])
    var homes: [Int: Set<SplitPart>] = [:]
    for part in SplitPart.allCases {
      for image in data.split[part] {
        let recipe = try #require(data.dataset.pixels.recipe(of: image))
        for piece in recipe.pieces { homes[piece.image, default: []].insert(part) }
      }
    }
    #expect(homes.values.allSatisfy { $0.count == 1 })
  }

  @Test func `the same experiment is the same data, another seed is not`() throws {
    let settings = "mix={composites: {sets: {cat+dog: 5}}}"
    let (one, again) = (try open(settings), try open(settings))
    #expect(one.split == again.split && one.dataset.fingerprint == again.dataset.fingerprint)
    #expect(try open(settings, "seed=5").dataset.fingerprint != one.dataset.fingerprint)
  }

  @Test(arguments: [
    "data.compose=none",
    "data.compose={layout: mosaic, tile: 8, sets: {cat: 20, dog: 10, cat+dog: 20, none: 10}}",
  ])
  func `with a seed of the data's own, runs of any seed have the same images`(compose: String)
    throws
  {
    let settings = [compose, "data.seed=9", "mix={sets: {cat: 3, dog: 3, none: 3}}"]
    let one = try open(settings[0], settings[1], settings[2])
    let other = try open(settings[0], settings[1], settings[2], "seed=5")
    #expect(one.dataset.fingerprint == other.dataset.fingerprint)
    #expect(one.dataset.names == other.dataset.names)
    #expect(one.split.test == other.split.test && one.split.tune == other.split.tune)
    #expect(one.split.train.count == 9 && one.split.train != other.split.train)
    // The seed of the data is what the run's is without it.
    let alone = try open(settings[0], "seed=9")
    #expect(alone.dataset.fingerprint == one.dataset.fingerprint)
    #expect(alone.split.test == one.split.test)
    #expect(try open(settings[0], "data.seed=4").split == open(settings[0]).split)
  }

  @Test func `composites of the mix follow the run's seed, and leave test images alone`() throws {
    let settings = ["data.seed=9", "mix={composites: {sets: {cat+dog: 5}}}"]
    let one = try open(settings[0], settings[1])
    let other = try open(settings[0], settings[1], "seed=5")
    #expect(one.split == other.split)
    #expect(one.dataset.fingerprint != other.dataset.fingerprint)
    #expect(one.dataset.pixels.recipe(of: 80) != other.dataset.pixels.recipe(of: 80))
  }

  @Test func `examples show every label set in turn`() throws {
    let data = try open()
    let shown = data.examples(6).map { data.dataset.labelSet(of: $0) }
    #expect(Set(shown.prefix(4)) == [[], [0], [0, 1], [1]])
    #expect(data.examples(1000).count == 40)
  }

  @Test func `lists put images into parts, and those they do not name are counted`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "lists-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let names = (0..<20).flatMap { index in
      ["cat", "dog", "cat+dog"].map { "\($0)-\(index < 10 ? "000" : "00")\(index)" }
    }
    let rows = names.enumerated().map { "\($1),\($0 < 30 ? "train" : "test")" }
    try "file,part\n\(rows.joined(separator: "\n"))\n".write(
      to: folder.appending(path: "parts.csv"), atomically: true, encoding: .utf8)
    let experiment = try Experiment.read(
      text: """
        data: {source: "scenes:pets", pictures: 80, size: 16, split: {lists: parts.csv}}
        """, file: "try.yaml", directory: folder.path, overrides: [])
    let data = try CuratedData.open(experiment, directory: folder.path)
    #expect(data.unlisted == 20)
    #expect(counts(data, .test) == ["cat": 10, "dog": 10, "cat+dog": 10])
    #expect(
      data.inspection.findings.map(\.sentence).contains(
        "The lists of the split do not name 20 of 80 images; they are divided like a set without "
          + "lists."))
  }
}
