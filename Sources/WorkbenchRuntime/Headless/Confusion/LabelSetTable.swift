import Metrics

/// Which label set was predicted for which.
struct LabelSetTable: ConfusionPart {
  struct Row: Encodable {
    var truth: String
    /// Per line of ``sets``, in their order.
    var predicted: [Int]
    var images: Int
  }

  /// Images all of whose labels are known, and those whose set is told exactly.
  var labelledImages: Int
  var exact: Int
  /// As `cat+dog`, `none`, and `other` for all rarer ones together.
  var sets: [String]
  var rows: [Row]

  /// How many label sets have a line of their own: usually, and in a table that is to be whole.
  static let usual = 8
  static let most = 256

  init(_ scored: ScoredSplit, limit: Int) {
    let table = scored.table
    let confusion = LabelSetConfusion(table: table, thresholds: scored.thresholds, limit: limit)
    let sets = confusion.lines.map { LabelSetName.text(of: $0, table.labels) }
    labelledImages = confusion.images
    exact = confusion.exact
    self.sets = sets
    rows = sets.indices.map { row in
      Row(
        truth: sets[row], predicted: sets.indices.map { confusion[row, $0] },
        images: confusion.images(inRow: row))
    }
  }

  var lines: [String] {
    // Columns are numbered like the rows, for label sets are too long to head them.
    var table = TextTable(
      ["true \\ predicted"] + sets.indices.map { "[\($0 + 1)]" } + ["images"])
    for (index, row) in rows.enumerated() {
      table.add(
        ["[\(index + 1)] \(row.truth)"] + row.predicted.map { $0 == 0 ? "." : "\($0)" }
          + ["\(row.images)"])
    }
    let share = labelledImages == 0 ? nil : Double(exact) / Double(labelledImages)
    return table.lines
      + ["", "exact label sets \(exact) of \(labelledImages), \(Format.share(share))"]
  }

  var csv: CSVTable {
    var table = CSVTable(["truth", "predicted", "images"])
    for row in rows {
      for (set, images) in zip(sets, row.predicted) where images > 0 {
        table.add([row.truth, set, images])
      }
    }
    return table
  }
}
