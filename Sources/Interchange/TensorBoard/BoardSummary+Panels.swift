import Metrics

/// What TensorBoard shows beside curves of hyperparameters.
extension BoardSummary {
  /// One point of a curve.
  package static func scalar(_ tag: String, _ value: Double, about: String = "") -> BoardSummary {
    BoardSummary(tag: tag, plugin: "scalars", about: about, value: .scalar(Float(value)))
  }

  /// How values are spread, in buckets of one width from the least to the greatest; values that are
  /// not finite are left out. Nil without any.
  ///
  /// - Source: TensorBoard's `plugins/histogram/summary_v2.py`: rows of left edge, right edge, count.
  package static func histogram(
    _ tag: String, _ values: [Float], buckets: Int = 30, about: String = ""
  ) -> BoardSummary? {
    precondition(buckets > 0, "\(buckets) buckets")
    var (least, greatest, finite) = (Float.infinity, -Float.infinity, 0)
    for value in values where value.isFinite {
      (least, greatest) = (min(least, value), max(greatest, value))
      finite += 1
    }
    guard finite > 0 else { return nil }
    let (low, high) = (Double(least), Double(greatest))
    let width = (high - low) / Double(buckets)
    var counts = [Double](repeating: 0, count: buckets)
    if width > 0 {
      for value in values where value.isFinite {
        counts[min(Int((Double(value) - low) / width), buckets - 1)] += 1
      }
    } else {
      counts[buckets - 1] = Double(finite)
    }
    let rows = counts.enumerated().flatMap { bucket, count in
      let right = bucket == buckets - 1 ? high : low + Double(bucket + 1) * width
      return [low + Double(bucket) * width, right, count]
    }
    return BoardSummary(
      tag: tag, plugin: "histograms", about: about,
      value: .tensor(BoardTensor(shape: [buckets, 3], elements: .doubles(rows))))
  }

  /// Precision against recall, at thresholds evenly spaced from 0 to 1. Nil where no image holds the
  /// label, and recall is undefined.
  ///
  /// The rows are true positives, false positives, true negatives, false negatives, precision, recall.
  /// Where nothing is called present precision is undefined and written as 0: the panel leaves such
  /// thresholds out.
  /// - Source: TensorBoard's `plugins/pr_curve/summary.py`.
  package static func precisionRecall(
    _ tag: String, _ ranked: RankedScores, thresholds: Int = 201, about: String = ""
  ) -> BoardSummary? {
    precondition(thresholds > 1, "\(thresholds) thresholds")
    guard !ranked.positives.isEmpty else { return nil }
    let counts = (0..<thresholds).map {
      ranked.counts(at: Double($0) / Double(thresholds - 1))
    }
    let rows =
      counts.map { Float($0.truePositives) } + counts.map { Float($0.falsePositives) }
      + counts.map { Float($0.trueNegatives) } + counts.map { Float($0.falseNegatives) }
      + counts.map { Float($0.precision ?? 0) } + counts.map { Float($0.recall ?? 0) }
    var content = ProtobufWriter()
    content.write(thresholds, field: 2)
    return BoardSummary(
      tag: tag, plugin: "pr_curves", content: content.bytes, about: about,
      value: .tensor(BoardTensor(shape: [6, thresholds], elements: .floats(rows))))
  }

  /// - Parameter png: a whole file.
  package static func picture(
    _ tag: String, width: Int, height: Int, png: [UInt8], about: String = ""
  ) -> BoardSummary {
    BoardSummary(
      tag: tag, plugin: "images", about: about,
      value: .tensor(
        BoardTensor(
          shape: [3], elements: .strings([Array("\(width)".utf8), Array("\(height)".utf8), png]))))
  }

  /// - Parameter text: Markdown.
  package static func text(_ tag: String, _ text: String) -> BoardSummary {
    BoardSummary(
      tag: tag, plugin: "text",
      value: .tensor(BoardTensor(shape: [], elements: .strings([Array(text.utf8)]))))
  }
}
