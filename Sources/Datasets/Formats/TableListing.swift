extension ImageListing {
  /// A listing with a header line; ``TableColumns`` says which columns it may have, ``LabelCells``
  /// and ``OneHotColumns`` how they give labels.
  ///
  /// A file is named from the listing's own folder, with or without its ending; if it is not there,
  /// it is looked for in the only folder of images beside the listing, or in the only one that is
  /// called like the listing (`train_images` for `train.csv`). An empty cell of labels is an image
  /// with none of them, a cell that is not there or says `null`, `nan` or `NA` an unlabelled image.
  /// A listed file that does not exist is a bad image, and so is one outside of the listing's
  /// folder.
  ///
  /// - Parameters:
  ///   - path: of the listing, whose columns are separated by tabs if it ends in `.tsv`.
  ///   - place: the listing as it was written, for the sentences of errors.
  static func table(path: String, place: String) throws(DatasetError) -> ImageListing {
    let records = try records(path: path, place: place)
    let columns = try TableColumns(records, place: place)
    let files = TableFiles(path: path)
    var entries: [Entry] = []
    var problems: [BadImage] = []
    var rows: [String: (line: Int, entry: Int)] = [:]
    for record in records.dropFirst() {
      let place = "\(place):\(record.line)"
      guard record.cells.count <= records[0].cells.count else {
        throw DatasetError(
          place: place,
          found: "\(record.cells.count) cells under a header of \(records[0].cells.count)",
          allowed: "a cell that holds the separator must be quoted")
      }
      guard columns.file < record.cells.count, !record.cells[columns.file].isEmpty else {
        throw DatasetError(place: place, found: "no file is named")
      }
      let name = record.cells[columns.file]
      guard !name.utf8.contains(0) else {
        throw DatasetError(place: place, found: "the file name holds a zero byte")
      }
      guard var entry = files.entry(name, problems: &problems) else { continue }
      try entry.read(record, columns: columns, place: place)
      if let row = rows[entry.name] {
        guard columns.objects != nil else {
          throw DatasetError(
            place: place, found: "\(name) is listed already on line \(row.line)")
        }
        entries[row.entry].add(objects: entry)
      } else {
        rows[entry.name] = (record.line, entries.count)
        entries.append(entry)
      }
    }
    guard !entries.isEmpty || !problems.isEmpty else {
      throw DatasetError(place: place, found: "no image is listed")
    }
    return ImageListing(
      entries: entries.sorted { FileTree.precedes($0.name, $1.name) }, problems: problems)
  }

  /// Several listings as one set; what their names, or those of their folders, say is the part of
  /// the images of which a listing does not say it itself.
  ///
  /// - Parameters:
  ///   - names: from the root.
  ///   - place: the root as it was written, for the sentences of errors.
  static func tables(
    _ names: [String], root: String, place: String
  ) throws(DatasetError) -> ImageListing {
    var all = ImageListing(entries: [])
    var listings: [String: String] = [:]
    for name in names {
      let listing = try table(path: "\(root)/\(name)", place: SourceRoot.below(place, name))
      let folder = name.dropLast(FileTree.lastName(name).count)
      for var entry in listing.entries {
        entry.name = folder + entry.name
        entry.part = entry.part ?? PartName.part(in: name)
        if let other = listings.updateValue(name, forKey: entry.name) {
          throw DatasetError(
            place: SourceRoot.below(place, name), found: "\(entry.name) is in \(other) too")
        }
        all.entries.append(entry)
      }
      all.problems += listing.problems.map { $0.named(after: String(folder)) }
    }
    all.entries.sort { FileTree.precedes($0.name, $1.name) }
    return all
  }

  /// Whether a file can be read so: whether it names images and their labels.
  static func isTable(path: String) -> Bool {
    guard let records = try? records(path: path, place: path) else { return false }
    return (try? TableColumns(records, place: path)) != nil
  }

  private static func records(
    path: String, place: String
  ) throws(DatasetError) -> [SeparatedValues.Record] {
    do {
      let bytes = try FileTree.bytes(of: path)
      let isTabbed = FileTree.ending(of: path) == "tsv"
      return try SeparatedValues(bytes, separator: isTabbed ? 9 : UInt8(ascii: ",")).records
    } catch let failure as SeparatedValues.Failure {
      throw DatasetError(place: "\(place):\(failure.line)", found: failure.found)
    } catch {
      throw DatasetError(place: place, found: "\(error)")
    }
  }
}

extension ImageListing.Entry {
  /// Takes in what a row says of the image.
  fileprivate mutating func read(
    _ record: SeparatedValues.Record, columns: TableColumns, place: String
  ) throws(DatasetError) {
    switch columns.labels {
    case .cell(let column, let cells): labels = record.cell(column).map(cells.labels)
    case .oneHot(let columns): (labels, unknown) = try columns.labels(of: record, place: place)
    }
    if let box = columns.objects?.box(of: record), let label = labels?.first {
      boxes = [(label, box)]
    }
    group = columns.group.flatMap(record.cell).flatMap { $0.isEmpty ? nil : $0 }
    categories = columns.category.flatMap(record.cell).map { $0.isEmpty ? [] : [$0] } ?? []
    if let cell = columns.part.flatMap(record.cell), !cell.isEmpty {
      guard let part = PartName.part(cell) else {
        throw DatasetError(
          place: place, found: "the part is \(cell)",
          allowed: "allowed: train, validation, tune, test, or nothing")
      }
      self.part = part
    }
  }

  /// Takes in what another row says is in the same image.
  fileprivate mutating func add(objects other: Self) {
    boxes += other.boxes
    guard let more = other.labels else { return }
    labels = (labels ?? []) + more.filter { !(labels ?? []).contains($0) }
  }
}

/// Where the files that a listing names are.
private struct TableFiles {
  private let root: SourceRoot
  /// The listing's folder, and the one beside the listing that may hold the images.
  private let folders: [String]

  private static let endings = ["", ".jpg", ".jpeg", ".png", ".JPG", ".JPEG", ".PNG"]

  init(path: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.dropLast().joined(separator: "/")
    let root = SourceRoot(folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder)
    let withImages = (FileTree.names(in: root.path) ?? []).filter { name in
      FileTree.kind(root.full(name)) == .folder
        && (FileTree.names(in: root.full(name)) ?? []).contains(where: FileTree.isImage)
    }
    let stem = FileTree.stem(of: FileTree.lastName(path)).lowercased()
    let alike = withImages.filter { $0.lowercased().hasPrefix(stem) }
    let likely = withImages.count == 1 ? withImages : alike.count == 1 ? alike : []
    self.root = root
    folders = [""] + likely
  }

  func entry(_ name: String, problems: inout [BadImage]) -> ImageListing.Entry? {
    for ending in Self.endings {
      if case .inside(let inner) = root.find(name + ending, in: folders) {
        return ImageListing.Entry(name: inner, path: root.full(inner))
      }
    }
    return root.entry(name, in: [""], problems: &problems)
  }
}
