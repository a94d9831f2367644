import Foundation

/// Where the images of a description are, and in which format.
enum DataSource: Equatable {
  case folders(root: String)
  case names(root: String)
  case table(path: String)
  /// Several listings below a folder, each of a part of the set.
  case tables(root: String, names: [String])
  /// A folder, or one file of it.
  case coco(path: String)
  case voc(root: String)
  /// A folder, or the YAML file that describes it.
  case yolo(path: String)
  case idx(root: String)
  case scene(name: String)

  static let scenePrefix = "scenes:"

  /// Looks at the disk for what the description leaves open.
  ///
  /// Without a format, a source is a scene if it starts with `scenes:`; a file is told by its
  /// ending, and a folder by what is in it, see ``DataSource/found(in:source:wanted:)``.
  ///
  /// - Parameters:
  ///   - directory: from which a relative source is looked for.
  ///   - wanted: the labels asked for, in the source's own words; nil is all.
  init(
    source: String, format: DataFormat, directory: String, wanted: [String]? = nil
  ) throws(DatasetError) {
    if source.hasPrefix(Self.scenePrefix) || format == .scenes {
      guard format == .scenes || format == .auto else {
        throw DatasetError(
          place: source, found: "drawn pictures are not read as \(format.rawValue)",
          allowed: "allowed formats for them: auto, scenes")
      }
      let isPrefixed = source.hasPrefix(Self.scenePrefix)
      self = .scene(name: isPrefixed ? String(source.dropFirst(Self.scenePrefix.count)) : source)
      return
    }
    let path = try Self.path(of: source, directory: directory)
    switch FileTree.kind(path) {
    case nil: throw Self.notFound(source, path: path)
    case .other(let cause): throw DatasetError(place: source, found: cause)
    case .file: self = try Self.file(path, source: source, format: format)
    case .folder:
      self = try Self.folder(path, source: source, format: format, wanted: wanted)
    }
  }

  private static func file(
    _ path: String, source: String, format: DataFormat
  ) throws(DatasetError) -> DataSource {
    let ending = FileTree.ending(of: path)
    switch format {
    case .auto:
      switch ending {
      case "csv", "tsv": return .table(path: path)
      case "json": return .coco(path: path)
      case "yaml", "yml": return .yolo(path: path)
      default: break
      }
    case .csv: return .table(path: path)
    case .coco: return .coco(path: path)
    case .yolo where ["yaml", "yml", "data", "names"].contains(ending): return .yolo(path: path)
    default: break
    }
    throw DatasetError(
      place: source,
      found: format == .auto
        ? "is a file that is no listing" : "is a file; \(format.rawValue) needs a folder",
      allowed: "allowed: a folder, or a listing ending in .csv, .tsv, .json or .yaml")
  }

  private static func folder(
    _ path: String, source: String, format: DataFormat, wanted: [String]?
  ) throws(DatasetError) -> DataSource {
    switch format {
    case .folders: .folders(root: path)
    case .names: .names(root: path)
    case .idx: .idx(root: path)
    case .coco: .coco(path: path)
    case .voc: .voc(root: path)
    case .yolo: .yolo(path: path)
    case .csv: try table(in: path, source: source)
    case .auto, .scenes: try found(in: path, source: source, wanted: wanted)
    }
  }

  private static func path(of source: String, directory: String) throws(DatasetError) -> String {
    guard !source.isEmpty, !source.utf8.contains(0) else {
      throw DatasetError(
        place: "data.source", found: source.isEmpty ? "is empty" : "holds a zero byte",
        allowed: "allowed: a folder, a listing, or scenes:NAME")
    }
    var path = source
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    if path == "~" || path.hasPrefix("~/"), let home = ProcessInfo.processInfo.environment["HOME"] {
      return home + path.dropFirst()
    }
    return path.hasPrefix("/") ? path : "\(directory.isEmpty ? "." : directory)/\(path)"
  }

  /// Names the first part of the path that is missing, and what there is in its place.
  private static func notFound(_ source: String, path: String) -> DatasetError {
    var existing = path
    var missing = ""
    while let slash = existing.lastIndex(of: "/") {
      missing = String(existing[existing.index(after: slash)...])
      existing = String(existing[..<slash])
      if existing.isEmpty || FileTree.kind(existing) != nil { break }
    }
    let names = FileTree.names(in: existing.isEmpty ? "/" : existing) ?? []
    return DatasetError(
      place: source, found: "there is no \(missing) in \(existing.isEmpty ? "/" : existing)",
      nearest: NearestName.among(names, to: missing))
  }
}

extension DataFormat {
  /// The format that a source is read as: what ``auto`` stands for there.
  ///
  /// Looks at the names of files and at the heads of listings, and decodes nothing.
  package static func found(
    in source: String, directory: String
  ) throws(DatasetError) -> DataFormat {
    switch try DataSource(source: source, format: .auto, directory: directory) {
    case .folders: .folders
    case .names: .names
    case .table, .tables: .csv
    case .coco: .coco
    case .voc: .voc
    case .yolo: .yolo
    case .idx: .idx
    case .scene: .scenes
    }
  }
}
