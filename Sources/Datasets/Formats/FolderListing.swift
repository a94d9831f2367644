extension ImageListing {
  /// A folder for each label or label set, as ``FolderVocabulary`` reads their names.
  ///
  /// The folders in `root` count, those below them are only walked. Images that lie in `root`
  /// itself are unlabelled. Where all folders are called `train`, `test`, `val` and the like, the
  /// folders in these count, and each is that part of the set.
  ///
  /// Below a folder of negatives the names of folders are categories. What is passed over, says
  /// ``FolderWalk``.
  ///
  /// - Parameters:
  ///   - root: the path to open.
  ///   - place: the source as it was written, for the sentences of errors.
  static func folders(
    root: String, place: String, wanted: [String]?
  ) throws(DatasetError) -> ImageListing {
    guard let top = FileTree.names(in: root) else {
      throw DatasetError(place: place, found: "the folder may not be read")
    }
    let folders = top.filter { FileTree.kind("\(root)/\($0)") == .folder }
    let parts = folders.filter { PartName.part($0) != nil }
    let hasParts =
      parts.count == folders.count && parts.contains { $0.lowercased().hasPrefix("train") }
      && !parts.contains { wanted?.contains($0) ?? false }

    var walk = FolderWalk(root: root)
    for name in top where !folders.contains(name) { walk.visit(name, folder: nil, part: nil) }
    var labelFolders: [String] = []
    if hasParts {
      for part in parts {
        let kept = PartName.part(part)
        for name in FileTree.names(in: "\(root)/\(part)") ?? [] {
          let isFolder = FileTree.kind("\(root)/\(part)/\(name)") == .folder
          if isFolder { labelFolders.append(name) }
          walk.visit("\(part)/\(name)", folder: isFolder ? name : nil, part: kept)
        }
      }
    } else {
      labelFolders = folders
      for name in folders { walk.visit(name, folder: name, part: nil) }
    }

    let vocabulary = try FolderVocabulary(wanted: wanted, folders: labelFolders, place: place)
    guard !labelFolders.isEmpty, !vocabulary.labels.isEmpty else {
      throw DatasetError(
        place: place, found: "no folder in it is named for a label",
        allowed: "a folder for each label, or a listing called labels.csv")
    }
    var meanings: [String: FolderVocabulary.Meaning] = [:]
    for folder in labelFolders { meanings[folder] = vocabulary.meaning(of: folder) }
    let entries = walk.files.map { file in
      var entry = Entry(name: file.name, path: "\(root)/\(file.name)", part: file.part)
      guard let folder = file.folder, let meaning = meanings[folder] else { return entry }
      entry.labels = meaning.labels
      entry.unknown = meaning.unknown
      entry.categories = meaning.categories
      if meaning.isWord, meaning.labels != nil {
        // The folder below tells the negatives apart: `neither/street/1.jpg`.
        let inside = file.name.split(separator: "/").drop { $0 != folder }.dropFirst().dropLast()
        entry.categories = inside.prefix(1).map(String.init)
      }
      return entry
    }
    return ImageListing(
      entries: entries.sorted { FileTree.precedes($0.name, $1.name) }, problems: walk.problems)
  }
}
