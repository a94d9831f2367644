/// A walk over the folders of a set, for the files in them that may be images.
///
/// Hidden files and files that usually lie beside images (listings, notes) are passed over. Links
/// are followed to files, not to folders, so that no walk is endless.
struct FolderWalk {
  struct File {
    /// From the root.
    var name: String
    /// The folder that decides on the labels; nil for files outside of all.
    var folder: String?
    var part: SplitPart?
  }

  let root: String
  private(set) var files: [File] = []
  private(set) var problems: [BadImage] = []

  private static let sideEndings: Set = [
    "csv", "tsv", "txt", "json", "jsonl", "xml", "md", "yaml", "yml", "names", "data",
    "cache",
  ]
  private static let sideNames: Set = ["thumbs.db", "desktop.ini", "license", "readme"]

  init(root: String) { self.root = root }

  /// Takes in one file, or all below one folder in the order of their names.
  mutating func visit(_ name: String, folder: String? = nil, part: SplitPart? = nil) {
    visit([name], folder: folder, part: part)
  }

  private mutating func visit(_ names: [String], folder: String?, part: SplitPart?) {
    // A system call for each: in a large folder that is most of the work.
    let root = root
    let kinds = Pieces.map(names.count) { FileTree.kind("\(root)/\(names[$0])") }
    for (name, kind) in zip(names, kinds) {
      switch kind {
      case .file:
        if !Self.isSideFile(name) {
          files.append(File(name: name, folder: folder, part: part))
        }
      case .folder:
        let path = "\(root)/\(name)"
        if FileTree.isLink(path) {
          problems.append(
            BadImage(
              name: name, cause: "is a link to a folder; links are followed to files only"))
        } else if let inside = FileTree.names(in: path) {
          visit(inside.map { "\(name)/\($0)" }, folder: folder, part: part)
        } else {
          problems.append(BadImage(name: name, cause: "the folder may not be read"))
        }
      case .other(let cause): problems.append(BadImage(name: name, cause: cause))
      case nil: problems.append(BadImage(name: name, cause: "there is no such file"))
      }
    }
  }

  private static func isSideFile(_ name: String) -> Bool {
    let last = FileTree.lastName(name).lowercased()
    return sideNames.contains(last) || sideEndings.contains(FileTree.ending(of: last))
  }
}
