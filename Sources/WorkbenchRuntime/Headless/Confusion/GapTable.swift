import Metrics

/// How often each true label set is told whole, and how far that is from what its labels promise.
struct GapTable: ConfusionPart {
  struct Row: Encodable {
    /// `cat+dog`, or `none`.
    var set: String
    var labels: [String]
    var images: Int
    var right: Int
    var rate: Double?
    var interval: ConfidenceInterval?
    var product: Double?
    var gap: Double?
    var gapInterval: ConfidenceInterval?
    /// Whether the interval of the gap leaves zero out.
    var isClear: Bool

    init(_ gap: LabelSetGap, _ labels: [String]) {
      set = LabelSetName.text(of: gap.stratum.labels, labels)
      self.labels = gap.stratum.labels.map { labels[$0] }
      images = gap.stratum.images
      right = gap.stratum.right
      rate = gap.stratum.rate
      interval = gap.interval
      product = gap.product
      self.gap = gap.gap
      gapInterval = gap.gapInterval
      isClear = gap.isClear
    }
  }

  /// The most frequent first.
  var gaps: [Row]
  private let limit: Int

  private enum CodingKeys: CodingKey { case gaps }

  init(_ scored: ScoredSplit, limit: Int) {
    gaps = scored.table.labelSetGaps(thresholds: scored.thresholds)
      .map { Row($0, scored.table.labels) }
    self.limit = limit
  }

  var lines: [String] {
    var table = TextTable(
      ["label set", "images", "right", "rate", "95%", "product", "gap", "95%", "clear"], left: 1)
    for row in gaps.prefix(limit) {
      let interval = row.interval.map { "\(Format.share($0.lower)) to \(Format.share($0.upper))" }
      let reach = row.gapInterval.map { "\(Format.change($0.lower)) to \(Format.change($0.upper))" }
      table.add([
        row.set, "\(row.images)", "\(row.right)", Format.share(row.rate),
        interval ?? Format.share(nil), Format.share(row.product), Format.change(row.gap),
        reach ?? Format.share(nil), row.isClear ? "yes" : "no",
      ])
    }
    let more =
      gaps.count > limit ? ["and \(gaps.count - limit) rarer sets; --limit shows more"] : []
    return table.lines + more
      + ["product: of what the labels reach on images that show one alone; gap: rate less product"]
  }

  var csv: CSVTable {
    var table = CSVTable([
      "set", "images", "right", "rate", "rate_lower", "rate_upper", "product", "gap", "gap_lower",
      "gap_upper",
    ])
    for row in gaps {
      table.add([
        row.set, row.images, row.right, row.rate, row.interval?.lower, row.interval?.upper,
        row.product, row.gap, row.gapInterval?.lower, row.gapInterval?.upper,
      ])
    }
    return table
  }
}
