import Metrics
import Workbench

/// What a run decides otherwise than the first, on the same images.
struct RunDifference: Encodable {
  struct Measure: Encodable {
    var value: Double
    /// Ends of the 95 % interval, with images drawn again; nil where nothing was drawn.
    var lower: Double?
    var upper: Double?
    /// Draws the measure is undefined for.
    var undefinedDraws: Int

    init(_ difference: PairedDifference) {
      value = difference.estimate
      lower = difference.interval?.lower
      upper = difference.interval?.upper
      undefinedDraws = difference.undefined
    }

    var intervalText: String {
      guard let lower, let upper else { return "–" }
      return "[\(Format.change(lower)), \(Format.change(upper))]"
    }
  }

  struct Label: Encodable {
    var label: String
    /// Nil where the label is called present nowhere.
    var baselineThreshold: Double?
    var threshold: Double?
    var baselineCounts: LabelCounts
    var counts: LabelCounts
    var baselineF1: Double?
    var f1: Double?
    var f1Difference: Double?
    /// McNemar's, of the images only one of them is right on.
    var pValue: Double
  }

  struct Disagreements: Encodable {
    /// Images for which different label sets are told.
    var images: Int
    var onlyBaselineRight: Int
    var onlyOtherRight: Int
    var neitherRight: Int
    var listed: [Image]
  }

  struct Image: Encodable {
    /// Its number in the data set.
    var image: Int
    var truth: [String]
    var baseline: [String]
    var other: [String]
  }

  /// By the names of ``ComparedMeasure``; undefined ones are left out.
  var measures: [String: Measure]
  var labels: [Label]
  var disagreements: Disagreements

  init(_ pair: RunPair, labels names: [String]) {
    measures = ComparisonReport.named { pair[$0].map(Measure.init) }
    labels = pair.decisions.labels.map { label in
      func finite(_ threshold: Double) -> Double? { threshold.isFinite ? threshold : nil }
      return Label(
        label: label.name, baselineThreshold: finite(label.thresholds.first),
        threshold: finite(label.thresholds.second), baselineCounts: label.counts.first,
        counts: label.counts.second, baselineF1: label.counts.first.f1,
        f1: label.counts.second.f1, f1Difference: label.difference, pValue: label.test.pValue)
    }
    let images = pair.decisions.disagreements
    let (first, second) = (
      images.count(where: \.isFirstRight), images.count(where: \.isSecondRight)
    )
    disagreements = Disagreements(
      images: images.count, onlyBaselineRight: first, onlyOtherRight: second,
      neitherRight: images.count - first - second,
      listed: images.map { image in
        Image(
          image: image.image, truth: image.truth.map { names[$0] },
          baseline: image.first.map { names[$0] }, other: image.second.map { names[$0] })
      })
  }

  var lines: [String] {
    var table = TextTable(["label", "thr", "thr", "F1", "F1", "difference", "p"])
    for label in labels {
      table.add([
        label.label, Format.threshold(label.baselineThreshold ?? .infinity),
        Format.threshold(label.threshold ?? .infinity), Format.share(label.baselineF1),
        Format.share(label.f1), Format.change(label.f1Difference), Format.pValue(label.pValue),
      ])
    }
    let counts = disagreements
    return table.lines + [
      "other label sets on \(counts.images) images: only the first is right on "
        + "\(counts.onlyBaselineRight), only this one on \(counts.onlyOtherRight), neither on "
        + "\(counts.neitherRight)"
    ]
  }
}
