import Metrics
import RunStore

/// What `thresh thresholds` says: what a goal chooses for each label on the tune split.
package struct ThresholdsReport: Encodable {
  struct Label: Encodable {
    var label: String
    /// Infinite where the label is best called nowhere; 0.5 where the goal cannot be reached.
    var threshold: Double
    var precision: Double?
    var recall: Double?
    var f1: Double?
    /// F1 at 0.5.
    var f1AtHalf: Double?
    var positives: Int
    /// Why 0.5 stands.
    var refusal: String?
  }

  package var run: String
  package var goal: String
  /// Images they were chosen on.
  var images: Int
  /// The version they were kept as; nil if they were not.
  var version: Int?
  var labels: [Label]

  /// - Parameters:
  ///   - goal: as an experiment file writes it; nil takes that of the newest version.
  ///   - saves: keeps them as the next version, which `evaluate` and `confusion` go by.
  package static func of(
    _ run: Int64, goal: String?, saves: Bool, in store: RunStore
  ) throws -> ThresholdsReport {
    let scored = try ScoredSplit(of: run, split: .tune, untuned: true, reason: "", in: store)
    let newest = try store.thresholds(of: run).last
    let text = goal ?? newest?.goal ?? "f1"
    guard let goal = ThresholdGoal(text: text) else {
      throw RuntimeError("--goal is \(text); allowed: \(ThresholdGoal.allowed)")
    }
    let table = scored.table
    let half = table.counts(thresholds: table.labels.map { _ in 0.5 })
    let choices = goal.choices(for: table, sharedBelow: 0)
    let labels = table.labels.indices.map { label in
      Label(table.labels[label], choices[label].outcome, half: half[label])
    }
    var report = ThresholdsReport(
      run: run.runText, goal: goal.text, images: table.images.count, labels: labels)
    if saves {
      report.version = try store.recordThresholds(
        run,
        StoredThresholds(
          time: Clock.now(), goal: goal.text,
          splitHash: newest?.splitHash ?? store.run(run, now: Clock.now()).facts.splitHash,
          images: table.images.count, labels: table.labels, values: labels.map(\.threshold),
          achieved: choices.map { try? $0.outcome.get().achieved }))
    }
    return report
  }

  package var text: String {
    let widths = [-20, 6, 6, 6, 6, 7, 6]
    var lines = [
      "run \(run), \(goal) on \(images) images of the tune split", "",
      TextTable.row(["label", "thr", "P", "R", "F1", "at .5", "n+"], widths),
    ]
    for label in labels {
      let threshold = label.threshold.isFinite ? Format.share(label.threshold) : "none"
      lines.append(
        TextTable.row(
          [
            label.label, threshold, Format.share(label.precision), Format.share(label.recall),
            Format.share(label.f1), Format.share(label.f1AtHalf), "\(label.positives)",
          ], widths))
      if let refusal = label.refusal { lines.append("  .5 stands: \(refusal)") }
    }
    let (chosen, half) = (Average.mean(labels.map(\.f1)), Average.mean(labels.map(\.f1AtHalf)))
    lines += ["", "macro F1 \(Format.share(chosen)), at .5 \(Format.share(half))"]
    if let version { lines.append("kept as version \(version)") }
    return lines.joined(separator: "\n")
  }
}

extension ThresholdsReport.Label {
  init(
    _ name: String, _ outcome: Result<ChosenThreshold, ThresholdRefusal>, half: LabelCounts
  ) {
    var (threshold, counts, refusal): (Double, LabelCounts, String?) = (0.5, half, nil)
    switch outcome {
    case .success(let chosen): (threshold, counts) = (chosen.threshold, chosen.counts)
    case .failure(let reason): refusal = "\(reason)"
    }
    self.init(
      label: name, threshold: threshold, precision: counts.precision, recall: counts.recall,
      f1: counts.f1, f1AtHalf: half.f1, positives: counts.support, refusal: refusal)
  }
}
