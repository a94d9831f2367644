/// The COCO files of a set, and where the images that they name lie.
///
/// They are looked for in the folder itself, in `annotations/`, and in folders called `train`,
/// `valid` and the like. Where they tell of the same images in several ways, by names that start
/// with `instances_`, `panoptic_` and so on, one way is read: the first of ``kinds`` that occurs.
struct COCOSet {
  struct File {
    /// From the root.
    var name: String
    var part: SplitPart?
    /// Where its images may lie, from the root, the likeliest first.
    var folders: [String]
  }

  let root: SourceRoot
  let files: [File]
  /// Whether the source is one file.
  let isFile: Bool

  /// How files may start; other names, like `train.json`, stand at `""`.
  static let kinds = [
    "instances_", "labels_", "", "panoptic_", "person_keypoints_", "stuff_", "image_info_",
    "captions_",
  ]

  /// Of a folder.
  init(folder: String) {
    var names: [String] = []
    for inner in FileTree.names(in: folder) ?? [] {
      let path = "\(folder)/\(inner)"
      if FileTree.ending(of: inner) == "json" {
        names.append(inner)
      } else if inner.lowercased() == "annotations" || PartName.part(inner) != nil,
        FileTree.kind(path) == .folder
      {
        names += (FileTree.names(in: path) ?? []).filter { FileTree.ending(of: $0) == "json" }
          .map { "\(inner)/\($0)" }
      }
    }
    let likely = names.filter { COCOFile.isLikely("\(folder)/\($0)") }
    let kind = Self.kinds.first { kind in likely.contains { Self.kind(of: $0) == kind } }
    self.init(root: folder, names: likely.filter { Self.kind(of: $0) == kind }, isFile: false)
  }

  /// Of one file; the folder above an `annotations/` that it lies in is the root.
  init(file: String) {
    let parts = file.split(separator: "/", omittingEmptySubsequences: false)
    let isBelow = parts.dropLast().last?.lowercased() == "annotations"
    let count = min(parts.count - 1, isBelow ? 2 : 1)
    let root = parts.dropLast(count).joined(separator: "/")
    self.init(
      root: root.isEmpty ? (file.hasPrefix("/") ? "/" : ".") : root,
      names: [parts.suffix(count).joined(separator: "/")], isFile: true)
  }

  private init(root: String, names: [String], isFile: Bool) {
    self.root = SourceRoot(root)
    self.isFile = isFile
    files = names.map { name in
      File(
        name: name, part: PartName.part(in: FileTree.lastName(name)) ?? PartName.part(in: name),
        folders: Self.folders(for: name).filter {
          FileTree.kind($0.isEmpty ? root : "\(root)/\($0)") == .folder
        })
    }
  }

  private static func kind(of name: String) -> String {
    let last = FileTree.lastName(name)
    return kinds.first { !$0.isEmpty && last.hasPrefix($0) } ?? ""
  }

  /// The file's own folder, and below it and the root: `images`, and in each the folders that are
  /// called like the file's part (`train2017` of `instances_train2017.json`).
  private static func folders(for name: String) -> [String] {
    let stem = FileTree.lastName(FileTree.stem(of: name)).dropFirst(kind(of: name).count)
    let own = name.split(separator: "/").dropLast().joined(separator: "/")
    let parts = [String(stem)] + stem.split { $0 == "_" || $0 == "-" || $0 == "." }.map(String.init)
    var folders: [String] = []
    for base in own.isEmpty ? [""] : [own, ""] {
      for images in ["", "images"] {
        let inner = SourceRoot.joined(base, images)
        for part in [""] + parts {
          let folder = part.isEmpty ? inner : SourceRoot.joined(inner, part)
          let tidy = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
          if !folders.contains(tidy) { folders.append(tidy) }
        }
      }
    }
    return folders
  }
}
