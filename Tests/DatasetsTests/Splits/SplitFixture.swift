@testable import Datasets

/// Images as a test describes them.
enum SplitFixture {
  /// One image for each entry: its labels, or nil for an unlabelled one.
  static func images(_ sets: [[Int]?], labels: Int = 2) -> LabelledImages {
    LabelledImages(
      labels: (0..<labels).map { "l\($0)" }, names: sets.indices.map { "image\($0)" },
      targets: sets.flatMap { set in
        (0..<labels).map { label in
          set.map { $0.contains(label) ? Target.present : .absent } ?? .unlabelled
        }
      })
  }

  static func repeated(_ counts: [([Int]?, Int)]) -> [[Int]?] {
    counts.flatMap { [[Int]?](repeating: $0.0, count: $0.1) }
  }

  /// The labels of a shared set, read from its listing alone; nil on machines that lack it.
  static func shared(_ name: String) throws -> LabelledImages? {
    guard let folder = Reference.sharedSet(name) else { return nil }
    let listing = try ImageListing.table(path: "\(folder)/labels.csv", place: name)
    let labels = Set(listing.entries.flatMap { $0.labels ?? [] }).sorted()
    let vocabulary = Vocabulary(labels)
    return LabelledImages(
      labels: labels, names: listing.entries.map(\.name),
      targets: listing.entries.flatMap { vocabulary.targets(for: $0.labels) })
  }
}

extension LabelledImages {
  /// How many images of a label set each part holds.
  func counts(of labelSet: [Int], in split: Split) -> [Int] {
    SplitPart.allCases.map { part in split[part].count { self.labelSet(of: $0) == labelSet } }
  }
}
