import Metrics
import RunStore

/// What `thresh confusion --cell` says: the images of a cell.
package struct CellReport: HeadlessReport {
  /// In which order images are looked at.
  package enum Order: String, CaseIterable, Sendable {
    case nearest, loss, mistake
    case labelIssue = "label-issue"

    var order: ImageOrder {
      switch self {
      case .nearest: .nearest
      case .loss: .loss
      case .mistake: .mistake
      case .labelIssue: .labelIssue
      }
    }
  }

  struct Image: Encodable {
    /// Its number in the data of the run.
    var number: Int
    /// The name of its file; nil where the data cannot be opened any more.
    var file: String?
    /// Label sets; `+?` where not all labels are known.
    var truth: String
    var predicted: String
    /// The figure of the order.
    var value: Double
    /// One a label.
    var scores: [Float]
    /// The scores the text shows: of the cell's label, and of those the image holds or is given.
    fileprivate var mainScores: String

    private enum CodingKeys: CodingKey { case number, file, truth, predicted, value, scores }
  }

  var head: ReportHead
  var cell: String
  var order: String
  var labels: [String]
  var images: [Image]
  /// Why there are no names of files.
  var namesMissing: String?
  private let limit: Int

  private enum CodingKeys: CodingKey {
    case cell, order, labels, cellImages, namesMissing
  }

  /// - Parameters:
  ///   - split: a look at test is counted.
  ///   - limit: how many images the text shows.
  package static func of(
    _ run: Int64, split: StoredSplit, by thresholds: DecisionThresholds, cell: String, order: Order,
    limit: Int? = nil, in store: RunStore
  ) throws -> CellReport {
    // Read before the look at test is counted: a slip of the pen is no look.
    let facts = try store.run(run, now: Clock.now()).facts
    if !facts.labels.isEmpty, !cell.contains(LabelSetName.other) {
      _ = try CellText.read(cell, labels: facts.labels, lines: [])
    }
    let scored = try ScoredSplit(
      of: run, split: split, by: thresholds, reason: "thresh confusion --cell \(cell)", in: store)
    return try CellReport(
      scored, cell: cell, order: order.order, limit: limit ?? 20,
      names: Result { try ImageNames.of(run, in: store) })
  }

  init(
    _ scored: ScoredSplit, cell text: String, order: ImageOrder, limit: Int,
    names: @autoclosure () -> Result<[String], any Error>
  ) throws(RuntimeError) {
    let table = scored.table
    let lines = LabelSetConfusion(
      table: table, thresholds: scored.thresholds, limit: LabelSetTable.usual
    ).lines
    let cell = try CellText.read(text, labels: table.labels, lines: lines)
    let ranked = Decisions(table: table, thresholds: scored.thresholds).images(in: cell, by: order)
    var files: [String] = []
    if !ranked.isEmpty {
      switch names() {
      case .success(let found): files = found
      case .failure(let error): namesMissing = "\(error)"
      }
    }
    head = ReportHead(scored, images: table.images.count)
    self.cell = text
    self.order = order.rawValue
    labels = table.labels
    images = ranked.map { image in
      let row = ScoredRow(image.row, of: table, thresholds: scored.thresholds)
      let number = table.images[image.row]
      return Image(
        number: number, file: files.indices.contains(number) ? files[number] : nil,
        truth: row.truthText, predicted: row.predictedText, value: image.value,
        scores: row.scores, mainScores: row.scoreText(with: cell.label))
    }
    self.limit = limit
  }

  package func encode(to encoder: any Encoder) throws {
    try head.encode(to: encoder)
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(cell, forKey: .cell)
    try values.encode(order, forKey: .order)
    try values.encode(labels, forKey: .labels)
    try values.encode(images, forKey: .cellImages)
    try values.encodeIfPresent(namesMissing, forKey: .namesMissing)
  }

  package var text: String {
    let count = images.count == 1 ? "1 image" : "\(images.count) images"
    var lines = head.lines + ["\(cell): \(count), by \(order)"]
    if let namesMissing { lines.append("no names of files: \(namesMissing)") }
    guard !images.isEmpty else { return lines.joined(separator: "\n") }
    var table = TextTable(["image", "true", "predicted", "scores", "value"], left: 4)
    for image in images.prefix(limit) {
      let name = image.file ?? "\(image.number)"
      table.add([
        name, image.truth, image.predicted, image.mainScores, Format.share(image.value),
      ])
    }
    lines += [""] + table.lines
    if images.count > limit {
      lines.append("and \(images.count - limit) more; --limit shows more, --json and --csv all")
    }
    return lines.joined(separator: "\n")
  }

  package var csv: CSVTable {
    var table = CSVTable(
      ["image", "file", "truth", "predicted", "value"] + labels.map { "score_\($0)" })
    for image in images {
      table.add(
        [image.number, image.file, image.truth, image.predicted, image.value]
          + image.scores.map { $0 as (any CSVValue)? })
    }
    return table
  }
}

extension DecisionCell {
  /// The label a cell is about, if it is about one.
  fileprivate var label: Int? {
    if case .label(let label, _) = self { label } else { nil }
  }
}
