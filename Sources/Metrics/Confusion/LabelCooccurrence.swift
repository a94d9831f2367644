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
  /// By `given * labels + label`, of the images that hold `given`.
  private var counts: [LabelCounts]

  /// - Shapes: one threshold a label of the table.
  package init(table: ScoreTable, thresholds: [Double]) {
    let pairs = table.setPairs(thresholds: thresholds)
    labels = table.labels.count
    truth = LabelStatistics(labels: labels, labelSets: pairs.map(\.truth))
    predicted = LabelStatistics(labels: labels, labelSets: pairs.map(\.predicted))
    counts = [LabelCounts](repeating: LabelCounts(), count: labels * labels)
    for pair in pairs {
      for given in pair.truth {
        for label in 0..<labels {
          counts[given * labels + label].add(
            predicted: pair.predicted.contains(label), present: pair.truth.contains(label))
        }
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
  package func counts(of label: Int, given: Int) -> LabelCounts { counts[given * labels + label] }

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
