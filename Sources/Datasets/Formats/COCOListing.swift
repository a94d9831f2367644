extension ImageListing {
  /// What COCO files say. Each is a part of the set if its name, or that of its folder, says so.
  ///
  /// A label is a category that some annotation uses; crowds count like single objects. An image
  /// without annotations is a negative. In a file without annotations or without categories (image
  /// lists, captions) all images are unlabelled. A listed file that does not exist is a bad image.
  ///
  /// - Parameter place: the source as it was written, for the sentences of errors.
  static func coco(_ set: COCOSet, place: String) throws(DatasetError) -> ImageListing {
    guard !set.files.isEmpty else {
      throw DatasetError(
        place: place, found: "no COCO file is in it",
        allowed: "a .json with images, annotations and categories, in the folder or in annotations/"
      )
    }
    var entries: [String: (entry: Entry, file: String)] = [:]
    var problems: [BadImage] = []
    for file in set.files {
      let path = set.root.full(file.name)
      let place = set.isFile ? place : SourceRoot.below(place, file.name)
      let draft = try COCODraft(COCOFile(path: path, place: place), place: place)
      problems += draft.problems
      for image in draft.images {
        guard
          var entry = set.root.entry(image.file, in: file.folders, problems: &problems)
        else { continue }
        if let other = entries[entry.name]?.file {
          throw DatasetError(
            place: place,
            found: other == file.name
              ? "\(image.file) is listed twice" : "\(image.file) is in \(other) too",
            allowed: other == file.name ? nil : "allowed: one of the files as the source")
        }
        entry.labels = image.labels
        entry.boxes = image.boxes
        entry.part = file.part
        entries[entry.name] = (entry, file.name)
      }
    }
    return ImageListing(
      entries: entries.values.map(\.entry).sorted { FileTree.precedes($0.name, $1.name) },
      problems: problems)
  }
}

/// The images of one COCO file with what its annotations say of them.
private struct COCODraft {
  struct Image {
    var file: String
    var labels: [String]?
    var boxes: [(label: String, box: Box)] = []
    /// Pixels; nil where the file does not say.
    var size: (width: Double, height: Double)?
  }

  private(set) var images: [Image] = []
  private(set) var problems: [BadImage] = []
  private let place: String

  init(_ file: COCOFile, place: String) throws(DatasetError) {
    self.place = place
    var indices: [COCOFile.Identifier: Int] = [:]
    let isLabelled = file.annotations != nil && !(file.categories ?? []).isEmpty
    for image in file.images {
      if let other = indices.updateValue(images.count, forKey: image.id) {
        throw DatasetError(
          place: place,
          found: "image id \(image.id) stands for \(images[other].file) and for \(image.fileName)")
      }
      guard !image.fileName.isEmpty else {
        throw DatasetError(place: place, found: "image id \(image.id) names no file")
      }
      var size: (Double, Double)?
      if let width = image.width, let height = image.height, width > 0, height > 0 {
        size = (width, height)
      }
      images.append(Image(file: image.fileName, labels: isLabelled ? [] : nil, size: size))
    }
    if isLabelled { try annotate(file, indices: indices) }
  }

  private mutating func annotate(
    _ file: COCOFile, indices: [COCOFile.Identifier: Int]
  ) throws(DatasetError) {
    let names = try Self.names(of: file.categories ?? [], place: place)
    var strays: [COCOFile.Identifier] = []
    for (number, annotation) in (file.annotations ?? []).enumerated() {
      guard let id = annotation.image else {
        throw DatasetError(place: place, found: "annotations[\(number)].image_id is missing")
      }
      guard let index = indices[id] else {
        strays.append(id)
        continue
      }
      for region in annotation.segments ?? [annotation] {
        guard let category = region.category else {
          throw DatasetError(
            place: place, found: "an annotation of \(images[index].file) has no category")
        }
        guard let name = names[category] else {
          throw DatasetError(
            place: place,
            found: "an annotation of \(images[index].file) has the category \(category)",
            allowed: "categories: "
              + Vocabulary.list(names.map { "\($0) \($1)" }.sorted(by: FileTree.precedes)))
        }
        add(name, at: region.box, to: index)
      }
    }
    if let first = strays.first {
      problems.append(
        BadImage(
          name: FileTree.lastName(place),
          cause: "annotates images that it does not list, \(Set(strays).count) in all; the first "
            + "has the id \(first)"))
    }
  }

  private mutating func add(_ label: String, at bbox: [Double]?, to index: Int) {
    if images[index].labels?.contains(label) == false { images[index].labels?.append(label) }
    guard let bbox, bbox.count == 4, let size = images[index].size else { return }
    let box = Box(
      left: Float(bbox[0] / size.width), top: Float(bbox[1] / size.height),
      right: Float((bbox[0] + bbox[2]) / size.width),
      bottom: Float((bbox[1] + bbox[3]) / size.height))
    if let box { images[index].boxes.append((label, box)) }
  }

  private static func names(
    of categories: [COCOFile.Category], place: String
  ) throws(DatasetError) -> [COCOFile.Identifier: String] {
    var names: [COCOFile.Identifier: String] = [:]
    for category in categories {
      let name = String(TextLines.trimmed(category.name[...]))
      guard !name.isEmpty else {
        throw DatasetError(place: place, found: "category \(category.id) has no name")
      }
      if let other = names.updateValue(name, forKey: category.id), other != name {
        throw DatasetError(
          place: place, found: "category id \(category.id) stands for \(other) and for \(name)")
      }
    }
    return names
  }
}
