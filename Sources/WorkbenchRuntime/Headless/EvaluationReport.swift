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
    var looks: Int?
    var scores: StoredScores?
    if split == "test" {
      let look = try store.lookAtTest(run, reason: "thresh evaluate", now: Clock.now())
      (looks, scores) = (look.looks, look.scores)
    } else {
      scores = try store.scores(of: run, on: .tune)
    }
    guard let table = scores?.table else {
      throw RuntimeError(
        "run \(run.runText) has no scores of its \(split) split; they are kept when it is done")
    }
    let tuned = untuned ? nil : try store.thresholds(of: run).last
    return EvaluationReport(
      run: run.runText, split: split,
      thresholds: tuned.map { "tuned (\($0.goal), version \($0.version))" } ?? "0.5",
      testLooks: looks,
      measures: EvaluationMeasures(
        table: table,
        thresholds: tuned?.values ?? Array(repeating: 0.5, count: table.labels.count), loss: nil),
      topOneAccuracy: table.topOneAccuracy)
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
    return lines.joined(separator: "\n")
  }

  private static let widths = [-20, 6, 6, 6, 6, 6, 6, 6, 6]
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
