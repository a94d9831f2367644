import Metrics
import RunStore
import Workbench

/// What `thresh evaluate` says.
package struct EvaluationReport: Encodable {
  package var run: String
  package var split: String
  /// `tuned (f1, version 1)`, or `0.5`.
  package var thresholds: String
  /// Looks at the test split so far, this one included; nil for another split.
  package var testLooks: Int?
  package var measures: EvaluationMeasures
  /// Share of single-label images whose highest score is their label; nil without such images.
  package var topOneAccuracy: Double?
  /// Where raw scores are kept: on tune and test.
  var scores: ScoreQuality?

  package static func of(_ run: Int64, split: String, untuned: Bool, in store: RunStore) throws
    -> EvaluationReport
  {
    if split == "validation" {
      guard let newest = try store.evaluations(of: run, on: .validation).last else {
        throw RuntimeError("run \(run.runText) has not been evaluated on its validation split")
      }
      return EvaluationReport(
        run: run.runText, split: split, thresholds: "0.5", measures: newest.measures)
    }
    let scored = try ScoredSplit(
      of: run, split: split, untuned: untuned, reason: "thresh evaluate", in: store)
    return EvaluationReport(
      run: run.runText, split: split, thresholds: scored.origin, testLooks: scored.testLooks,
      measures: EvaluationMeasures(
        table: scored.table, thresholds: scored.thresholds, loss: nil),
      topOneAccuracy: scored.table.topOneAccuracy, scores: ScoreQuality(scored))
  }

  package var text: String {
    var lines = [
      "run \(run), \(split) split, \(measures.images) images, thresholds \(thresholds)"
        + (testLooks.map { ", look \($0) at test" } ?? ""),
      "",
      TextTable.row(["label", "thr", "P", "R", "F1", "AP", "AUC", "n+", "n-"], Self.widths),
    ]
    for label in measures.labels {
      lines.append(
        TextTable.row(
          [
            label.label, Format.share(label.threshold), Format.share(label.precision),
            Format.share(label.recall), Format.share(label.f1),
            Format.share(label.averagePrecision), Format.share(label.rocAUC), "\(label.support)",
            "\(label.negatives)",
          ], Self.widths))
    }
    lines += [
      "",
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
      "highest score right on single-label images \(Format.share(topOneAccuracy))",
    ]
    return (lines + (scores?.lines ?? [])).joined(separator: "\n")
  }

  private static let widths = [-20, 6, 6, 6, 6, 6, 6, 6, 6]
}

/// How good the scores themselves are, and the label sets that are made of them.
struct ScoreQuality: Encodable {
  /// Means over the labels that have both positives and negatives.
  var brier: Double?
  var logLoss: Double?
  /// ECE: how far scores are from the share of positives among them, over `bins` equal bins.
  var expectedCalibrationError: Double?
  var bins: Int
  /// LRAP, coverage error and ranking loss, as in scikit-learn.
  var rankingAveragePrecision: Double?
  var coverageError: Double?
  var rankingLoss: Double?
  /// Labels an image.
  var trueCardinality: Double?
  var predictedCardinality: Double?
  /// Over images that hold a label or are given one.
  var meanJaccard: Double?

  init(_ scored: ScoredSplit) {
    let calibration = CalibrationMeasures(table: scored.table)
    let ranking = RankingMeasures(table: scored.table)
    let sets = LabelSetMeasures(table: scored.table, thresholds: scored.thresholds)
    brier = calibration.macroBrier
    logLoss = calibration.macroLogLoss
    expectedCalibrationError = calibration.macroExpectedError
    bins = calibration.binCount
    rankingAveragePrecision = ranking.averagePrecision
    coverageError = ranking.coverageError
    rankingLoss = ranking.rankingLoss
    trueCardinality = sets.trueCardinality
    predictedCardinality = sets.predictedCardinality
    meanJaccard = sets.meanJaccard()
  }

  var lines: [String] {
    [
      "labels an image \(Format.share(trueCardinality)) true, "
        + "\(Format.share(predictedCardinality)) predicted; overlap (Jaccard) "
        + Format.share(meanJaccard),
      "scores: Brier \(Format.share(brier)), log-loss \(Format.share(logLoss)), ECE "
        + "\(Format.share(expectedCalibrationError)) over \(bins) bins (macro)",
      "order of labels: LRAP \(Format.share(rankingAveragePrecision)), coverage "
        + "\(Format.share(coverageError)), ranking loss \(Format.share(rankingLoss))",
    ]
  }
}

/// Columns of text.
enum TextTable {
  /// One line; a negative width aligns left. Longer cells are kept whole.
  static func row(_ cells: [String], _ widths: [Int]) -> String {
    var line = ""
    for (cell, width) in zip(cells, widths) {
      let gap = String(repeating: " ", count: max(0, Int(width.magnitude) - cell.count))
      line += (width < 0 ? cell + gap : gap + cell) + " "
    }
    return String(line.reversed().drop { $0 == " " }.reversed())
  }
}
