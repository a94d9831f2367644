extension ImageListing {
  /// What the annotation files of a VOC set say, one an image.
  ///
  /// An annotation belongs to the image of the same name, else to the one that it names itself (its
  /// `path` is not looked at). One without objects makes a negative. An image without annotation is
  /// what the lists of the classes say of it (0, only difficult objects, is present), and
  /// unlabelled where there are none. Lists called train, val and test are the parts.
  ///
  /// - Parameter place: the source as it was written, for the sentences of errors.
  static func voc(_ set: VOCSet, place: String) throws(DatasetError) -> ImageListing {
    guard !set.annotations.isEmpty || set.lists != nil else {
      throw DatasetError(
        place: place, found: "no annotation is in it",
        allowed: "XML files in Annotations/ or beside the images, or lists in ImageSets/Main/")
    }
    var draft = VOCDraft(set: set, place: place)
    for annotation in set.annotations { try draft.add(annotation) }
    try draft.addOthers()
    return ImageListing(
      entries: draft.entries.values.sorted { FileTree.precedes($0.name, $1.name) },
      problems: draft.problems)
  }
}

private struct VOCDraft {
  let set: VOCSet
  let place: String
  private let images: [String: String]
  private(set) var entries: [String: ImageListing.Entry] = [:]
  /// By the image, which annotation it has.
  private var annotations: [String: String] = [:]
  private(set) var problems: [BadImage] = []

  init(set: VOCSet, place: String) {
    self.set = set
    self.place = place
    images = set.images()
  }

  mutating func add(_ annotation: String) throws(DatasetError) {
    let place = SourceRoot.below(place, annotation)
    let content = try VOCAnnotation(path: set.root.full(annotation), place: place)
    guard var entry = entry(of: annotation, naming: content.fileName) else { return }
    if let other = annotations.updateValue(annotation, forKey: entry.name) {
      throw DatasetError(place: place, found: "\(entry.name) has an annotation already: \(other)")
    }
    entry.labels = content.labels
    entry.boxes = content.boxes
    entry.part = part(ofFolder: annotation)
    entries[entry.name] = entry
  }

  private mutating func entry(
    of annotation: String, naming fileName: String
  ) -> ImageListing.Entry? {
    let own = FileTree.lastName(FileTree.stem(of: annotation))
    let folder = annotation.split(separator: "/").dropLast().joined(separator: "/")
    let folders = [folder] + set.imageFolders.filter { $0 != folder }
    if let name = folders.compactMap({ images[SourceRoot.joined($0, own)] }).first {
      return set.root.entry(name, in: [""], problems: &problems)
    }
    return set.root.entry(
      fileName.isEmpty ? own + ".jpg" : fileName, in: set.imageFolders, problems: &problems)
  }

  private func part(ofFolder name: String) -> SplitPart? {
    name.split(separator: "/").dropLast().first.flatMap { PartName.part($0) }
  }

  /// The images without annotation, and all parts.
  mutating func addOthers() throws(DatasetError) {
    let annotated = Set(entries.keys)
    let others = images.values.filter { !annotated.contains($0) }
    for name in others {
      entries[name] = ImageListing.Entry(
        name: name, path: set.root.full(name), part: part(ofFolder: name))
    }
    guard let folder = set.lists else { return }
    let lists = try VOCLists(
      folder: set.root.full(folder),
      withClasses: !others.isEmpty || set.annotations.isEmpty,
      place: SourceRoot.below(place, folder))
    var byStem: [String: String] = [:]
    for name in entries.keys { byStem[FileTree.lastName(FileTree.stem(of: name))] = name }
    for image in lists.images {
      let name = byStem[FileTree.lastName(image)]
      let entry =
        name.flatMap { entries[$0] }
        ?? set.root.entry(image + ".jpg", in: set.imageFolders, problems: &problems)
      guard var entry else { continue }
      entry.part = (lists.parts[image] ?? nil) ?? entry.part
      if entry.labels == nil, let asked = lists.asked[image] {
        entry.labels = (lists.present[image] ?? []).sorted(by: FileTree.precedes)
        entry.unknown = lists.classes.subtracting(asked).sorted(by: FileTree.precedes)
      }
      entries[entry.name] = entry
    }
  }
}
