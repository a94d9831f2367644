import Foundation
import Testing

@testable import Datasets

/// Real sets, on machines that have them.
@Suite struct SharedSetTests {
  private func open(
    _ name: String, format: DataFormat = .auto, labels: [String]? = nil,
    size: (Int, Int) = (16, 16),
    channels: Int = 3
  ) throws -> Dataset? {
    guard let folder = Reference.sharedSet(name) else { return nil }
    return try Dataset.open(
      DataDescription(
        source: folder, format: format, labels: labels, height: size.0, width: size.1,
        channels: channels), directory: ".", seed: 0)
  }

  private func support(_ dataset: Dataset) -> [String: Int] {
    var counts: [String: Int] = [:]
    for image in 0..<dataset.count {
      for (label, name) in dataset.labels.enumerated()
      where dataset.targets[image * dataset.labels.count + label] == .present {
        counts[name, default: 0] += 1
      }
    }
    return counts
  }

  @Test func `the listing and the folders of catdog say the same`() throws {
    guard let listed = try open("catdog"), let folders = try open("catdog", format: .folders)
    else { return }
    #expect(listed.count == 2015)
    #expect(support(listed) == ["cat": 709, "dog": 681])
    #expect(listed.problems.isEmpty)
    #expect(folders.names == listed.names)
    #expect(folders.targets == listed.targets)
    #expect(folders.fingerprint == listed.fingerprint)
  }

  @Test func `folders of apparel are pairs of labels`() throws {
    let labels = ["black", "blue", "red", "dress", "jeans", "shirt"]
    guard let listed = try open("apparel_examples"),
      let folders = try open("apparel", format: .folders, labels: labels)
    else { return }
    #expect(listed.count == 10)
    #expect(
      support(folders) == [
        "blue": 863, "dress": 595, "red": 551, "jeans": 545, "shirt": 542, "black": 268,
      ])
  }

  private func listing(
    _ name: String, format: DataFormat = .auto, labels: [String]? = nil
  ) throws -> ImageListing? {
    guard let folder = Reference.sharedSet(name) else { return nil }
    return try DataSource(source: folder, format: format, directory: ".")
      .files(place: name, wanted: labels)?.listing
  }

  /// The label sets by the names of the images.
  private func labelSets(_ listing: ImageListing) throws -> [String: Set<String>] {
    var sets: [String: Set<String>] = [:]
    for entry in listing.entries {
      sets[entry.name] = Set(
        try #require(entry.labels).map { $0.replacingOccurrences(of: " ", with: "_") })
    }
    return sets
  }

  @Test(arguments: [
    "catdog", "catdog_pairs", "apparel", "apparel_examples", "voc2007_xml", "voc2007_coco",
    "coco256", "labelimg_xml", "fashion_products", "movie_posters", "multimnist", "cifar10",
  ])
  func `a set opens by itself with the counts of its README`(name: String) throws {
    guard let dataset = try open(name, size: (8, 8)) else { return }
    let labelSets = (0..<dataset.count).map { image in
      (dataset.labelSet(of: image) ?? []).map { dataset.labels[$0] }
    }
    #expect(dataset.problems.isEmpty)
    #expect(SharedSetCounts(labelSets) == (try SharedSetCounts(readme: name)))
  }

  @Test(arguments: [
    ("catdog", DataFormat.folders), ("cifar10", .folders), ("voc2007_xml", .voc),
    ("labelimg_xml", .voc), ("voc2007_coco", .coco), ("coco256", .yolo),
    ("movie_posters/genres_onehot.csv", .csv),
  ])
  func `a set's own format says what its listing says`(source: String, format: DataFormat) throws {
    let name = source.components(separatedBy: "/")[0]
    guard let own = try listing(source, format: format), let listed = try listing(name)
    else { return }
    #expect(own.problems.isEmpty)
    #expect(try labelSets(own) == labelSets(listed))
  }

  @Test func `the names of apparel's folders and examples are label sets`() throws {
    let labels = ["black", "blue", "red", "dress", "jeans", "shirt"]
    if let folders = try listing("apparel", format: .folders, labels: labels),
      let listed = try listing("apparel")
    {
      #expect(try labelSets(folders) == labelSets(listed))
    }
    if let names = try listing("apparel_examples", format: .names),
      let listed = try listing("apparel_examples")
    {
      #expect(try labelSets(names) == labelSets(listed))
    }
  }

  @Test func `two wanted classes of ten leave eight categories of negatives`() throws {
    guard let listing = try listing("cifar10", format: .folders, labels: ["cat", "dog"])
    else { return }
    let negatives = listing.entries.filter { $0.labels == [] }
    #expect(listing.entries.count == 5000 && negatives.count == 4000)
    #expect(negatives.allSatisfy { $0.name.contains("/\($0.categories[0])/") })
    #expect(listing.entries.count { $0.part == .test } == 1000)
  }

  @Test func `boxes and parts of VOC are read from the real files`() throws {
    guard let listing = try listing("voc2007_xml", format: .voc),
      let entry = listing.entries.first(where: { $0.name == "JPEGImages/000003.jpg" })
    else { return }
    #expect(entry.labels == ["sofa", "chair"])
    #expect(
      entry.boxes.map(\.box) == [
        Box(left: 122 / 500, top: 154 / 375, right: 215 / 500, bottom: 195 / 375),
        Box(left: 238 / 500, top: 155 / 375, right: 307 / 500, bottom: 205 / 375),
      ])
    #expect(listing.entries.allSatisfy { $0.part == .train || $0.part == .validation })
  }

  @Test func `the panoptic files of COCO tell of 200 images`() throws {
    guard let listing = try listing("coco256", format: .coco) else { return }
    let counts = SharedSetCounts(listing.entries.compactMap(\.labels))
    // Counted with Python's json from the two files.
    #expect(counts.images == 200)
    #expect(listing.entries.count { $0.part == .train } == 100)
    #expect(counts.perLabel["person"] == 51 + 58)
    #expect(counts.perLabel["tree-merged"] == 37 + 25)
    #expect(counts.perLabel["table-merged"] == 18 + 19)
    #expect(listing.entries.allSatisfy { FileManager.default.fileExists(atPath: $0.path) })
  }

  @Test func `the robustness set opens with its broken files as problems`() throws {
    guard let dataset = try open("robustness") else { return }
    #expect(dataset.count + dataset.problems.count == 236)
    #expect(dataset.names.contains("names/quote'and,comma.jpg"))
    #expect(dataset.names.contains("names/emoji_🐱🐶.jpg"))
  }

  @Test func `MNIST opens from its compressed files`() throws {
    guard let dataset = try open("mnist", size: (28, 28), channels: 1) else { return }
    #expect(dataset.count == 70000)
    #expect(dataset.images(in: .test) == Array(60000..<70000))
    #expect((0..<5).map { dataset.labelSet(of: $0) } == [[5], [0], [4], [1], [9]])
    let split = dataset.split(
      SplitFractions(train: 0.8, validation: 0.1, tune: 0.1, test: 0), seed: 1)
    #expect(split.train.count == 48000)
    #expect(split.validation.count == 6000)
    #expect(split.test.count == 10000)
  }
}
