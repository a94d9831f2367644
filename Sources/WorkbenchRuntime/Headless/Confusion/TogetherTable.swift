import Metrics

/// How pairs of labels come together in truth, and how they are predicted together.
struct TogetherTable: ConfusionPart {
  struct Pair: Encodable {
    var given: String
    var label: String
    /// Images that hold both, and for which both are predicted.
    var truth: Int
    var predicted: Int
    var difference: Int
    /// Of the images with the given label, truly or by prediction, the share with the other one.
    var trueShare: Double?
    var predictedShare: Double?
    /// Of the images that truly hold the given label and not the other one, the share for which
    /// that one is predicted all the same; and of those that hold both, the share where it is found.
    var falsePositiveRate: Double?
    var truePositiveRate: Double?
  }

  /// Each pair twice, each of its labels given.
  var together: [Pair]
  private let limit: Int

  private enum CodingKeys: CodingKey { case together }

  init(_ scored: ScoredSplit, limit: Int) {
    let labels = scored.table.labels
    let pairs = LabelCooccurrence(table: scored.table, thresholds: scored.thresholds)
    together = labels.indices.flatMap { given in
      labels.indices.filter { $0 != given }.map { label in
        Pair(
          given: labels[given], label: labels[label], truth: pairs.truth.together(given, label),
          predicted: pairs.predicted.together(given, label),
          difference: pairs.excess(given, label),
          trueShare: pairs.truth.share(of: label, given: given),
          predictedShare: pairs.predicted.share(of: label, given: given),
          falsePositiveRate: pairs.falsePositiveRate(of: label, given: given),
          truePositiveRate: pairs.truePositiveRate(of: label, given: given))
      }
    }
    self.limit = limit
  }

  var lines: [String] {
    var table = TextTable(
      ["given", "label", "both", "pred.", "diff.", "share", "pred.", "FPR", "TPR"], left: 2)
    let shown = Frequent.places(together.map { $0.truth + $0.predicted }, limit: limit)
    for pair in shown.map({ together[$0] }) {
      table.add([
        pair.given, pair.label, "\(pair.truth)", "\(pair.predicted)",
        pair.difference > 0 ? "+\(pair.difference)" : "\(pair.difference)",
        Format.share(pair.trueShare), Format.share(pair.predictedShare),
        Format.share(pair.falsePositiveRate), Format.share(pair.truePositiveRate),
      ])
    }
    return table.lines + Frequent.note(shown: shown.count, of: together.count, "pairs")
      + ["share, FPR and TPR: of the label on images with the given one"]
  }

  var csv: CSVTable {
    var table = CSVTable([
      "given", "label", "truth", "predicted", "difference", "true_share", "predicted_share",
      "false_positive_rate", "true_positive_rate",
    ])
    for pair in together {
      table.add([
        pair.given, pair.label, pair.truth, pair.predicted, pair.difference, pair.trueShare,
        pair.predictedShare, pair.falsePositiveRate, pair.truePositiveRate,
      ])
    }
    return table
  }
}
