import Metrics

/// What one look at the sealed test split shows, for the thresholds of that moment.
package struct TestView: Equatable, Sendable {
  package var run: RunID
  package var thresholds: [Double]
  /// How many looks there were, this one included.
  package var looks: Int
  package var images: Int
  /// At the thresholds, and at 0.5.
  package var counts: [LabelCounts]
  package var countsAtHalf: [LabelCounts]
  package var subsetAccuracy: Double?
  package var subsetAccuracyAtHalf: Double?
  /// Share of the images without labels for which a label is predicted.
  package var anyPositiveRateOnNegatives: Double?
  package var anyPositiveRateOnNegativesAtHalf: Double?
  /// Macro F1 over that at 0.5, with images drawn again.
  package var gain: ConfidenceInterval?

  package init(
    run: RunID, thresholds: [Double], looks: Int, images: Int, counts: [LabelCounts],
    countsAtHalf: [LabelCounts], subsetAccuracy: Double? = nil,
    subsetAccuracyAtHalf: Double? = nil, anyPositiveRateOnNegatives: Double? = nil,
    anyPositiveRateOnNegativesAtHalf: Double? = nil, gain: ConfidenceInterval? = nil
  ) {
    self.run = run
    self.thresholds = thresholds
    self.looks = looks
    self.images = images
    self.counts = counts
    self.countsAtHalf = countsAtHalf
    self.subsetAccuracy = subsetAccuracy
    self.subsetAccuracyAtHalf = subsetAccuracyAtHalf
    self.anyPositiveRateOnNegatives = anyPositiveRateOnNegatives
    self.anyPositiveRateOnNegativesAtHalf = anyPositiveRateOnNegativesAtHalf
    self.gain = gain
  }
}
