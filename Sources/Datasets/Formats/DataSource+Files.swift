extension DataSource {
  /// What a source of image files lists, and the path that its images are named from; nil for
  /// pictures that do not come from a file each.
  ///
  /// - Parameters:
  ///   - place: the source as it was written, for the sentences of errors.
  ///   - wanted: the labels asked for, in the source's own words; nil is all.
  func files(
    place: String, wanted: [String]?
  ) throws(DatasetError) -> (listing: ImageListing, path: String, place: String)? {
    switch self {
    case .folders(let root):
      let listing = try ImageListing.folders(root: root, place: place, wanted: wanted)
      return (listing, root, place)
    case .names(let root):
      return (try ImageListing.names(root: root, place: place, wanted: wanted), root, place)
    case .table(let path):
      let name = FileTree.lastName(path)
      let place = place.hasSuffix(name) ? place : SourceRoot.below(place, name)
      return (try ImageListing.table(path: path, place: place), path, place)
    case .tables(let root, let names):
      return (try ImageListing.tables(names, root: root, place: place), root, place)
    case .coco(let path):
      let isFile = FileTree.kind(path) == .file
      let set = isFile ? COCOSet(file: path) : COCOSet(folder: path)
      return (try ImageListing.coco(set, place: place), path, place)
    case .voc(let root):
      return (try ImageListing.voc(VOCSet(folder: root), place: place), root, place)
    case .yolo(let path):
      guard FileTree.kind(path) == .file else {
        let set = try YOLOSet(folder: path, place: place)
        return (try ImageListing.yolo(set, place: place), path, place)
      }
      let name = FileTree.lastName(path)
      let folder = String(path.dropLast(name.count + 1))
      let set = try YOLOSet(folder: folder, file: name, place: place)
      let above = place.hasSuffix("/\(name)") ? String(place.dropLast(name.count + 1)) : "."
      return (try ImageListing.yolo(set, place: above), path, place)
    case .idx, .scene: return nil
    }
  }
}
