/// Copies of a file that lie in folders for different labels: one image that has them all.
///
/// So says a person who sorts pictures into a folder for each label. Copies in folders for the same
/// labels are left as they are, and so is one in a folder for none: that is a mistake, and is told
/// as one.
struct FolderCopies {
  /// Entries that stand for copies elsewhere, and the labels they have from all of them.
  private(set) var joined: [Int: [String]] = [:]
  /// The entries of these copies.
  private(set) var dropped: Set<Int> = []

  /// - Parameters:
  ///   - images: the entries that could be read.
  ///   - facts: of each.
  init(_ entries: [ImageListing.Entry], images: [Int], facts: [FileFacts?]) {
    var copies: [UInt64: [Int]] = [:]
    for (image, facts) in zip(images, facts) {
      guard let facts, let labels = entries[image].labels, !labels.isEmpty else { continue }
      copies[facts.content, default: []].append(image)
    }
    for images in copies.values where images.count > 1 {
      for (_, images) in Dictionary(grouping: images, by: { entries[$0].part }) {
        let sets = images.map { entries[$0].labels ?? [] }
        guard Set(sets.map { $0.sorted() }).count > 1, let first = images.first else { continue }
        var all: [String] = []
        for label in sets.joined() where !all.contains(label) { all.append(label) }
        joined[first] = all
        dropped.formUnion(images.dropFirst())
      }
    }
  }
}
