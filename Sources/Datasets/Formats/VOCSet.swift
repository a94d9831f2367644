/// The files of a Pascal VOC set, or of a folder in which LabelImg wrote its files.
///
/// Annotations lie in `Annotations/` or, without that, beside the images; images in `JPEGImages/`,
/// `images/`, beside the annotations, or in folders called `train`, `valid` and the like.
struct VOCSet {
  let root: SourceRoot
  /// All from the root, sorted.
  private(set) var annotations: [String] = []
  /// The folders in which images may lie, the likeliest first.
  private(set) var imageFolders: [String] = []
  /// Where the lists of the parts and of the classes are; nil without such a folder.
  private(set) var lists: String?

  private static let usualImageFolders: Set = ["jpegimages", "images"]

  init(folder: String) {
    root = SourceRoot(folder)
    let top = FileTree.names(in: folder) ?? []
    let folders = top.filter { FileTree.kind("\(folder)/\($0)") == .folder }
    let usual = folders.filter { Self.usualImageFolders.contains($0.lowercased()) }
    let parts = folders.filter { PartName.part($0) != nil }
    if let own = folders.first(where: { $0.lowercased() == "annotations" }) {
      annotations = markup(in: own)
      imageFolders = usual + ["", own]
    }
    if annotations.isEmpty {
      let places = usual + [""] + parts
      annotations = places.flatMap(markup)
      imageFolders = places
    }
    lists = FileTree.kind("\(folder)/ImageSets/Main") == .folder ? "ImageSets/Main" : nil
  }

  /// Whether there is anything that only such a set has.
  var isLikely: Bool {
    guard lists == nil else { return true }
    guard let first = annotations.first, let bytes = try? FileTree.bytes(of: root.full(first))
    else { return false }
    let start = String(decoding: bytes.prefix(4096), as: UTF8.self)
    return start.contains("<annotation>") || start.contains("<annotation ")
  }

  private func markup(in folder: String) -> [String] {
    (FileTree.names(in: root.full(folder)) ?? []).filter { FileTree.ending(of: $0) == "xml" }
      .map { SourceRoot.joined(folder, $0) }
  }

  /// The images that are there, by their paths without ending.
  func images() -> [String: String] {
    var images: [String: String] = [:]
    for folder in imageFolders {
      for name in FileTree.names(in: root.full(folder)) ?? [] where FileTree.isImage(name) {
        let inner = SourceRoot.joined(folder, name)
        images[FileTree.stem(of: inner)] = images[FileTree.stem(of: inner)] ?? inner
      }
    }
    return images
  }
}
