import Metrics
import RunStore

/// What `thresh thresholds` says: a threshold for each label, and what it gives on the tune split.
package struct ThresholdsReport: HeadlessReport {
  package var run: String
  /// The rule they were chosen by, before anything was set by hand.
  package var goal: String
  /// Images of the tune split, on which the figures are.
  var images: Int
  /// The version they are kept as; nil if they are not.
  var version: Int?
  var splitHash: String
  /// Says that they were chosen on another split than the run's.
  var staleThresholds: String?
  var labels: [ThresholdRow]
  var macroF1: Double?
  var macroF1AtHalf: Double?
  /// The file they were written to.
  var exported: String?
  /// Whether they became a version just now.
  private var isNew = false

  private enum CodingKeys: CodingKey {
    case run, goal, images, version, splitHash, staleThresholds, labels, macroF1, macroF1AtHalf
    case exported
  }

  /// Where the draws of a label's bootstrap start, so that the same thresholds get the same intervals
  /// each time, and on the screen.
  package static func seed(ofLabel label: Int) -> UInt64 { UInt64(label) }

  /// Only ever on the tune split; with the request, keeps them or writes them to a file.
  package static func of(
    _ run: Int64, _ request: ThresholdsRequest, in store: RunStore
  ) throws -> ThresholdsReport {
    try request.check()
    let scored = try ScoredSplit(of: run, split: .tune, by: .half, reason: "", in: store)
    let facts = try store.run(run, now: Clock.now()).facts
    let kept = try store.thresholds(of: run)
    let draft = try draft(
      request, table: scored.table, kept: kept, splitHash: facts.splitHash, run: run)
    var report = ThresholdsReport(
      draft, table: scored.table, run: run, splitHash: facts.splitHash,
      withIntervals: request.withIntervals)
    // What was not changed is no new version.
    let newest = kept.newest(ofSplit: facts.splitHash)?.version
    if request.saves, draft.version == nil || ![newest, kept.last?.version].contains(draft.version)
    {
      let goal = ThresholdRule(text: draft.rule)?.goal
      let decisions = Decisions(table: scored.table, thresholds: draft.values)
      report.version = try store.recordThresholds(
        run,
        draft.stored(
          labels: scored.table.labels,
          achieved: decisions.counts.map { counts in goal.flatMap { $0.achieved(by: counts) } },
          time: Clock.now()))
      report.isNew = true
    }
    if let path = request.exported {
      try ThresholdFile(draft, labels: scored.table.labels, run: run, version: report.version)
        .write(to: path)
      report.exported = path
    }
    if request.version == nil, request.imported == nil, let newest = kept.last {
      report.staleThresholds = newest.passedOver(splitHash: facts.splitHash)
    }
    return report
  }

  /// The thresholds a request asks for.
  ///
  /// - Parameters:
  ///   - kept: all versions, oldest first.
  ///   - splitHash: of the run.
  static func draft(
    _ request: ThresholdsRequest, table: ScoreTable, kept: [StoredThresholds], splitHash: String,
    run: Int64
  ) throws -> ThresholdDraft {
    let newest = try kept.newest(ofSplit: splitHash).map {
      try ThresholdDraft($0, labels: table.labels)
    }
    let names = LabelNames(table.labels)
    var draft: ThresholdDraft
    if let path = request.imported {
      draft = try ThresholdFile.read(path).draft(labels: table.labels, path: path)
    } else if let number = request.version {
      draft = try ThresholdDraft(
        try DecisionThresholds.version(number, of: run, in: kept), labels: table.labels)
    } else if let newest, !request.chooses {
      draft = newest
    } else {
      let half = table.untunedThresholds
      draft = ThresholdDraft(
        try request.readRule(newest: newest?.rule),
        on: Decisions(table: table, thresholds: half), splitHash: splitHash)
      draft.calibrations = newest?.calibrations ?? draft.calibrations
    }
    for name in request.locked {
      let label = try names.place(of: name, "--keep")
      guard let newest else {
        throw RuntimeError("--keep \(name): run \(run.runText) has no thresholds to keep")
      }
      draft.lock(label, to: newest)
    }
    for text in request.byHand {
      let hand = try HandThreshold(text: text)
      draft.set(hand.value, ofLabel: try names.place(of: hand.label, "--set"))
    }
    if let calibration = request.calibration {
      draft.calibrate(calibration.method, on: table)
    }
    return draft
  }

  /// - Parameter splitHash: of the run.
  init(
    _ draft: ThresholdDraft, table: ScoreTable, run: Int64, splitHash: String,
    withIntervals: Bool = false
  ) {
    let decisions = Decisions(table: table, thresholds: draft.values)
    let half = Decisions(table: table, thresholds: table.untunedThresholds)
    let rule = ThresholdRule(text: draft.rule) ?? ThresholdRule(goal: .f1)
    self.run = run.runText
    goal = draft.rule
    images = table.images.count
    version = draft.version
    self.splitHash = draft.splitHash
    staleThresholds = draft.staleness(version: draft.version, splitHash: splitHash)
    labels = table.labels.indices.map { label in
      var row = ThresholdRow(
        draft, label: label, name: table.labels[label], counts: decisions.counts[label],
        half: half.counts[label])
      if withIntervals {
        row.interval = ThresholdRow.Interval(
          ThresholdGain(
            of: draft.values[label], goal: rule.goal, from: decisions.ranked[label],
            seed: Self.seed(ofLabel: label)), of: draft.origins[label])
      }
      return row
    }
    macroF1 = decisions.macroF1
    macroF1AtHalf = half.macroF1
  }
}

/// Forms
extension ThresholdsReport {
  package var text: String {
    let which = isNew ? "" : version.map { ", version \($0)" } ?? ""
    var lines = ["run \(run), \(goal)\(which) on \(images) images of the tune split"]
    if let staleThresholds { lines.append("! \(staleThresholds)") }
    let withIntervals = labels.contains { $0.interval != nil }
    var table = TextTable(ThresholdRow.header(withIntervals: withIntervals))
    for label in labels { table.add(label.cells) }
    lines += [""] + table.lines
    if labels.contains(where: \.overpredicts) {
      lines.append("! predicted more than three times as often as it is there")
    }
    if withIntervals { lines.append("intervals: 95%, images drawn again 200 times") }
    for label in labels {
      if let refusal = label.refusal { lines.append("\(label.label): .5 stands, \(refusal)") }
      if let refusal = label.calibrationRefusal { lines.append("\(label.label): \(refusal)") }
    }
    let calibrated = labels.compactMap { $0.calibration?.method.rawValue }
    if let method = calibrated.first {
      lines.append("calibrated by \(method): \(calibrated.count) of \(labels.count) labels")
    }
    lines += ["", "macro F1 \(Format.share(macroF1)), at .5 \(Format.share(macroF1AtHalf))"]
    if isNew, let version {
      let onlyWhenAsked = staleThresholds.map { _ in ", taken only with --use \(version)" } ?? ""
      lines.append("kept as version \(version)\(onlyWhenAsked)")
    }
    if let exported { lines.append("written to \(exported)") }
    return lines.joined(separator: "\n")
  }

  package var csv: CSVTable {
    let withIntervals = labels.contains { $0.interval != nil }
    var table = CSVTable(ThresholdRow.csvHeader(withIntervals: withIntervals))
    for label in labels { table.add(label.csvCells(withIntervals: withIntervals)) }
    return table
  }
}
