import Synchronization
import Testing

@testable import Datasets

/// Several sources in one set.
@Suite struct SourcesTests {
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.writeImages(
      "mine/cat/1.png", "mine/dog/2.png", "mine/none/3.png", "theirs/Katze/1.png",
      "theirs/none/2.png")
    return folder
  }

  private func open(
    _ folder: TemporaryFolder, _ sources: SourceDescription..., labels: [String]? = ["cat", "dog"]
  ) throws -> Dataset {
    try Dataset.open(
      DataDescription(sources: sources, labels: labels, height: 4, width: 4),
      directory: folder.path, seed: 1)
  }

  private let theirs = SourceDescription("theirs", rename: ["Katze": "cat"])

  @Test func `images follow each other source by source, named after their source`() throws {
    let folder = try folder()
    let dataset = try open(folder, SourceDescription("mine"), theirs)
    #expect(
      folder.describe(dataset) == """
        mine/cat/1.png cat
        mine/dog/2.png dog
        mine/none/3.png -
        theirs/Katze/1.png cat
        theirs/none/2.png -
        """)
    #expect(dataset.images.sources == ["mine", "theirs"])
    #expect(dataset.images.details.map(\.source) == [0, 0, 0, 1, 1])
    #expect(dataset.bytes.count == 5 * 4 * 4 * 3)
  }

  @Test func `of labels that a source does not tell of nothing is known`() throws {
    let folder = try folder()
    var partial = theirs
    partial.labels = ["cat"]
    let images = try open(folder, SourceDescription("mine"), partial).images
    #expect(images.target(image: 3, label: 0) == .present)
    #expect(images.target(image: 3, label: 1) == .unlabelled)
    #expect(images.target(image: 4, label: 0) == .absent)
    #expect(images.labelSet(of: 4) == nil)
  }

  @Test func `the negatives of a source are kept, dropped or not known`() throws {
    let folder = try folder()
    func described(_ rule: NegativeRule) throws -> String {
      var source = theirs
      source.negatives = rule
      let dataset = try open(folder, SourceDescription("mine"), source)
      return folder.describe(dataset).split(separator: "\n").suffix(2).joined(separator: ", ")
    }
    #expect(try described(.keep) == "theirs/Katze/1.png cat, theirs/none/2.png -")
    #expect(try described(.drop) == "mine/none/3.png -, theirs/Katze/1.png cat")
    #expect(try described(.unlabelled) == "theirs/Katze/1.png cat, theirs/none/2.png ?")
  }

  @Test func `a source has its weight and its part`() throws {
    let folder = try folder()
    var source = theirs
    source.weight = 0.5
    source.part = .test
    let details = try open(folder, SourceDescription("mine"), source).images.details
    #expect(details.map(\.weight) == [1, 1, 1, 0.5, 0.5])
    #expect(details.map(\.part) == [nil, nil, nil, .test, .test])
  }

  @Test func `a name that is renamed must be there`() throws {
    let folder = try folder()
    var source = theirs
    source.rename = ["Katz": "cat"]
    #expect(throws: DatasetError.self) { try open(folder, source, labels: nil) }
    do {
      _ = try open(folder, source, labels: nil)
    } catch {
      #expect(
        "\(error)"
          == "theirs: rename: no image has the label Katz; labels found: Katze; "
          + "did you mean Katze?")
    }
  }

  @Test func `progress counts the images of all sources`() throws {
    let folder = try folder()
    let seen = Seen()
    _ = try Dataset.open(
      DataDescription(
        sources: [SourceDescription("mine"), theirs], labels: ["cat", "dog"], height: 4, width: 4),
      directory: folder.path, seed: 1, progress: seen.note)
    #expect(seen.last == [5, 5])
  }
}

/// What progress was told last.
private final class Seen: Sendable {
  private let value = Mutex([0, 0])

  var last: [Int] { value.withLock { $0 } }

  @Sendable func note(_ done: Int, _ total: Int) { value.withLock { $0 = [done, total] } }
}
