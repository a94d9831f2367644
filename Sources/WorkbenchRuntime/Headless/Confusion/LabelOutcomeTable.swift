import Metrics

/// How the decisions about each label met the truth.
struct LabelOutcomeTable: ConfusionPart {
  struct Label: Encodable {
    var label: String
    var truePositives: Int
    var falseNegatives: Int
    var falsePositives: Int
    var trueNegatives: Int
    var support: Int { truePositives + falseNegatives }
  }

  var labels: [Label]
  private let limit: Int

  private enum CodingKeys: CodingKey { case labels }

  init(_ scored: ScoredSplit, limit: Int) {
    let counts = scored.table.counts(thresholds: scored.thresholds)
    labels = zip(scored.table.labels, counts).map { name, counts in
      Label(
        label: name, truePositives: counts.truePositives, falseNegatives: counts.falseNegatives,
        falsePositives: counts.falsePositives, trueNegatives: counts.trueNegatives)
    }
    self.limit = limit
  }

  var lines: [String] {
    var table = TextTable(["label", "TP", "FN", "FP", "TN"])
    let shown = Frequent.places(labels.map(\.support), limit: limit)
    for label in shown.map({ labels[$0] }) {
      let counts = [
        label.truePositives, label.falseNegatives, label.falsePositives, label.trueNegatives,
      ]
      table.add([label.label] + counts.map(String.init))
    }
    return table.lines + Frequent.note(shown: shown.count, of: labels.count, "labels")
  }

  var csv: CSVTable {
    var table = CSVTable([
      "label", "true_positives", "false_negatives", "false_positives", "true_negatives",
    ])
    for label in labels {
      table.add([
        label.label, label.truePositives, label.falseNegatives, label.falsePositives,
        label.trueNegatives,
      ])
    }
    return table
  }
}

/// Which lines of a long table its text shows.
enum Frequent {
  /// The places of the greatest counts, in the order of the table.
  static func places(_ counts: [Int], limit: Int) -> [Int] {
    guard counts.count > limit else { return Array(counts.indices) }
    return counts.indices.sorted { (counts[$1], $0) < (counts[$0], $1) }.prefix(limit).sorted()
  }

  static func note(shown: Int, of all: Int, _ what: String) -> [String] {
    shown < all
      ? ["the \(shown) most frequent of \(all) \(what); --limit shows more, --json and --csv all"]
      : []
  }
}
