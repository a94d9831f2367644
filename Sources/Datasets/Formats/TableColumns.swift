/// Which columns of a listing say what.
///
/// The names of columns are told regardless of case, spaces, `_` and `-`:
/// - the image: `file`, `filename`, `image`, `image_id`, `path`, `id` and the like, in this order;
/// - its labels in one cell: `labels`, `label`, `tags`, `tag`, `classes`, `class`;
/// - or one column a label, in which most cells are 0 or 1 (or -1, see ``OneHotColumns``);
/// - or an object a row: `xmin`, `ymin`, `xmax` and `ymax` beside the label, in pixels of the
///   `width` and `height` if these are there;
/// - its part: `split`, `part`, `set`, `subset`, where cells say train, validation, tune or test;
/// - its group: `group`; what it shows beside its labels: `category`.
struct TableColumns {
  /// Where the labels are.
  enum Labels {
    case cell(column: Int, LabelCells)
    case oneHot(OneHotColumns)
  }

  let file: Int
  let labels: Labels
  let part: Int?
  let group: Int?
  let category: Int?
  /// Nil where a row is a whole image.
  let objects: ObjectColumns?

  /// Where the box of an object is.
  struct ObjectColumns {
    /// Left, top, right, bottom.
    let corners: [Int]
    /// Width and height of the image.
    let size: [Int]
  }

  private static let files = [
    "file", "filename", "imagefile", "imagefilename", "image", "imagename", "imagepath", "img",
    "imgname", "imgpath", "path", "filepath", "imageid", "imgid", "id",
  ]
  private static let labelCells = ["labels", "label", "tags", "tag", "classes", "class"]
  private static let parts = ["split", "part", "set", "subset"]

  static let allowed =
    "the first line must name the columns file and labels, or file and one column a label"

  /// - Parameters:
  ///   - records: the header first.
  ///   - place: the listing as it was written, for the sentences of errors.
  init(_ records: [SeparatedValues.Record], place: String) throws(DatasetError) {
    guard let header = records.first else {
      throw DatasetError(place: place, found: "the listing is empty", allowed: Self.allowed)
    }
    let rows = records.dropFirst()
    let names = header.cells.map(Self.normal)
    func column(_ candidates: [String]) -> Int? {
      candidates.lazy.compactMap { names.firstIndex(of: $0) }.first
    }
    guard let file = column(Self.files) else {
      throw DatasetError(
        place: "\(place):\(header.line)",
        found: "no column is called file, only \(Vocabulary.list(header.cells))",
        allowed: Self.allowed)
    }
    self.file = file
    group = column(["group"])
    category = column(["category", "categories"])
    let corners = ["xmin", "ymin", "xmax", "ymax"].compactMap { names.firstIndex(of: $0) }
    let size = ["width", "height"].compactMap { names.firstIndex(of: $0) }
    objects = corners.count == 4 ? ObjectColumns(corners: corners, size: size) : nil
    part = column(Self.parts).flatMap { column in
      rows.contains { $0.cell(column).flatMap { PartName.part($0) } != nil } ? column : nil
    }
    if let column = column(Self.labelCells) {
      let isSingle = ["label", "tag", "class"].contains(names[column])
      labels = .cell(
        column: column, LabelCells(rows.lazy.map { $0.cell(column) }, isSingle: isSingle))
      return
    }
    let taken = [file, group, category, part].compactMap { $0 }
    let oneHot = OneHotColumns(header: header, rows: rows, without: taken)
    guard !oneHot.columns.isEmpty else {
      throw DatasetError(
        place: "\(place):\(header.line)",
        found: "no column is called labels, only \(Vocabulary.list(header.cells))",
        allowed: Self.allowed)
    }
    labels = .oneHot(oneHot)
  }

  private static func normal(_ name: String) -> String {
    name.lowercased().filter { !$0.isWhitespace && $0 != "_" && $0 != "-" }
  }
}

extension TableColumns.ObjectColumns {
  /// The box of a row, in shares of the image; nil without a size or four numbers.
  func box(of row: SeparatedValues.Record) -> Box? {
    let sides = size.compactMap { row.cell($0).flatMap { Float($0) } }
    let corners = corners.compactMap { row.cell($0).flatMap { Float($0) } }
    guard sides.count == 2, corners.count == 4, sides[0] > 0, sides[1] > 0 else { return nil }
    return Box(
      left: corners[0] / sides[0], top: corners[1] / sides[1], right: corners[2] / sides[0],
      bottom: corners[3] / sides[1])
  }
}

extension SeparatedValues.Record {
  /// A cell without the white space around it; nil where it is not there or says that nothing is
  /// known: `null`, `nan` or `NA`, regardless of case.
  func cell(_ column: Int) -> String? {
    guard column < cells.count else { return nil }
    let text = String(TextLines.trimmed(cells[column][...]))
    return ["null", "nan", "na"].contains(text.lowercased()) ? nil : text
  }
}
