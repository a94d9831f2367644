/// One measure of ``LabelCounts``, averaged in the four ways the field knows.
///
/// - micro: the measure of all decisions together; frequent labels weigh most.
/// - macro: the mean over labels; each weighs the same.
/// - weighted: the mean over labels, each weighing as often as it truly occurs.
/// - samples: the mean over images; each weighs the same.
///
/// Undefined values are left out of the means; with `undefined`, that number stands in for each of
/// them, as scikit-learn's `zero_division` 0 and 1 do. Then an image without labels of which none
/// is predicted counts as 0, or as 1, by convention alone: prefer the rate of alarms on such
/// images.
/// - Source: scikit-learn 1.9.1 `precision_recall_fscore_support` and `jaccard_score`. Where no
///   label occurs at all, `weighted` is nil here and the plain mean there.
package struct Averages: Equatable, Sendable {
  package var micro: Double?
  package var macro: Double?
  package var weighted: Double?
  package var samples: Double?
  /// How many labels and how many images the measure is defined for, whatever stands in for others.
  package var labelsDefined: Int
  package var imagesDefined: Int

  /// - Parameters:
  ///   - labels: the counts of each label, over all images.
  ///   - images: the counts of each image, over all labels.
  package init(
    of measure: (LabelCounts) -> Double?, labels: [LabelCounts], images: [LabelCounts],
    undefined: Double? = nil
  ) {
    let byLabel = labels.map(measure)
    let byImage = images.map(measure)
    micro = measure(labels.reduce(LabelCounts(), +)) ?? undefined
    macro = Average.mean(byLabel, undefined: undefined)
    weighted = Average.weighted(byLabel, weights: labels.map(\.support), undefined: undefined)
    samples = Average.mean(byImage, undefined: undefined)
    labelsDefined = byLabel.count { $0 != nil }
    imagesDefined = byImage.count { $0 != nil }
  }

  /// - Shapes: one threshold a label of the table.
  package init(
    of measure: (LabelCounts) -> Double?, table: ScoreTable, thresholds: [Double],
    undefined: Double? = nil
  ) {
    self.init(
      of: measure, labels: table.counts(thresholds: thresholds),
      images: table.countsByImage(thresholds: thresholds), undefined: undefined)
  }
}
