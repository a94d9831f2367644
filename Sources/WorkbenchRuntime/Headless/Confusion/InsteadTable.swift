import Metrics

/// Which label was predicted instead of which.
struct InsteadTable: ConfusionPart {
  struct Instead: Encodable {
    /// Those of the data, then `none`: no true label as a row, no predicted one as a column.
    var labels: [String]
    /// By true label, then by predicted one, in images.
    var cells: [[Double]]
    var rule: String
  }

  static let rule =
    "a wrong label counts in equal parts against the labels missed beside it, or if none is missed "
    + "against the true ones"

  var instead: Instead
  private let supports: [Int]
  private let limit: Int

  private enum CodingKeys: CodingKey { case instead }

  init(_ scored: ScoredSplit, limit: Int) {
    let table = scored.table
    let confusion = MultilabelConfusion(table: table, thresholds: scored.thresholds)
    instead = Instead(
      labels: table.labels + [LabelSetName.none],
      cells: (0...confusion.labels).map { row in
        (0...confusion.labels).map { confusion[row, $0] }
      }, rule: Self.rule)
    supports = table.counts(thresholds: scored.thresholds).map(\.support)
    self.limit = limit
  }

  var lines: [String] {
    let shown = Frequent.places(supports, limit: limit)
    let places = shown + [supports.count]
    var table = TextTable(
      ["true \\ instead"] + places.indices.map { "[\($0 + 1)]" })
    for (line, row) in places.enumerated() {
      table.add(
        ["[\(line + 1)] \(instead.labels[row])"] + places.map { Self.text(instead.cells[row][$0]) })
    }
    return table.lines + Frequent.note(shown: shown.count, of: supports.count, "labels")
      + ["a wrong label counts in equal parts against the labels missed beside it,"]
      + ["or if none is missed against the true ones"]
  }

  /// Parts of images with one place; whole ones without.
  private static func text(_ images: Double) -> String {
    if images == 0 { return "." }
    return Format.fixed(images, places: images == images.rounded() ? 0 : 1)
  }

  var csv: CSVTable {
    var table = CSVTable(["truth", "predicted", "images"])
    for (truth, row) in zip(instead.labels, instead.cells) {
      for (predicted, images) in zip(instead.labels, row) where images > 0 {
        table.add([truth, predicted, images])
      }
    }
    return table
  }
}
