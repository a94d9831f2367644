import Metrics
import RunStore
import Workbench

/// What `thresh evaluate` says.
package struct EvaluationReport: HeadlessReport {
  var head: ReportHead
  var measures: EvaluationMeasures
  /// Where raw scores are kept: not of validation, whose measures are those of its newest epoch.
  var scored: ScoredMeasures?

  private enum CodingKeys: CodingKey { case measures }

  /// - Parameter thresholds: the measures of validation are at 0.5 unless a version is asked for.
  package static func of(
    _ run: Int64, split: StoredSplit, by thresholds: DecisionThresholds, in store: RunStore
  ) throws -> EvaluationReport {
    if split == .validation, thresholds == .newest || thresholds == .half {
      guard let newest = try store.evaluations(of: run, on: .validation).last else {
        throw RuntimeError("run \(run.runText) has not been evaluated on its validation split")
      }
      return EvaluationReport(
        head: ReportHead(
          run: run, split: split, images: newest.measures.images, step: newest.step,
          thresholds: "0.5"),
        measures: newest.measures)
    }
    return EvaluationReport(
      try ScoredSplit(
        of: run, split: split, by: thresholds, reason: "thresh evaluate", in: store))
  }

  private init(head: ReportHead, measures: EvaluationMeasures) {
    self.head = head
    self.measures = measures
  }

  init(_ scored: ScoredSplit) {
    head = ReportHead(scored, images: scored.table.images.count)
    measures = EvaluationMeasures(table: scored.table, thresholds: scored.thresholds, loss: nil)
    self.scored = ScoredMeasures(scored)
  }

  package func encode(to encoder: any Encoder) throws {
    try head.encode(to: encoder)
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(measures, forKey: .measures)
    try scored?.encode(to: encoder)
  }

  package var text: String {
    var table = TextTable(["label", "thr", "P", "R", "F1", "AP", "AUC", "n+", "n-"])
    for label in measures.labels {
      table.add([
        label.label, Format.threshold(label.threshold), Format.share(label.precision),
        Format.share(label.recall), Format.share(label.f1), Format.share(label.averagePrecision),
        Format.share(label.rocAUC), "\(label.support)", "\(label.negatives)",
      ])
    }
    let lines =
      head.lines + [""] + table.lines + [""] + (scored?.averageLines ?? []) + wholeLines
      + (scored?.lines ?? [])
    return lines.joined(separator: "\n")
  }

  private var wholeLines: [String] {
    [
      "macro F1 \(Format.share(measures.macroF1)) over \(measures.macroOver) of "
        + "\(measures.labels.count) labels, macro AP "
        + Format.share(measures.macroAveragePrecision)
        + ", micro F1 \(Format.share(measures.microF1))",
      "exact label sets \(Format.share(measures.subsetAccuracy)) (all-negative baseline "
        + "\(Format.share(measures.allNegativeSubsetAccuracy))), Hamming loss "
        + "\(Format.share(measures.hammingLoss)) (baseline "
        + "\(Format.share(measures.allNegativeHammingLoss)))",
      "any label on the \(measures.negativeImages) negatives "
        + Format.share(measures.anyPositiveRateOnNegatives),
    ]
  }

  /// One figure a line: of which part it is, of which label or average, its name and its value.
  package var csv: CSVTable {
    var table = FigureTable()
    for label in measures.labels {
      table.add(
        "label", label.label,
        [
          ("threshold", label.threshold), ("precision", label.precision), ("recall", label.recall),
          ("f1", label.f1), ("average_precision", label.averagePrecision),
          ("roc_auc", label.rocAUC), ("support", Double(label.support)),
          ("negatives", Double(label.negatives)), ("specificity", label.counts.specificity),
          ("balanced_accuracy", label.counts.balancedAccuracy),
          ("jaccard", label.counts.jaccard), ("kappa", label.counts.kappa),
          ("matthews_correlation", label.counts.matthewsCorrelation),
          ("prevalence", label.prevalence), ("predicted_rate", label.predictedRate),
          ("true_positives", Double(label.counts.truePositives)),
          ("false_negatives", Double(label.counts.falseNegatives)),
          ("false_positives", Double(label.counts.falsePositives)),
          ("true_negatives", Double(label.counts.trueNegatives)),
        ])
    }
    table.add(
      "split", "",
      [
        ("images", Double(measures.images)), ("loss", measures.loss),
        ("macro_f1", measures.macroF1), ("macro_over", Double(measures.macroOver)),
        ("macro_average_precision", measures.macroAveragePrecision),
        ("macro_roc_auc", measures.macroROCAUC), ("micro_f1", measures.microF1),
        ("subset_accuracy", measures.subsetAccuracy),
        ("all_negative_subset_accuracy", measures.allNegativeSubsetAccuracy),
        ("hamming_loss", measures.hammingLoss),
        ("all_negative_hamming_loss", measures.allNegativeHammingLoss),
        ("negative_images", Double(measures.negativeImages)),
        ("any_positive_rate_on_negatives", measures.anyPositiveRateOnNegatives),
      ])
    scored?.add(to: &table)
    return table.csv
  }
}
