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

  @Test func `far negatives come behind the data, and before what the mix adds`() throws {
    let composites = "mix={composites: {sets: {cat+dog: 5}}}"
    let (far, without) = (try open("data.far=30", composites), try open(composites))
    #expect(Array(far.dataset.names[80..<110]).allSatisfy { $0.hasPrefix("far/") })
    #expect(far.dataset.names[..<80] == without.dataset.names[..<80])
    #expect(far.split.test == without.split.test + Array(80..<110))
    #expect(far.split.train.suffix(20) == Array(110..<130)[...])
    #expect(far.dataset.pixels.recipe(of: 110) == without.dataset.pixels.recipe(of: 80))
    #expect(far.dataset.fingerprint != without.dataset.fingerprint)
    let test = far.images(of: .test)
    #expect(test.count { $0.negative == .far } == 30 && test.count { $0.negative == .seen } == 4)
    #expect(test.last?.categories == ["far", "far blobs"] && test.last?.labelSet == [])
    // More of them leave the first where they are; they follow the seed of the data.
    let more = try open("data.far=40", composites)
    #expect(more.dataset.names[..<110] == far.dataset.names[..<110])
    #expect(try open("data.far=30", "data.seed=4", "seed=8").split.test == far.split.test)
  }

  @Test func `far negatives are a source of their own, and the cause of no finding`() throws {
    for mix in ["all", "{cat: 10, dog: 10}"] {
      let found = try open("data.far=70", "mix=\(mix)").inspection
      let without = try open("mix=\(mix)").inspection
      #expect(found.findings == without.findings)
      #expect(found.duplicates == without.duplicates && found.quality == without.quality)
      #expect(found.sources.map(\.name) == ["scenes:pets", "far negatives"])
      #expect(found.sources.map(\.images) == [80, 70])
      #expect(found.parts.last?.statistics.negatives == 74)
    }
  }

  /// Dogs are no label, and held out.
  private let dogsHeldOut = ["data.labels=[cat]", "mix={negatives: {held_out: [dog]}}"]

  private func composed(_ more: String) throws -> CuratedData {
    try open(
      dogsHeldOut[0], dogsHeldOut[1],
      "data.compose={layout: mosaic, tile: 8, sets: {cat: 20, none: 60}\(more)}")
  }

  @Test func `unseen pictures show what is held out alone, and no other picture does`() throws {
    let data = try composed(", unseen: 15")
    #expect(counts(data, .train) == ["cat": 10, "none": 30])
    #expect(counts(data, .test) == ["cat": 4, "none": 27])
    let test = data.images(of: .test)
    #expect(test.map(\.negative).suffix(15).allSatisfy { $0 == .unseen })
    #expect(test.count { $0.negative == .seen } == 12 && test.count { $0.negative == nil } == 4)
    for part in SplitPart.allCases {
      for picture in data.images(of: part) where picture.negative != nil {
        #expect(picture.categories == (picture.negative == .unseen ? ["dog"] : []))
        guard picture.negative == .unseen else { continue }
        let recipe = data.dataset.pixels.recipeText(of: picture.image) ?? ""
        #expect(recipe.components(separatedBy: "; ").allSatisfy { $0.hasPrefix("dog-") })
      }
    }
    // Whatever their number, the others have theirs.
    let more = try composed(", unseen: 40")
    #expect(more.dataset.names.starts(with: data.dataset.names))
    #expect(try composed(", unseen: 0").images(of: .test).allSatisfy { $0.negative != .unseen })
  }

  @Test func `negatives of some kinds alone change no composed picture that holds a label`() throws
  {
    func recipes(_ mix: String) throws -> [String: [String]] {
      let data = try open(
        "data.labels=[cat]", "mix=\(mix)",
        "data.compose={layout: mosaic, tile: 8, sets: {cat: 20, none: 60}}")
      return Dictionary(grouping: data.split.train) { image in
        data.dataset.labelSet(of: image).map(data.dataset.images.name) ?? ""
      }.mapValues { $0.map { data.dataset.pixels.recipeText(of: $0) ?? "" } }
    }
    let (some, all) = (try recipes("{negatives: {seen: [dog]}}"), try recipes("all"))
    #expect(some["cat"] == all["cat"] && some["cat"]?.count == 10)
    #expect(some["none"]?.count == 30 && some["none"] != all["none"])
    let pieces = (some["none"] ?? []).flatMap { $0.components(separatedBy: "; ") }
    #expect(pieces.allSatisfy { $0.hasPrefix("dog-") })
  }

  @Test func `what a mix is without leaves last, and all other images stay`() throws {
    for mix in [
      "sets: {cat: 50%, dog: 30%, none: 20%}", "sets: {cat: 8, dog: 8, cat+dog: 0, none: 8}",
      "dose: {sets: [cat+dog, none], share: 0.2}",
      "composites: {sets: {cat+dog: 5}}", "hide: {sets: [cat+dog], keep: cat}",
    ] {
      let before = try open("mix={\(mix)}")
      let after = try open("mix={\(mix), without: [cat]}")
      let kept = before.split.train.filter { before.dataset.labelSet(of: $0) != [0] }
      #expect(after.split.train == kept && kept.count < before.split.train.count, "\(mix)")
      #expect(after.split.test == before.split.test)
    }
  }

  @Test func `mixed in, what is held out is in test pictures of any kind, and told by them`() throws
  {
    let data = try composed("")
    let test = data.images(of: .test)
    let kinds = Dictionary(test.map { ($0.negative, 1) }, uniquingKeysWith: +)
    #expect(test.count == 16 && kinds[nil] == 4 && kinds[.unseen, default: 0] > 0)
    for picture in test where picture.negative != nil {
      #expect(picture.categories.contains("dog") == (picture.negative == .unseen))
    }
    let others = [SplitPart.train, .validation, .tune].flatMap { data.images(of: $0) }
    #expect(others.allSatisfy { $0.negative == nil || $0.negative == .seen })
    #expect(others.allSatisfy { $0.negative == nil || $0.categories.isEmpty })
  }

  @Test func `negatives that are not among those to be seen are unseen`() throws {
    let data = try open("data.labels=[cat]", "mix={negatives: {seen: [dog]}}")
    let test = data.images(of: .test)
    for picture in test where picture.negative != nil {
      #expect(picture.negative == (picture.categories == ["dog"] ? .seen : .unseen))
    }
    #expect(Set(test.map(\.negative)) == [nil, .seen, .unseen])
    #expect(
      data.images(of: .train).allSatisfy { $0.negative == nil || $0.categories == ["dog"] })
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
