import Metrics
import RunStore

/// What `thresh thresholds --label` says: all about the scores of one label on the tune split.
package struct LabelReport: HeadlessReport {
  /// What a threshold gives.
  struct Point: Encodable {
    var threshold: Double
    var counts: LabelCounts

    private enum CodingKeys: CodingKey { case threshold, precision, recall, f1 }

    func encode(to encoder: any Encoder) throws {
      try counts.encode(to: encoder)
      var values = encoder.container(keyedBy: CodingKeys.self)
      try values.encode(threshold, forKey: .threshold)
      try values.encodeIfPresent(counts.precision, forKey: .precision)
      try values.encodeIfPresent(counts.recall, forKey: .recall)
      try values.encodeIfPresent(counts.f1, forKey: .f1)
    }
  }

  /// What a goal would choose for the label alone.
  struct Goal: Encodable {
    var goal: String
    var threshold: Double?
    var precision: Double?
    var recall: Double?
    var f1: Double?
    var refusal: String?

    init(_ goal: ThresholdGoal, from ranked: RankedScores) {
      self.goal = goal.text
      switch goal.choose(from: ranked) {
      case .success(let chosen):
        threshold = chosen.threshold
        (precision, recall) = (chosen.counts.precision, chosen.counts.recall)
        f1 = chosen.counts.f1
      case .failure(let reason): refusal = "\(reason)"
      }
    }
  }

  var run: String
  /// The label as in the table of all of them.
  var row: ThresholdRow
  var images: Int
  var counts: LabelCounts
  var averagePrecision: Double?
  var rocAUC: Double?
  var goals: [Goal]
  var reliability: Reliability
  /// What every threshold gives that decides differently, from the highest.
  var curve: [Point]

  static let goals: [ThresholdGoal] = [.f1, .precisionAtLeast(0.8), .recallAtLeast(0.9)]

  package static func of(
    _ run: Int64, _ request: ThresholdsRequest, label name: String, in store: RunStore
  ) throws -> LabelReport {
    try request.check()
    let scored = try ScoredSplit(of: run, split: .tune, by: .half, reason: "", in: store)
    let label = try LabelNames(scored.table.labels).place(of: name, "--label")
    let draft = try ThresholdsReport.draft(
      request, table: scored.table, kept: try store.thresholds(of: run),
      splitHash: try store.run(run, now: Clock.now()).facts.splitHash, run: run)
    return LabelReport(
      draft, label: label, table: scored.table, run: run,
      method: request.calibration.map(\.method))
  }

  /// - Parameter method: to judge calibration by; nil takes that of the draft.
  init(
    _ draft: ThresholdDraft, label: Int, table: ScoreTable, run: Int64,
    method: CalibrationMethod?? = nil
  ) {
    let ranked = table.ranked(label: label)
    self.run = run.runText
    counts = ranked.counts(at: draft.values[label])
    row = ThresholdRow(
      draft, label: label, name: table.labels[label], counts: counts,
      half: ranked.counts(at: 0.5))
    images = counts.total
    averagePrecision = ranked.averagePrecision
    rocAUC = ranked.rocAUC
    goals = Self.goals.map { Goal($0, from: ranked) }
    reliability = Reliability(
      CalibrationCheck(
        scores: table.scores(ofLabel: label), targets: table.targets(ofLabel: label),
        method: method ?? draft.calibrations[label]?.method))
    curve = ThresholdCandidate.all(of: ranked).map {
      Point(threshold: $0.threshold, counts: $0.counts)
    }
  }
}

/// Forms
extension LabelReport {
  package var text: String {
    var measures = TextTable(["TP", "FN", "FP", "TN", "P", "R", "F1", "MCC", "AP", "AUC"])
    measures.add(
      [
        counts.truePositives, counts.falseNegatives, counts.falsePositives, counts.trueNegatives,
      ].map(String.init)
        + [
          counts.precision, counts.recall, counts.f1, counts.matthewsCorrelation, averagePrecision,
          rocAUC,
        ].map { Format.share($0) })
    var chosen = TextTable(["goal", "thr", "P", "R", "F1"])
    for goal in goals {
      guard let threshold = goal.threshold else {
        chosen.add([goal.goal, "–", "–", "–", "–"])
        continue
      }
      chosen.add([
        goal.goal, Format.threshold(threshold), Format.share(goal.precision),
        Format.share(goal.recall), Format.share(goal.f1),
      ])
    }
    let head =
      "run \(run), \(row.label) on \(images) images of the tune split, threshold "
      + "\(Format.threshold(row.threshold)) (\(row.origin.rawValue))"
    let rates =
      "present \(Format.share(counts.prevalence)), predicted "
      + "\(Format.share(counts.predictedRate))\(row.overpredicts ? " !" : ""), specificity "
      + "\(Format.share(counts.specificity)), balanced \(Format.share(counts.balancedAccuracy))"
    let lines =
      [head, ""] + measures.lines + [rates, ""] + chosen.lines + [""] + reliability.lines
    return lines.joined(separator: "\n")
  }

  /// The curve.
  package var csv: CSVTable {
    var table = CSVTable([
      "threshold", "true_positives", "false_positives", "false_negatives", "true_negatives",
      "precision", "recall", "f1",
    ])
    for point in curve {
      let counts = point.counts
      table.add([
        point.threshold, counts.truePositives, counts.falsePositives, counts.falseNegatives,
        counts.trueNegatives, counts.precision, counts.recall, counts.f1,
      ])
    }
    return table
  }
}
