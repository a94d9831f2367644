import Metrics

/// Precision, recall and F1, averaged in the four ways the field knows.
struct AverageTable: Encodable {
  struct Row: Encodable {
    var average: String
    var precision: Double?
    var recall: Double?
    var f1: Double?
  }

  var rows: [Row]
  /// What the mean over samples is of: on images without labels these measures are 0 or 1 by mere
  /// convention, and the rate of alarms on them says what they would.
  var imagesWithLabels: Int

  init(_ scored: ScoredSplit) {
    let labels = scored.table.counts(thresholds: scored.thresholds)
    let images = scored.table.countsByImage(thresholds: scored.thresholds).filter {
      $0.support > 0
    }
    let measures = [\LabelCounts.precision, \.recall, \.f1].map { measure in
      Averages(of: { $0[keyPath: measure] }, labels: labels, images: images)
    }
    let kinds: [(String, KeyPath<Averages, Double?>)] = [
      ("micro", \.micro), ("macro", \.macro), ("weighted", \.weighted), ("samples", \.samples),
    ]
    rows = kinds.map { name, kind in
      Row(
        average: name, precision: measures[0][keyPath: kind], recall: measures[1][keyPath: kind],
        f1: measures[2][keyPath: kind])
    }
    imagesWithLabels = images.count
  }

  var lines: [String] {
    var table = TextTable(["average", "P", "R", "F1"])
    for row in rows {
      table.add([
        row.average, Format.share(row.precision), Format.share(row.recall), Format.share(row.f1),
      ])
    }
    return table.lines + ["samples: over the \(imagesWithLabels) images with labels"]
  }

  func add(to table: inout FigureTable) {
    for row in rows {
      table.add(
        "average", row.average,
        [("precision", row.precision), ("recall", row.recall), ("f1", row.f1)])
    }
    table.add("average", "samples", [("images", Double(imagesWithLabels))])
  }
}
