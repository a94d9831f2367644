/// A YOLO set: what it says of itself, and where its images and label files are.
struct YOLOSet {
  let root: SourceRoot
  let configuration: YOLOConfiguration
  /// The file that describes the set, from the root.
  let file: String

  private static let yamlNames = ["data.yaml", "data.yml", "dataset.yaml", "config.yaml"]
  private static let listNames = [
    "obj.names", "classes.txt", "classes.names", "labels/classes.txt",
  ]

  /// Whether a folder is such a set: a YAML file in it has a list of names, or it has darknet's
  /// files, or label files in `labels/` beside `images/`, or a list of names and label files beside
  /// images.
  static func isIn(_ folder: String) -> Bool {
    let names = Set(FileTree.names(in: folder) ?? [])
    if names.contains("images"), names.contains("labels"), hasLabelFiles("\(folder)/labels") {
      return true
    }
    guard let file = file(in: folder) else { return false }
    switch FileTree.ending(of: file) {
    case "yaml", "yml":
      let lines = (try? FileTree.bytes(of: "\(folder)/\(file)")).flatMap { try? TextLines($0) }
      return lines?.contains { !$0.isIndented && $0.text.hasPrefix("names:") } ?? false
    case "data": return true
    default:
      return file == "obj.names"
        || names.contains {
          FileTree.isImage($0) && names.contains(FileTree.stem(of: $0) + ".txt")
        }
    }
  }

  /// In a folder or in those in it.
  private static func hasLabelFiles(_ folder: String) -> Bool {
    let inside = FileTree.names(in: folder) ?? []
    return inside.contains { FileTree.ending(of: $0) == "txt" }
      || inside.contains { name in
        (FileTree.names(in: "\(folder)/\(name)") ?? []).contains {
          FileTree.ending(of: $0) == "txt"
        }
      }
  }

  private static func file(in folder: String) -> String? {
    let names = FileTree.names(in: folder) ?? []
    let yaml = names.filter { ["yaml", "yml"].contains(FileTree.ending(of: $0)) }
    return yamlNames.first(where: names.contains) ?? (yaml.count == 1 ? yaml[0] : nil)
      ?? (names.contains("obj.data") ? "obj.data" : nil)
      ?? listNames.first { FileTree.kind("\(folder)/\($0)") == .file }
  }

  /// - Parameter place: the folder as it was written, for the sentences of errors.
  init(folder: String, place: String) throws(DatasetError) {
    guard let file = Self.file(in: folder) else {
      throw DatasetError(
        place: place, found: "no file in it names the classes of a YOLO set",
        allowed: "data.yaml, obj.data with obj.names, or classes.txt")
    }
    try self.init(folder: folder, file: file, place: SourceRoot.below(place, file))
  }

  /// - Parameters:
  ///   - file: the description, from the folder.
  ///   - place: the description as it was written, for the sentences of errors.
  init(folder: String, file: String, place: String) throws(DatasetError) {
    let root = SourceRoot(folder)
    let lines = try TextLines(path: root.full(file), place: place)
    var configuration: YOLOConfiguration
    switch FileTree.ending(of: file) {
    case "yaml", "yml": configuration = try YOLOConfiguration(yaml: lines, place: place)
    case "data": configuration = YOLOConfiguration(darknet: lines)
    default: configuration = YOLOConfiguration(names: lines)
    }
    if configuration.names.isEmpty,
      let list = Self.listNames.first(where: { FileTree.kind(root.full($0)) == .file })
    {
      configuration.names =
        YOLOConfiguration(
          names: try TextLines(path: root.full(list), place: "\(place): \(list)")
        ).names
    }
    guard !configuration.names.isEmpty else {
      throw DatasetError(
        place: place, found: "no class is named",
        allowed: "names: in a YAML file, or obj.names or classes.txt beside it")
    }
    self.root = root
    self.file = file
    self.configuration = configuration
  }

  /// The images with their parts, from the root, and what is wrong with others.
  func images(place: String) throws(DatasetError) -> (files: [FolderWalk.File], [BadImage]) {
    var files: [FolderWalk.File] = []
    var problems: [BadImage] = []
    for part in SplitPart.allCases {
      for written in configuration.parts[part] ?? [] where !written.isEmpty {
        guard let inner = find(written) else {
          problems.append(
            BadImage(name: written, cause: "\(file) names it, and it is not in the source"))
          continue
        }
        if FileTree.ending(of: inner) == "txt" {
          for line in try TextLines(path: root.full(inner), place: "\(place)/\(inner)").spoken {
            let image = String(line.text)
            let name = find(image) ?? image
            if let entry = root.entry(name, in: [""], problems: &problems) {
              files.append(FolderWalk.File(name: entry.name, part: part))
            }
          }
        } else {
          var walk = FolderWalk(root: root.path)
          let inside = inner.isEmpty ? FileTree.names(in: root.path) ?? [] : [inner]
          for name in inside { walk.visit(name, part: part) }
          files += walk.files
          problems += walk.problems
        }
      }
    }
    if configuration.parts.isEmpty {
      var walk = FolderWalk(root: root.path)
      for name in FileTree.names(in: root.path) ?? [] { walk.visit(name) }
      files = walk.files.map { file in
        var file = file
        file.part =
          file.name.split(separator: "/").dropLast().lazy
          .compactMap { PartName.part(in: $0) }.first
        return file
      }
      problems = walk.problems
    }
    return (files, problems)
  }

  /// A path as written, or with its first folders left out: such files often hold the paths of
  /// another machine (`../train/images`, `/content/set/images`, `data/obj_train_data`).
  private func find(_ written: String) -> String? {
    for base in configuration.folder.isEmpty ? [""] : [configuration.folder, ""] {
      if case .inside(let inner) = root.find(SourceRoot.joined(base, written)) { return inner }
    }
    var parts = written.split(separator: "/").map(String.init)
    while !parts.isEmpty {
      if parts[0] != "..", case .inside(let inner) = root.find(parts.joined(separator: "/")) {
        return inner
      }
      parts.removeFirst()
    }
    return nil
  }

  /// The label file of an image: in `labels/` in place of the last `images/`, else beside it.
  func labels(of image: String) -> String? {
    var parts = FileTree.stem(of: image).split(separator: "/").map(String.init)
    let beside = parts.joined(separator: "/") + ".txt"
    var candidates = [beside]
    if let index = parts.dropLast().lastIndex(of: "images") {
      parts[index] = "labels"
      candidates.insert(parts.joined(separator: "/") + ".txt", at: 0)
    }
    for candidate in candidates {
      if case .inside(let inner) = root.find(candidate) { return inner }
    }
    return nil
  }
}
