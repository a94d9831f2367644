import Metrics
import Reports
import RunStore

/// By what the scores are decided, and how far they can be taken at their word.
extension RunPage {
  func thresholds(_ scored: ScoredSplit) throws -> [PageBlock] {
    var blocks: [PageBlock] = []
    if let stale = scored.stale { blocks.append(.notice(PageNotice(.warning, stale + "."))) }
    if scored.kept != nil, scored.split == .tune {
      var request = ThresholdsRequest()
      request.withIntervals = true
      let report = try ThresholdsReport.of(run, request, in: store)
      blocks.append(.part("In force", inForce(report)))
    } else if let kept = scored.kept {
      blocks.append(
        .text("Decided by version \(kept.version), chosen by the rule \(kept.goal)."))
    } else {
      blocks.append(.text("No thresholds are kept: every label is decided at 0.5."))
    }
    if let gain = GainFigures(scored) {
      blocks.append(.part("What they gain over 0.5", [.table(gainTable(gain))]))
    }
    blocks.append(.part("Calibration", calibration(scored)))
    let versions = try ThresholdVersionsReport.of(run, in: store).versions
    if !versions.isEmpty {
      blocks.append(.part("Versions", [.table(versionTable(versions))]))
    }
    return blocks
  }

  private func inForce(_ report: ThresholdsReport) -> [PageBlock] {
    let version = report.version.map { ", version \($0)" } ?? ""
    var table = PageTable(
      "\(report.goal)\(version), \(PageText.count(report.images, "image")) of the tune split. "
        + "Intervals: 95%, images drawn again 200 times; optimism: what of F1 does not hold on others",
      [
        .text("label"), .init("thr", meaning: "threshold"),
        .init("95%", meaning: "of the threshold"),
        .init("F1"), .init("at .5", meaning: "F1 at 0.5"), .init("change"),
        .init("95%", meaning: "of the change"), .init("optimism"), .text("from"),
        .text("calibrated"),
      ])
    for row in report.labels {
      let interval = row.interval
      table.add([
        .init(row.label), .threshold(row.threshold),
        range(interval?.thresholdLower, interval?.thresholdUpper, Format.threshold),
        .share(row.f1), .share(row.f1AtHalf), .change(row.change),
        range(interval?.changeLower, interval?.changeUpper) { Format.change($0) },
        .share(interval?.optimism),
        .init(
          row.origin.rawValue + (row.overpredicts ? " !" : ""),
          tone: row.overpredicts ? .warning : .plain),
        .init(row.calibration?.method.rawValue ?? "no"),
      ])
    }
    var blocks: [PageBlock] = [.table(table)]
    if report.labels.contains(where: \.overpredicts) {
      blocks.append(.text("! predicted more than three times as often as it is there"))
    }
    blocks.append(
      .text(
        "Macro F1 \(Format.share(report.macroF1)), at 0.5 \(Format.share(report.macroF1AtHalf))."))
    return blocks
  }

  private func range(
    _ lower: Double?, _ upper: Double?, _ text: (Double) -> String
  ) -> PageTable.Cell {
    guard let lower, let upper else { return .init(Format.share(nil)) }
    return .init("\(text(lower)) to \(text(upper))", order: lower)
  }

  private func gainTable(_ gain: GainFigures) -> PageTable {
    let own = gain.isOnOwnImages ? "; chosen on these images, on others they gain less" : ""
    var table = PageTable(
      "More than at 0.5; 95% of \(gain.draws) draws of the images\(own)",
      [.text("measure"), .init("at the thresholds"), .init("gain"), .init("95%")], isSortable: false
    )
    let figures: [(String, GainFigures.Figure?)] = [
      ("macro F1", gain.macroF1), ("micro F1", gain.microF1), ("exact label sets", gain.exactSets),
    ]
    for (name, figure) in figures {
      table.add([
        .init(name), .share(figure?.value), .change(figure?.gain),
        range(figure?.lower, figure?.upper) { Format.change($0) },
      ])
    }
    return table
  }

  private func calibration(_ scored: ScoredSplit) -> [PageBlock] {
    let raw = CalibrationFigures(scored.table)
    var table = PageTable(
      "Scores taken as probabilities \(place(scored)), means over labels; ECE over \(raw.bins) bins",
      [
        .text("scores"), .init("ECE", meaning: "expected calibration error"), .init("Brier"),
        .init("log-loss"), .text("labels"),
      ], isSortable: false)
    for (name, figures) in [
      ("as they are", raw), ("calibrated", CalibrationFigures(calibrated: scored)),
    ] {
      guard let figures else { continue }
      table.add([
        .init(name), .share(figures.expectedCalibrationError), .share(figures.brier),
        .share(figures.logLoss),
        .init(figures.calibratedLabels.map { "\($0) of \(scored.table.labels.count)" } ?? "all"),
      ])
    }
    return [.table(table)]
  }

  private func versionTable(_ versions: [ThresholdVersionsReport.Version]) -> PageTable {
    var table = PageTable(
      "Kept thresholds; the last of the run's own split decides",
      [
        .init("version"), .text("rule"), .text("kept"), .init("images"), .init("by hand"),
        .init("calibrated"), .text("split"),
      ])
    for version in versions {
      table.add([
        .count(version.version), .init(version.goal), .init(PageText.moment(version.time)),
        .count(version.images), .count(version.byHand), .count(version.calibrated),
        .init(
          version.splitHash + (version.isStale ? " ! another split than the run's" : ""),
          tone: version.isStale ? .warning : .plain),
      ])
    }
    return table
  }

  // MARK: Test

  /// The same figures of the test split.
  func test(_ tested: ScoredSplit) throws -> [PageBlock] {
    let look = tested.testLooks.map { "This page is look \($0) at it. " } ?? ""
    let measures = tested.measures
    var table = PageTable(
      "Each label \(place(tested)), decided by the thresholds \(tested.origin)",
      [
        .text("label"), .init("thr", meaning: "threshold"), .init("P", meaning: "precision"),
        .init("R", meaning: "recall"), .init("F1"), .init("AP", meaning: "average precision"),
        .init("AUC", meaning: "area under the ROC curve"),
        .init("n+", meaning: "images that show the label"),
        .init("n-", meaning: "images that do not"),
      ])
    for row in measures.labels {
      table.add([
        .init(row.label), .threshold(row.threshold), .share(row.precision), .share(row.recall),
        .bar(row.f1), .share(row.averagePrecision), .share(row.rocAUC), .count(row.support),
        .count(row.negatives),
      ])
    }
    return [
      .text(
        "\(look)Measured \(place(tested)), which neither training nor thresholds have seen."),
      .keys(keys(tested)), .table(table),
      .matrix(try setMatrix(tested, PageSamples(tested, pictures: pictures))),
      .folded(PageFold("All other measures"), measureTables(tested)),
    ]
  }

  func looks() throws -> [PageBlock] {
    let looks = try store.testLooks(of: run)
    guard !looks.isEmpty else {
      return [.text("The test split is sealed: nobody has looked at it.")]
    }
    var table = PageTable(
      "Each look at the sealed test split, as it was counted",
      [.init("look"), .text("when"), .text("what for")])
    for (place, look) in looks.enumerated() {
      table.add([.count(place + 1), .init(PageText.moment(look.time)), .init(look.reason)])
    }
    return [.table(table)]
  }
}
