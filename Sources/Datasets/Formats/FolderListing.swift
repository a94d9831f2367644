extension ImageListing {
  /// A folder for each label or label set, as ``FolderVocabulary`` reads their names.
  ///
  /// The folders in `root` count, those below them are only walked. Images that lie in `root`
  /// itself are unlabelled. Where all folders are called `train`, `test`, `val` and the like, the
  /// folders in these count, and each is that part of the set.
  ///
  /// Hidden files and files that usually lie beside images (listings, notes) are passed over.
  /// Links are followed to files, not to folders, so that no walk is endless.
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
    let parts = folders.filter { Self.parts[$0.lowercased()] != nil }
    let hasParts =
      parts.count == folders.count && parts.contains { $0.lowercased().hasPrefix("train") }
      && !parts.contains { wanted?.contains($0) ?? false }

    var walk = Walk(root: root)
    for name in top where !folders.contains(name) { walk.visit(name, folder: nil, part: nil) }
    var labelFolders: [String] = []
    if hasParts {
      for part in parts {
        let kept = Self.parts[part.lowercased()]
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
    var labelSets: [String: [String]?] = [:]
    for folder in labelFolders where labelSets[folder] == nil {
      let labels = try vocabulary.labels(of: folder, place: "\(place)/\(folder)")
      labelSets.updateValue(labels, forKey: folder)
    }
    let entries = walk.files.map { file in
      Entry(
        name: file.name, path: "\(root)/\(file.name)",
        labels: file.folder.flatMap { labelSets[$0] ?? nil }, part: file.part)
    }
    return ImageListing(
      entries: entries.sorted { FileTree.precedes($0.name, $1.name) }, problems: walk.problems)
  }

  /// What folders are called that hold the parts of a set.
  private static let parts: [String: SplitPart] = [
    "train": .train, "training": .train, "test": .test, "testing": .test, "val": .validation,
    "valid": .validation, "validation": .validation,
  ]
}

/// A walk over the folders of a set.
private struct Walk {
  struct File {
    var name: String
    /// The folder that decides on the labels; nil for files outside of all.
    var folder: String?
    var part: SplitPart?
  }

  let root: String
  var files: [File] = []
  var problems: [BadImage] = []

  private static let sideEndings: Set = [
    "csv", "tsv", "txt", "json", "jsonl", "xml", "md", "yaml", "yml",
  ]
  private static let sideNames: Set = ["thumbs.db", "desktop.ini", "license", "readme"]

  init(root: String) { self.root = root }

  /// Takes in one file, or all below one folder.
  mutating func visit(_ name: String, folder: String?, part: SplitPart?) {
    var open = [name]
    while let name = open.popLast() {
      let path = "\(root)/\(name)"
      switch FileTree.kind(path) {
      case .file:
        if !Self.isSideFile(name) {
          files.append(File(name: name, folder: folder, part: part))
        }
      case .folder:
        if FileTree.isLink(path) {
          problems.append(
            BadImage(
              name: name, cause: "is a link to a folder; links are followed to files only"))
        } else if let inside = FileTree.names(in: path) {
          open += inside.map { "\(name)/\($0)" }
        } else {
          problems.append(BadImage(name: name, cause: "the folder may not be read"))
        }
      case .other(let cause): problems.append(BadImage(name: name, cause: cause))
      case nil: problems.append(BadImage(name: name, cause: "there is no such file"))
      }
    }
  }

  private static func isSideFile(_ name: String) -> Bool {
    let last = (name.split(separator: "/").last ?? "").lowercased()
    if sideNames.contains(last) { return true }
    guard let dot = last.lastIndex(of: ".") else { return false }
    return sideEndings.contains(String(last[last.index(after: dot)...]))
  }
}
