extension ImageListing {
  /// Labels in the names of the files, as ``NameVocabulary`` reads them, in the folder and in all
  /// below it. Folders called `train`, `test`, `val` and the like are parts.
  ///
  /// - Parameters:
  ///   - root: the path to open.
  ///   - place: the source as it was written, for the sentences of errors.
  static func names(
    root: String, place: String, wanted: [String]?
  ) throws(DatasetError) -> ImageListing {
    guard let top = FileTree.names(in: root) else {
      throw DatasetError(place: place, found: "the folder may not be read")
    }
    var walk = FolderWalk(root: root)
    for name in top { walk.visit(name, part: PartName.part(name)) }
    guard !walk.files.isEmpty else {
      throw DatasetError(
        place: place, found: "there is no image in it", allowed: "allowed: JPEG and PNG files")
    }
    let names = walk.files.map { FileTree.lastName($0.name) }
    let vocabulary = try NameVocabulary(wanted: wanted, names: names, place: place)
    let entries = zip(walk.files, names).map { file, name in
      let meaning = vocabulary.meaning(of: name)
      return Entry(
        name: file.name, path: "\(root)/\(file.name)", labels: meaning.labels,
        unknown: meaning.unknown, part: file.part, categories: meaning.categories)
    }
    return ImageListing(
      entries: entries.sorted { FileTree.precedes($0.name, $1.name) }, problems: walk.problems)
  }
}
