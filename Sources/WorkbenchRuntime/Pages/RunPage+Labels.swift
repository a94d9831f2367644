import Metrics
import Reports
import RunStore

/// Label by label.
extension RunPage {
  /// So many labels are told in detail, the most frequent.
  private static let mostDetailed = 30
  /// Pictures of single labels, in all.
  private static let mostPictures = 320

  func labels(_ scored: ScoredSplit, _ samples: PageSamples) throws -> [PageBlock] {
    let decisions = Decisions(table: scored.table, thresholds: scored.thresholds)
    let detailed = Frequent.places(decisions.counts.map(\.support), limit: Self.mostDetailed)
    var blocks: [PageBlock] = [
      .table(labelTable(scored, decisions, detailed: Set(detailed)))
    ]
    let curves = try labelCurves()
    if !curves.isEmpty {
      blocks.append(
        .folded(PageFold("By epoch", note: "on validation, at 0.5"), [.figures(curves)]))
    }
    blocks.append(.folded(PageFold("All other measures"), measureTables(scored)))
    if let noPictures { blocks.append(.notice(noPictures)) }
    var details: [PageBlock] = []
    if detailed.count < decisions.labels.count {
      details.append(
        .text(
          "The \(detailed.count) most frequent of \(decisions.labels.count) labels; thresh "
            + "thresholds \(run) --label tells of any."))
    }
    let share = Self.mostPictures / max(3 * detailed.count, 1)
    for label in detailed {
      details.append(
        try detail(label, scored, decisions, samples, limit: min(max(share, 2), 6)))
    }
    blocks.append(.part("Each label", details))
    return blocks
  }

  /// - Parameter detailed: labels that have a fold of their own, to which their cells lead.
  private func labelTable(
    _ scored: ScoredSplit, _ decisions: Decisions, detailed: Set<Int>
  ) -> PageTable {
    let measures = scored.measures
    let courses = courses(labels: scored.table.labels)
    let top = courses?.flatMap(\.self).compactMap(\.self).max() ?? 1
    var table = PageTable(
      "Each label \(place(scored)), decided by the thresholds \(scored.origin)"
        + (courses == nil ? "" : "; by epoch: F1 on validation at 0.5"),
      [
        .text("label"), .init("thr", meaning: "threshold"), .init("P", meaning: "precision"),
        .init("R", meaning: "recall"), .init("F1"),
        .init("95%", meaning: "of F1, with the images drawn again 200 times"),
        .init("AP", meaning: "average precision"),
        .init("AUC", meaning: "area under the ROC curve"),
        .init("n+", meaning: "images that show the label"),
        .init("n-", meaning: "images that do not"),
      ] + (courses == nil ? [] : [.init("by epoch", meaning: "F1 on validation at 0.5")]))
    for (label, row) in measures.labels.enumerated() {
      let interval = f1Interval(label, decisions)
      var cells: [PageTable.Cell] = [
        .init(row.label, target: detailed.contains(label) ? Self.id(ofLabel: label) : nil),
        .threshold(row.threshold), .share(row.precision), .share(row.recall),
        .bar(row.f1, interval), .interval(interval), .share(row.averagePrecision),
        .share(row.rocAUC), .count(row.support), .count(row.negatives),
      ]
      if let courses {
        let course = courses[label]
        cells.append(
          .init(
            Format.share(course.last ?? nil), order: course.last ?? nil,
            mark: .course(course, top: top)))
      }
      table.add(cells)
    }
    return table
  }

  private static func id(ofLabel label: Int) -> String { "label-\(label)" }

  /// As `thresh thresholds --interval` draws it.
  private func f1Interval(_ label: Int, _ decisions: Decisions) -> ConfidenceInterval? {
    ThresholdGain(
      of: decisions.thresholds[label], goal: .f1, from: decisions.ranked[label],
      seed: ThresholdsReport.seed(ofLabel: label)
    ).f1?.interval()
  }

  /// F1 of each label after each epoch; nil where epochs were not evaluated.
  private func courses(labels: [String]) -> [[Double?]]? {
    let measures = epochs.compactMap(\.validation).filter { $0.labels.map(\.label) == labels }
    guard measures.count > 1 else { return nil }
    return labels.indices.map { label in measures.map { $0.labels[label].f1 } }
  }

  private func detail(
    _ label: Int, _ scored: ScoredSplit, _ decisions: Decisions, _ samples: PageSamples, limit: Int
  ) throws -> PageBlock {
    let (name, counts) = (decisions.labels[label], decisions.counts[label])
    var blocks: [PageBlock] = [
      .text(
        "\(PageText.count(counts.support, "image")) with \(name): \(counts.truePositives) found, "
          + "\(counts.falseNegatives) missed. \(counts.negatives) without: "
          + "\(counts.falsePositives) called \(name) all the same."),
      .figures(labelFigures(label, scored, decisions)),
    ]
    let groups: [(String, LabelOutcome?, ImageOrder)] = [
      ("Missed, the surest first", .falseNegative, .mistake),
      ("Called \(name) wrongly, the surest first", .falsePositive, .mistake),
      ("Nearest to the threshold", nil, .nearest),
    ]
    for (title, outcome, order) in groups {
      let cell = DecisionCell.label(label, outcome)
      let found = try samples.samples(in: cell, by: order, limit: limit, label: label)
      guard !found.isEmpty else { continue }
      let of = outcome == nil ? "" : ", \(found.count) of \(samples.count(of: cell))"
      blocks.append(.part(title + of, [.samples(found)]))
    }
    return .folded(
      PageFold(
        name,
        note: "F1 \(Format.share(counts.f1)), AP "
          + "\(Format.share(decisions.ranked[label].averagePrecision)), "
          + PageText.count(counts.support, "image"), id: Self.id(ofLabel: label)), blocks)
  }
}
