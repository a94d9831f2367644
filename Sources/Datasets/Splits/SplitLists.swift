/// Lists, written by a person or brought by a set, that say which image belongs to which part.
///
/// Three forms are read:
/// - a table (`.csv`, `.tsv`) whose first line names the columns `file` and `part`;
/// - a text file with a name on every line, itself called for its part: `train.txt`;
/// - a folder with such text files, such as `ImageSets/Main` of a VOC set.
///
/// The parts are `train`, `validation` (or `val`, `valid`), `tune` and `test`.
package struct SplitLists: Equatable, Sendable {
  struct Entry: Equatable {
    var name: String
    var part: SplitPart
    /// The file and line that say so.
    var place: String
  }

  private(set) var entries: [Entry] = []

  /// - Parameter place: the path as it was written, for the sentences of errors.
  package static func read(path: String, place: String) throws(DatasetError) -> SplitLists {
    var lists = SplitLists()
    switch FileTree.kind(path) {
    case nil: throw DatasetError(place: place, found: "there is no such file or folder")
    case .other(let cause): throw DatasetError(place: place, found: cause)
    case .folder:
      for name in FileTree.names(in: path) ?? [] where part(ofList: name) != nil {
        try lists.addList("\(path)/\(name)", place: "\(place)/\(name)")
      }
      guard !lists.entries.isEmpty else {
        throw DatasetError(place: place, found: "no list of a part is in it", allowed: listsAllowed)
      }
    case .file:
      let ending = path.lowercased().suffix(4)
      if ending == ".csv" || ending == ".tsv" {
        try lists.addTable(path, separator: ending == ".tsv" ? 9 : UInt8(ascii: ","), place: place)
      } else {
        try lists.addList(path, place: place)
      }
    }
    return lists
  }

  // MARK: Reading

  private static let listsAllowed =
    "allowed: train.txt, validation.txt, tune.txt, test.txt, or a table with the columns file and "
    + "part"

  private static func part(named name: String) -> SplitPart? {
    switch name.lowercased() {
    case "val", "valid": .validation
    case let name: SplitPart(rawValue: name)
    }
  }

  /// The part that a text file is called for.
  private static func part(ofList file: String) -> SplitPart? {
    guard file.lowercased().hasSuffix(".txt") else { return nil }
    return part(named: String(file.dropLast(4)))
  }

  private mutating func addList(_ path: String, place: String) throws(DatasetError) {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    guard let part = Self.part(ofList: file) else {
      throw DatasetError(
        place: place, found: "the list is not called for a part", allowed: Self.listsAllowed)
    }
    for record in try Self.records(path, separator: 9, place: place) {
      add(record.cells[0], part, place: "\(place):\(record.line)")
    }
  }

  private mutating func addTable(
    _ path: String, separator: UInt8, place: String
  ) throws(DatasetError) {
    let records = try Self.records(path, separator: separator, place: place)
    let names = records.first?.cells.map { Self.trimmed($0).lowercased() } ?? []
    guard let file = names.firstIndex(of: "file"), let column = names.firstIndex(of: "part") else {
      throw DatasetError(
        place: "\(place):\(records.first?.line ?? 1)",
        found: names.isEmpty ? "the table is empty" : "the columns are \(Vocabulary.list(names))",
        allowed: "the first line must name the columns file and part")
    }
    for record in records.dropFirst() {
      let place = "\(place):\(record.line)"
      guard record.cells.count > max(file, column) else {
        throw DatasetError(
          place: place, found: "\(record.cells.count) cells under a header of \(names.count)")
      }
      let name = Self.trimmed(record.cells[column])
      guard let part = Self.part(named: name) else {
        let parts = SplitPart.allCases.map(\.rawValue)
        throw DatasetError(
          place: place, found: name.isEmpty ? "no part is named" : "there is no part \(name)",
          allowed: "allowed: \(parts.joined(separator: ", "))",
          nearest: NearestName.among(parts, to: name))
      }
      add(record.cells[file], part, place: place)
    }
  }

  private mutating func add(_ name: String, _ part: SplitPart, place: String) {
    let name = Self.trimmed(name)
    if !name.isEmpty { entries.append(Entry(name: name, part: part, place: place)) }
  }

  private static func records(
    _ path: String, separator: UInt8, place: String
  ) throws(DatasetError) -> [SeparatedValues.Record] {
    do {
      return try SeparatedValues(try FileTree.bytes(of: path), separator: separator).records
    } catch let failure as SeparatedValues.Failure {
      throw DatasetError(place: "\(place):\(failure.line)", found: failure.found)
    } catch {
      throw DatasetError(place: place, found: "\(error)")
    }
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
