import Metrics
import RunStore

/// What `thresh confusion` says: which label set was predicted for which.
package struct ConfusionReport: Encodable {
  struct Row: Encodable {
    var truth: String
    /// Per line of ``sets``, in their order.
    var predicted: [Int]
    var images: Int
  }

  struct Label: Encodable {
    var label: String
    var truePositives: Int
    var falseNegatives: Int
    var falsePositives: Int
    var trueNegatives: Int
  }

  package var run: String
  package var split: String
  package var thresholds: String
  package var testLooks: Int?
  var images: Int
  var exact: Int
  /// As `cat+dog`, `none`, and `other` for all rarer ones together.
  var sets: [String]
  var rows: [Row]
  var labels: [Label]

  /// - Parameters:
  ///   - split: `tune` or `test`; a look at test is counted.
  ///   - limit: how many label sets have a line of their own.
  package static func of(
    _ run: Int64, split: String, untuned: Bool, limit: Int, in store: RunStore
  ) throws -> ConfusionReport {
    let scored = try ScoredSplit(
      of: run, split: split, untuned: untuned, reason: "thresh confusion", in: store)
    let table = scored.table
    let confusion = LabelSetConfusion(
      table: table, thresholds: scored.thresholds, limit: limit)
    let sets = confusion.lines.map { name(of: $0, table.labels) }
    return ConfusionReport(
      run: run.runText, split: split, thresholds: scored.origin, testLooks: scored.testLooks,
      images: confusion.images, exact: confusion.exact, sets: sets,
      rows: sets.indices.map { row in
        Row(
          truth: sets[row], predicted: sets.indices.map { confusion[row, $0] },
          images: confusion.images(inRow: row))
      },
      labels: zip(table.labels, table.counts(thresholds: scored.thresholds)).map { name, counts in
        Label(
          label: name, truePositives: counts.truePositives,
          falseNegatives: counts.falseNegatives, falsePositives: counts.falsePositives,
          trueNegatives: counts.trueNegatives)
      })
  }

  private static func name(of line: LabelSetConfusion.Line, _ labels: [String]) -> String {
    switch line {
    case .other: "other"
    case .labels([]): "none"
    case .labels(let set): set.map { labels[$0] }.joined(separator: "+")
    }
  }

  package var text: String {
    let look = testLooks.map { ", look \($0) at test" } ?? ""
    let widths = [-24] + [Int](repeating: 7, count: sets.count + 1)
    // Columns are numbered like the rows, for label sets are too long to head them.
    var lines = [
      "run \(run), \(split) split, \(images) images, thresholds \(thresholds)\(look)", "",
      TextTable.row(
        ["true \\ predicted"] + sets.indices.map { "[\($0 + 1)]" } + ["images"], widths),
    ]
    for (index, row) in rows.enumerated() {
      lines.append(
        TextTable.row(
          ["[\(index + 1)] \(row.truth)"] + row.predicted.map { $0 == 0 ? "." : "\($0)" }
            + ["\(row.images)"], widths))
    }
    let share = images == 0 ? nil : Double(exact) / Double(images)
    lines += ["", "exact label sets \(exact) of \(images), \(Format.share(share))", ""]
    let columns = [-24, 7, 7, 7, 7]
    lines.append(TextTable.row(["label", "TP", "FN", "FP", "TN"], columns))
    for label in labels {
      let counts = [
        label.truePositives, label.falseNegatives, label.falsePositives, label.trueNegatives,
      ]
      lines.append(TextTable.row([label.label] + counts.map(String.init), columns))
    }
    return lines.joined(separator: "\n")
  }
}
