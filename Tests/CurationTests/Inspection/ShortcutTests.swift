import Datasets
import Foundation
import Testing

@testable import Curation

@Suite struct ShortcutTests {
  /// Twenty images of each label set of cat and dog; those from 60 on hold none of the labels.
  private func set(
    names: [String]? = nil, facts: (Int) -> FileFacts = { InspectedSet.facts($0) }
  ) -> LabelledImages {
    var set = InspectedSet(labels: ["cat", "dog"], sets: petSets())
    set.names = names ?? []
    set.details = set.sets.indices.map { ImageDetail(facts: facts($0)) }
    return set.dataset.images
  }

  @Test func `files that are all alike tell nothing`() {
    #expect(Shortcut.all(in: set { InspectedSet.facts($0) }).isEmpty)
  }

  @Test func `a shape that goes with a label is a shortcut of full strength`() throws {
    let found = Shortcut.all(
      in: set { InspectedSet.facts($0, height: $0 < 60 ? 100 : 50 + $0 % 20) })
    let first = try #require(found.first)
    #expect(first.label == nil && first.trait == .shape)
    #expect(first.value == "square" && first.shareWith == 0 && first.shareWithout == 1)
    #expect(first.strength > 0.99)
    #expect(
      Finding.shortcut(first).sentence.hasPrefix(
        "The shape of a picture tells whether it shows none of the labels (1.00 of 1): of those "
          + "that do 0% are square, of the others 100%."))
  }

  @Test func `strength is Cramér's V without what chance would show`() throws {
    // Of 40 with cat 30 are PNG, of 40 without 10: V² is 0.25, and 1/79 is chance.
    let found = Shortcut.all(
      in: set { image in
        let hasCat = image < 20 || (40..<60).contains(image)
        return InspectedSet.facts(
          image, format: (image % 4 == 0) == hasCat ? .jpeg : .png, quality: nil)
      })
    let cat = try #require(found.first { $0.label == "cat" })
    let (n, rows) = (80.0, 2 - 1 / 79.0)
    #expect(abs(cat.strength - ((0.25 - 1 / (n - 1)) / (rows - 1)).squareRoot()) < 1e-12)
    #expect(cat.trait == .format)
  }

  @Test func `folders that spell the label sets are no shortcut, others are`() {
    let spelled = set(
      names: (0..<80).map { ["cat", "dog", "both", "none"][$0 / 20] + "/\($0).jpg" })
    #expect(Shortcut.all(in: spelled).isEmpty)
    let sites = set(
      names: (0..<80).map { ($0 < 62 ? "flickr" : "shop") + "/\($0).jpg" })
    #expect(Shortcut.all(in: sites).contains { $0.trait == .folder && $0.label == nil })
  }

  @Test func `a way to name files is a shortcut, the labels in the names are not`() {
    let spelled = set(
      names: (0..<80).map { ["cat", "dog", "DOG", "Cat"][$0 / 20] + ".\($0).jpg" })
    #expect(Shortcut.all(in: spelled).isEmpty)
    let camera = set(
      names: (0..<80).map { $0 < 60 ? "IMG_\($0).jpg" : "DSC\($0)-a.jpg" })
    let found = Shortcut.all(in: camera)
    #expect(found.first?.trait == .name && found.first?.label == nil)
  }

  @Test func `too few images tell nothing`() {
    func found(none: Int) -> [String?] {
      var set = InspectedSet(
        labels: ["cat", "dog"], sets: petSets(cat: 40, dog: 40, both: 0, none: none))
      set.details = set.sets.indices.map {
        ImageDetail(facts: InspectedSet.facts($0, height: $0 < 80 ? 100 : 70))
      }
      return Shortcut.all(in: set.dataset.images).map(\.label)
    }
    #expect(!found(none: 19).contains(nil))
    #expect(found(none: 20).contains(nil))
  }

  private func shared(_ name: String) throws -> Dataset? {
    let folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: "../../../../shared/data/\(name)").standardizedFileURL.path
    guard FileManager.default.fileExists(atPath: folder) else { return nil }
    return try Dataset.open(
      DataDescription(source: folder, height: 8, width: 8), directory: ".", seed: 0)
  }

  @Test func `the negatives of catdog are told by how their sources name files`() throws {
    guard let set = try shared("catdog") else { return }
    let found = Shortcut.all(in: set.images)
    #expect(found.map(\.label) == [nil] && found.first?.trait == .name)
  }

  @Test func `nothing tells the labels of CIFAR-10 but the pictures`() throws {
    guard let set = try shared("cifar10") else { return }
    #expect(Shortcut.all(in: set.images).isEmpty)
  }
}
