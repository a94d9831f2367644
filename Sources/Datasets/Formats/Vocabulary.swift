/// The labels of a data set, in the order of the network's outputs.
struct Vocabulary: Equatable {
  let labels: [String]
  private let indices: [String: Int]

  init(_ labels: [String]) {
    self.labels = labels
    indices = Dictionary(
      labels.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The vocabulary of a source: `wanted` if given, else every label found, sorted.
  ///
  /// Labels found outside `wanted` are left out, so that an image of only such labels becomes a
  /// negative: naming labels means asking about these alone. A wanted label that was found nowhere
  /// is an error, for it is a slip of the pen or has nothing to be learned from.
  init(wanted: [String]?, found: Set<String>, place: String) throws(DatasetError) {
    let sorted = found.sorted(by: FileTree.precedes)
    guard let wanted else {
      guard !sorted.isEmpty else {
        throw DatasetError(
          place: place, found: "no image has a label", allowed: "at least one label is needed")
      }
      self.init(sorted)
      return
    }
    try Self.check(wanted, place: place)
    for label in wanted where !found.contains(label) {
      throw DatasetError(
        place: place, found: "no image has the label \(label)",
        allowed: "labels found: \(Self.list(sorted))",
        nearest: NearestName.among(sorted.filter { !wanted.contains($0) }, to: label))
    }
    self.init(wanted)
  }

  /// What is wrong with a list of labels by itself.
  static func check(_ wanted: [String], place: String) throws(DatasetError) {
    guard !wanted.isEmpty else {
      throw DatasetError(
        place: place, found: "the list of labels is empty", allowed: "at least one label is needed")
    }
    var seen: Set<String> = []
    for label in wanted where !seen.insert(label).inserted {
      throw DatasetError(place: place, found: "the label \(label) is listed twice")
    }
  }

  /// Names for a sentence, cut where a person would stop reading.
  static func list(_ names: [String]) -> String {
    guard !names.isEmpty else { return "none" }
    let shown = names.prefix(20).joined(separator: ", ")
    return names.count > 20 ? "\(shown) and \(names.count - 20) more" : shown
  }

  func index(of label: String) -> Int? { indices[label] }

  func contains(_ label: String) -> Bool { indices[label] != nil }

  /// One row of targets; unlabelled throughout for nil.
  func targets(for found: [String]?) -> [Target] {
    guard let found else { return [Target](repeating: .unlabelled, count: labels.count) }
    var row = [Target](repeating: .absent, count: labels.count)
    for label in found {
      if let index = indices[label] { row[index] = .present }
    }
    return row
  }
}
