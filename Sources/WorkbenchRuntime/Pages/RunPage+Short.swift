import Metrics
import Reports
import RunStore
import Workbench

/// The few figures that count.
extension RunPage {
  func short() throws -> [PageBlock] {
    var blocks: [PageBlock] = []
    if let scored {
      blocks.append(
        .text(
          "Measured \(place(scored)), decided by the thresholds \(scored.origin)."
            + (scored.split == .tune && scored.kept != nil
              ? " They were chosen on these images; on others they do a little worse." : "")))
      blocks.append(.keys(keys(scored) + [testKey]))
    } else {
      blocks.append(.text("The run keeps no scores yet."))
      blocks.append(.keys([testKey]))
    }
    return blocks + notices.map { .notice($0) }
  }

  /// Macro F1, macro AP and exact label sets, each with between which values it lies when the images
  /// are drawn again.
  func keys(_ scored: ScoredSplit) -> [PageKey] {
    let measures = scored.measures
    let resampled = ResampledMeasures(table: scored.table, thresholds: scored.thresholds)
    func note(_ measure: ComparedMeasure, _ beside: String) -> String {
      let interval = resampled.bootstrap(measure)?.interval()
      return [interval.map { "95% \(PageText.interval($0))" }, beside].compactMap(\.self)
        .filter { !$0.isEmpty }.joined(separator: "; ")
    }
    return [
      PageKey(
        "macro F1", Format.share(measures.macroF1),
        note: note(.macroF1, "over \(measures.macroOver) of \(measures.labels.count) labels")),
      PageKey(
        "exact label sets", Format.share(measures.subsetAccuracy),
        note: note(
          .subsetAccuracy,
          "\(Format.share(measures.allNegativeSubsetAccuracy)) by predicting nothing")),
      PageKey(
        "macro AP", Format.share(measures.macroAveragePrecision),
        note: note(.macroAveragePrecision, "whatever the thresholds")),
    ]
  }

  private var testKey: PageKey {
    let looks = PageText.count(details.testLooks, "look")
    guard let tested else { return PageKey("test split", "sealed", note: "\(looks) so far") }
    let measures = tested.measures
    return PageKey(
      "macro F1 on test", Format.share(measures.macroF1),
      note: "look \(details.testLooks) at the test split")
  }

  /// What a reader has to know before believing a figure.
  private var notices: [PageNotice] {
    var notices: [PageNotice] = []
    if details.run.status != .done {
      notices.append(
        PageNotice(.warning, "The run is \(details.run.status.rawValue); its figures may change."))
    }
    if let stale = scored?.stale { notices.append(PageNotice(.warning, stale + ".")) }
    let alarms = log.lines.count { $0.level == LogEntry.Level.alarm.rawValue }
    if alarms > 0 {
      notices.append(
        PageNotice(
          .warning, "\(PageText.count(alarms, "alarm")) went off in training; see the log."))
    }
    if let data = try? data.get() {
      let warnings = data.inspection.findings.count { $0.severity == .warning }
      if warnings > 0 {
        notices.append(
          PageNotice(
            .note, "\(PageText.count(warnings, "warning")) about the data; see Data."))
      }
    }
    return notices
  }

  /// All measures of a split beside those in short.
  func measureTables(_ scored: ScoredSplit) -> [PageBlock] {
    let measures = scored.measures
    var averages = PageTable(
      "Precision, recall and F1 \(place(scored)), averaged",
      [
        .text("average"), .init("P", meaning: "precision"), .init("R", meaning: "recall"),
        .init("F1"),
      ],
      isSortable: false)
    for row in AverageTable(scored).rows {
      averages.add([
        .init(row.average), .share(row.precision), .share(row.recall), .share(row.f1),
      ])
    }
    let quality = ScoreQuality(scored)
    var others = PageTable(
      "Measures of whole images and of scores", [.text("measure"), .init("value")],
      isSortable: false)
    let figures: [(String, Double?)] = [
      ("micro F1", measures.microF1), ("exact label sets", measures.subsetAccuracy),
      ("exact label sets by predicting nothing", measures.allNegativeSubsetAccuracy),
      ("Hamming loss", measures.hammingLoss),
      ("Hamming loss by predicting nothing", measures.allNegativeHammingLoss),
      (
        "any label on the \(measures.negativeImages) negatives", measures.anyPositiveRateOnNegatives
      ),
      ("macro AP", measures.macroAveragePrecision), ("macro AUC", measures.macroROCAUC),
      ("labels an image, true", quality.trueCardinality),
      ("labels an image, predicted", quality.predictedCardinality),
      ("overlap of label sets (Jaccard)", quality.meanJaccard),
      ("order of labels (LRAP)", quality.rankingAveragePrecision),
      ("coverage error", quality.coverageError), ("ranking loss", quality.rankingLoss),
    ]
    for (name, value) in figures { others.add([.init(name), .share(value)]) }
    return [.table(averages), .table(others)]
  }
}

extension ScoredSplit {
  /// As `thresh evaluate` prints them.
  var measures: EvaluationMeasures {
    EvaluationMeasures(table: table, thresholds: thresholds, loss: nil)
  }
}
