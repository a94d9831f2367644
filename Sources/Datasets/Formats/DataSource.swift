import Foundation

/// Where the images of a description are, and in which format.
enum DataSource: Equatable {
  case folders(root: String)
  case table(path: String)
  case idx(root: String)
  case scene(name: String)

  static let scenePrefix = "scenes:"

  /// Looks at the disk for what the description leaves open.
  ///
  /// Without a format, a source is a scene if it starts with `scenes:`; a file is a listing; a
  /// folder with a `labels.csv` or `labels.tsv` is listed there, one with IDX files is an IDX set,
  /// and any other is a folder of folders.
  ///
  /// - Parameter directory: from which a relative source is looked for.
  init(source: String, format: DataFormat, directory: String) throws(DatasetError) {
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
    case .file:
      let ending = path.lowercased().suffix(4)
      guard format == .csv || (format == .auto && (ending == ".csv" || ending == ".tsv")) else {
        throw DatasetError(
          place: source,
          found: format == .auto
            ? "is a file that is no listing" : "is a file; \(format.rawValue) needs a folder",
          allowed: "allowed: a folder, or a listing ending in .csv or .tsv")
      }
      self = .table(path: path)
    case .folder: self = try Self.inFolder(path, source: source, format: format)
    }
  }

  private static func inFolder(
    _ path: String, source: String, format: DataFormat
  ) throws(DatasetError) -> DataSource {
    let listing = ["labels.csv", "labels.tsv"].map { "\(path)/\($0)" }
      .first { FileTree.kind($0) == .file }
    switch format {
    case .folders: return .folders(root: path)
    case .idx: return .idx(root: path)
    default:
      if let listing { return .table(path: listing) }
      if format == .csv {
        throw DatasetError(
          place: source, found: "no listing is in it",
          allowed: "allowed: a labels.csv in the folder, or the path of a listing")
      }
      return IDXSet.isIn(path) ? .idx(root: path) : .folders(root: path)
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

// MARK: Files

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
    case .table(let path):
      let name = path.split(separator: "/").last.map(String.init) ?? path
      let isNamed = place.hasSuffix(name)
      let place = isNamed ? place : place.hasSuffix("/") ? place + name : "\(place)/\(name)"
      return (try ImageListing.table(path: path, place: place), path, place)
    case .idx, .scene: return nil
    }
  }
}
