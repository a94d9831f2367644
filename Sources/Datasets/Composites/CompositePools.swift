/// The images that pictures can be made of, by what they show.
struct CompositePools {
  private let base: LabelledImages
  /// Whose images they are: `the train part`.
  private let owner: String
  /// Per label, the images that show it alone.
  private var singles: [[Int]]
  /// Those that show none of the labels, and may be used.
  private var others: [Int] = []

  /// - Parameters:
  ///   - distractors: categories of which an image without labels must have one; nil takes all.
  ///   - excluded: categories of which no image may have any.
  init(
    _ images: [Int], in base: LabelledImages, distractors: [String]?, excluded: [String],
    owner: String
  ) throws(DatasetError) {
    self.base = base
    self.owner = owner
    singles = [[Int]](repeating: [], count: base.labels.count)
    var categories: Set<String> = []
    for image in images {
      guard let labelSet = base.labelSet(of: image), labelSet.count < 2 else { continue }
      let own = base.details[image].categories
      if labelSet.isEmpty { categories.formUnion(own) }
      guard !own.contains(where: excluded.contains) else { continue }
      if let label = labelSet.first {
        singles[label].append(image)
      } else if distractors.map({ own.contains(where: $0.contains) }) ?? true {
        others.append(image)
      }
    }
    for wanted in distractors ?? [] where !categories.contains(wanted) {
      let found = categories.sorted(by: FileTree.precedes)
      throw DatasetError(
        place: "distractors", found: "no image of \(owner) without labels is of \(wanted)",
        allowed: "categories found: \(Vocabulary.list(found))",
        nearest: NearestName.among(found, to: wanted))
    }
  }

  var isWithoutOthers: Bool { others.isEmpty }

  /// The labels of which there are images that show nothing else.
  var singleLabels: [Int] { singles.indices.filter { !singles[$0].isEmpty } }

  func count(of labelSet: [Int]) -> Int {
    labelSet.isEmpty ? others.count : labelSet.count == 1 ? singles[labelSet[0]].count : 0
  }

  /// - Parameter name: of the label set whose pictures need them.
  func images(of label: Int, for name: String) throws(DatasetError) -> [Int] {
    guard !singles[label].isEmpty else {
      throw missing("images of \(base.labels[label]) alone", for: name)
    }
    return singles[label]
  }

  func others(for name: String) throws(DatasetError) -> [Int] {
    guard !others.isEmpty else { throw missing("images with none of the labels", for: name) }
    return others
  }

  func name(of labelSet: [Int]) -> String { base.name(of: labelSet) }

  /// A number of its own for each label set, whatever other labels there are.
  func stream(of labelSet: [Int]) -> UInt64 {
    var hash = ContentHash()
    for label in labelSet { hash.add(base.labels[label]) }
    return hash.value
  }

  private func missing(_ what: String, for name: String) -> DatasetError {
    DatasetError(
      place: "composites of \(name)", found: "\(owner) holds 0 \(what)",
      allowed: "at least 1 is needed")
  }
}
