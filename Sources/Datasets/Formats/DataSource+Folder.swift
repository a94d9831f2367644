extension DataSource {
  /// The format of a folder: the first of these that is there.
  /// 1. `labels.csv` or `labels.tsv`;
  /// 2. COCO files, see ``COCOSet``;
  /// 3. XML annotations or lists of images as in Pascal VOC, see ``VOCSet``;
  /// 4. a YOLO set, see ``YOLOSet``;
  /// 5. IDX files;
  /// 6. a single `.csv` or `.tsv` that names images and labels, or one for each part of the set:
  ///    called so (`train.csv`), or in folders called so (`train/_classes.csv`);
  /// 7. folders for labels (folders called like parts of a set are none, unless they are wanted);
  /// 8. labels in the names of the files.
  static func found(
    in path: String, source: String, wanted: [String]?
  ) throws(DatasetError) -> DataSource {
    if let listing = labelsTable(in: path) { return .table(path: listing) }
    if !COCOSet(folder: path).files.isEmpty { return .coco(path: path) }
    if VOCSet(folder: path).isLikely { return .voc(root: path) }
    if YOLOSet.isIn(path) { return .yolo(path: path) }
    if IDXSet.isIn(path) { return .idx(root: path) }
    let tables = tables(in: path)
    if let source = listings(tables, in: path) { return source }
    let names = FileTree.names(in: path) ?? []
    let folders = names.filter { FileTree.kind("\(path)/\($0)") == .folder }
    if folders.contains(where: { wanted?.contains($0) ?? false })
      || hasLabelFolders(folders, in: path)
    {
      return .folders(root: path)
    }
    let allowed =
      "allowed: a folder for each label, labels.csv, COCO, VOC, YOLO or IDX files, or labels in "
      + "the names of the images"
    guard tables.isEmpty else {
      throw DatasetError(
        place: source, found: "several listings are in it: \(Vocabulary.list(tables))",
        allowed: allowed)
    }
    if names.contains(where: FileTree.isImage)
      || folders.contains(where: { hasImages("\(path)/\($0)") })
    {
      return .names(root: path)
    }
    throw DatasetError(
      place: source,
      found: names.isEmpty
        ? "it is empty"
        : "nothing in it says which images have which labels; it holds \(Vocabulary.list(names))",
      allowed: allowed)
  }

  /// The listing of a folder: `labels.csv`, or else the only one that names images and labels, or
  /// one for each part.
  static func table(in path: String, source: String) throws(DatasetError) -> DataSource {
    if let listing = labelsTable(in: path) { return .table(path: listing) }
    let tables = tables(in: path)
    guard let source = listings(tables, in: path) else {
      throw DatasetError(
        place: source,
        found: tables.isEmpty
          ? "no listing is in it" : "several listings are in it: \(Vocabulary.list(tables))",
        allowed: "allowed: a labels.csv in the folder, or the path of a listing")
    }
    return source
  }

  /// The only listing of a folder, or those of all parts.
  private static func listings(_ tables: [String], in path: String) -> DataSource? {
    if tables.count == 1 { return .table(path: "\(path)/\(tables[0])") }
    var names = tables
    if tables.isEmpty {
      for part in FileTree.names(in: path) ?? [] where PartName.part(part) != nil {
        names += Self.tables(in: "\(path)/\(part)").map { "\(part)/\($0)" }
      }
    }
    let parts = names.compactMap { PartName.part(in: $0) }
    guard !names.isEmpty, parts.count == names.count, Set(parts).count == parts.count else {
      return nil
    }
    return .tables(root: path, names: names)
  }

  private static func labelsTable(in path: String) -> String? {
    ["labels.csv", "labels.tsv"].map { "\(path)/\($0)" }.first { FileTree.kind($0) == .file }
  }

  private static func tables(in path: String) -> [String] {
    (FileTree.names(in: path) ?? []).filter {
      ["csv", "tsv"].contains(FileTree.ending(of: $0))
        && ImageListing.isTable(path: "\(path)/\($0)")
    }
  }

  /// Whether folders may be labels: those that are called like parts of a set hold such in turn,
  /// and one that is called `images` and stands alone is none.
  private static func hasLabelFolders(_ folders: [String], in path: String) -> Bool {
    let others = folders.filter {
      PartName.part($0) == nil && !imageFolders.contains($0.lowercased())
    }
    guard others.isEmpty else { return true }
    return folders.contains { part in
      (FileTree.names(in: "\(path)/\(part)") ?? []).contains {
        FileTree.kind("\(path)/\(part)/\($0)") == .folder
      }
    }
  }

  private static let imageFolders: Set = ["images", "image", "imgs", "img", "jpegimages", "photos"]

  private static func hasImages(_ path: String) -> Bool {
    (FileTree.names(in: path) ?? []).contains(where: FileTree.isImage)
  }
}
