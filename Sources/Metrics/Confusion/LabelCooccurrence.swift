/// How labels come together in truth, how they are predicted together, and how far that differs.
///
/// A network that has learnt "B comes with A" rather than B says B too often where A is: then the
/// conditional rate of false alarms is above the label's own, and pairs are predicted that are not
/// there. Counted are the images all of whose labels are known.
/// - Source: the conditional rates are those of MLC-PAT, arXiv 2404.06287.
package struct LabelCooccurrence: Equatable, Sendable {
  /// Counts, shares, correlation and lift of pairs of labels.
  package let truth: LabelStatistics
  package let predicted: LabelStatistics
  private let labels: Int
  /// By `given * labels + label`: images that hold `given` for which `label` is predicted, and those
  /// of them that hold it.
  private var predictions: [Int32]
  private var hits: [Int32]

  /// - Shapes: one threshold a label of the table.
  package init(table: ScoreTable, thresholds: [Double]) {
    let pairs = table.setPairs(thresholds: thresholds)
    labels = table.labels.count
    truth = LabelStatistics(pairs, \.truth)
    predicted = LabelStatistics(pairs, \.predicted)
    predictions = [Int32](repeating: 0, count: labels * labels)
    hits = predictions
    for image in 0..<pairs.count {
      pairs.forEachLabel(.held, ofImage: image) { given in
        let row = given * labels
        pairs.forEachLabel(.predicted, ofImage: image) { predictions[row + $0] += 1 }
        pairs.forEachLabel(.right, ofImage: image) { hits[row + $0] += 1 }
      }
    }
  }

  package var images: Int { truth.images }

  /// How many more images are predicted to hold both labels than do; negative for fewer. Of a label
  /// with itself, how much too often it is predicted.
  package func excess(_ a: Int, _ b: Int) -> Int {
    predicted.together(a, b) - truth.together(a, b)
  }

  /// How much stronger the labels' correlation is in the predictions, -2 to 2; `nil` where either
  /// correlation is undefined.
  package func excessCorrelation(_ a: Int, _ b: Int) -> Double? {
    guard let told = predicted.phi(a, b), let real = truth.phi(a, b) else { return nil }
    return told - real
  }

  /// The decisions about `label` on the images that hold `given`.
  package func counts(of label: Int, given: Int) -> LabelCounts {
    let predicted = Int(predictions[given * labels + label])
    let right = Int(hits[given * labels + label])
    let held = truth.together(given, label)
    return LabelCounts(
      truePositives: right, falsePositives: predicted - right, falseNegatives: held - right,
      trueNegatives: truth.counts[given] - held - predicted + right)
  }

  /// Of the images that hold `given` and not `label`, the share for which `label` is predicted;
  /// `nil` where there is none, as with a label given itself.
  package func falsePositiveRate(of label: Int, given: Int) -> Double? {
    counts(of: label, given: given).falsePositiveRate
  }

  /// Of the images that hold both, the share for which `label` is predicted; `nil` where there is
  /// none.
  package func truePositiveRate(of label: Int, given: Int) -> Double? {
    counts(of: label, given: given).recall
  }
}
