extension ImageListing {
  /// A listing with a header line and the columns `file` and `labels`, in any order and among
  /// others.
  ///
  /// A file is named from the listing's own folder. Labels are separated by spaces; an empty cell
  /// is an image with none of the labels, a cell that is not there an unlabelled image. A listed
  /// file that does not exist is a bad image, not an error.
  ///
  /// - Parameters:
  ///   - path: of the listing, whose columns are separated by tabs if it ends in `.tsv`.
  ///   - place: the listing as it was written, for the sentences of errors.
  static func table(path: String, place: String) throws(DatasetError) -> ImageListing {
    let records: [SeparatedValues.Record]
    do {
      let bytes = try FileTree.bytes(of: path)
      let isTabbed = path.lowercased().hasSuffix(".tsv")
      records = try SeparatedValues(bytes, separator: isTabbed ? 9 : UInt8(ascii: ",")).records
    } catch let failure as SeparatedValues.Failure {
      throw DatasetError(place: "\(place):\(failure.line)", found: failure.found)
    } catch let error as ImageError {
      throw DatasetError(place: place, found: error.description)
    } catch {
      throw DatasetError(place: place, found: "\(error)")
    }
    guard let header = records.first else {
      throw DatasetError(place: place, found: "the listing is empty", allowed: columnsAllowed)
    }
    let fileColumn = try column("file", in: header, place: place)
    let labelsColumn = try column("labels", in: header, place: place)

    let root = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
    var entries: [Entry] = []
    var lines: [String: Int] = [:]
    for record in records.dropFirst() {
      let place = "\(place):\(record.line)"
      guard record.cells.count <= header.cells.count else {
        throw DatasetError(
          place: place,
          found: "\(record.cells.count) cells under a header of \(header.cells.count)",
          allowed: "a cell that holds the separator must be quoted")
      }
      guard fileColumn < record.cells.count, !record.cells[fileColumn].isEmpty else {
        throw DatasetError(place: place, found: "no file is named")
      }
      let name = record.cells[fileColumn]
      guard !name.utf8.contains(0) else {
        throw DatasetError(place: place, found: "the file name holds a zero byte")
      }
      if let line = lines.updateValue(record.line, forKey: name) {
        throw DatasetError(place: place, found: "\(name) is listed already on line \(line)")
      }
      let labels =
        labelsColumn < record.cells.count
        ? record.cells[labelsColumn].split(whereSeparator: \.isWhitespace).map(String.init) : nil
      let full = name.hasPrefix("/") ? name : "\(root)/\(name)"
      entries.append(Entry(name: name, path: full, labels: labels))
    }
    guard !entries.isEmpty else {
      throw DatasetError(place: place, found: "no image is listed")
    }
    return ImageListing(entries: entries.sorted { FileTree.precedes($0.name, $1.name) })
  }

  private static let columnsAllowed = "the first line must name the columns file and labels"

  private static func column(
    _ name: String, in header: SeparatedValues.Record, place: String
  ) throws(DatasetError) -> Int {
    let names = header.cells.map { cell in
      cell.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    }
    guard let index = names.firstIndex(of: name) else {
      throw DatasetError(
        place: "\(place):\(header.line)",
        found: "no column is called \(name), only \(Vocabulary.list(header.cells))",
        allowed: columnsAllowed)
    }
    return index
  }
}
