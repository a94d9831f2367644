/// One source with all that it lists, in the words of the experiment.
struct ListedSource {
  /// Where the pixels of the images are.
  enum Origin {
    /// In a file each; `set` is the path that they are named from.
    case files(set: String)
    case idx(IDXSet)
    case scene(SceneSet)
  }

  let description: SourceDescription
  let origin: Origin
  /// The source as it was written, down to the listing.
  let place: String
  private(set) var listing: ImageListing
  /// Whether its folders are named for labels.
  private let isSorted: Bool
  /// Per entry, its place among all that the source lists.
  private(set) var order: [Int]

  /// - Parameters:
  ///   - wanted: the labels of the experiment; nil is all that are found.
  ///   - pictures: how many a scene draws.
  init(
    _ description: SourceDescription, wanted: [String]?, pictures: Int, directory: String
  ) throws(DatasetError) {
    self.description = description
    let ownNames = wanted.map { wanted in
      let renamed = description.rename.filter { wanted.contains($0.value) }
      return wanted.filter { !renamed.values.contains($0) } + renamed.keys.sorted()
    }
    let source = try DataSource(
      source: description.path, format: description.format, directory: directory,
      wanted: ownNames)
    if let files = try source.files(place: description.path, wanted: ownNames) {
      origin = .files(set: files.path)
      place = files.place
      listing = files.listing
    } else {
      place = description.path
      switch source {
      case .scene(let name):
        let set = try SceneSet(name: name, count: pictures, place: place)
        origin = .scene(set)
        listing = set.listing
      case .idx(let root):
        let set = try IDXSet(root: root, place: place)
        origin = .idx(set)
        listing = set.listing
      default: preconditionFailure("\(source) lists no files")
      }
    }
    isSorted = if case .folders = source { true } else { false }
    order = Array(listing.entries.indices)
    try rename()
  }

  private mutating func rename() throws(DatasetError) {
    guard !description.rename.isEmpty else { return }
    let names = description.rename
    let found = Set(listing.entries.flatMap { $0.labels ?? [] })
    for name in names.keys.sorted() where !found.contains(name) {
      throw DatasetError(
        place: place, found: "rename: no image has the label \(name)",
        allowed: "labels found: \(Vocabulary.list(found.sorted(by: FileTree.precedes)))",
        nearest: NearestName.among(found.sorted(), to: name))
    }
    for index in listing.entries.indices {
      let labels = listing.entries[index].labels
      listing.entries[index].labels = labels.map { $0.map { names[$0] ?? $0 } }
      listing.entries[index].unknown = listing.entries[index].unknown.map { names[$0] ?? $0 }
      for box in listing.entries[index].boxes.indices {
        let label = listing.entries[index].boxes[box].label
        listing.entries[index].boxes[box].label = names[label] ?? label
      }
    }
  }

  /// The folder that the names of its images start in; nil for pictures not in a file each.
  var folder: String? {
    guard case .files = origin, let entry = listing.entries.first,
      entry.path.hasSuffix("/\(entry.name)")
    else { return nil }
    return String(entry.path.dropLast(entry.name.count + 1))
  }

  /// Does to its negatives what the description says.
  mutating func apply(_ vocabulary: Vocabulary) {
    func isNegative(_ entry: ImageListing.Entry) -> Bool {
      entry.labels.map { !$0.contains(where: vocabulary.contains) } ?? false
    }
    switch description.negatives {
    case .keep: break
    case .drop:
      order = order.filter { !isNegative(listing.entries[$0]) }
      listing.entries = order.map { listing.entries[$0] }
    case .unlabelled:
      for index in listing.entries.indices where isNegative(listing.entries[index]) {
        listing.entries[index].labels = nil
      }
    }
  }

  /// Makes one image of copies in folders for different labels.
  mutating func joinCopies(in result: inout PixelGatherer.Result) {
    guard isSorted else { return }
    let copies = FolderCopies(listing.entries, images: result.images, facts: result.facts)
    guard !copies.dropped.isEmpty else { return }
    for (entry, labels) in copies.joined { listing.entries[entry].labels = labels }
    result.keep(result.images.indices.filter { !copies.dropped.contains(result.images[$0]) })
  }

  /// One row of targets; labels that this source does not tell of are unlabelled.
  func targets(of entry: ImageListing.Entry, _ vocabulary: Vocabulary) -> [Target] {
    var row = vocabulary.targets(for: entry.labels)
    for label in entry.unknown {
      if let index = vocabulary.index(of: label) { row[index] = .unlabelled }
    }
    guard let known = description.labels else { return row }
    for (index, label) in vocabulary.labels.enumerated() where !known.contains(label) {
      row[index] = .unlabelled
    }
    return row
  }

  func detail(
    of entry: ImageListing.Entry, _ vocabulary: Vocabulary, source: Int
  ) -> ImageDetail {
    let others = (entry.labels ?? []).filter { !vocabulary.contains($0) }
    return ImageDetail(
      source: source, part: description.part ?? entry.part, group: entry.group,
      categories: others + entry.categories,
      boxes: entry.boxes.compactMap { named in
        vocabulary.index(of: named.label).map { LabelledBox(label: $0, box: named.box) }
      },
      weight: description.weight)
  }
}
