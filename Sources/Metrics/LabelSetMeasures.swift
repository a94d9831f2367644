/// How well whole label sets are told: each image's set of labels against the predicted set.
///
/// Over the images all of whose labels are known; without any, every measure is nil.
/// The Hamming loss, which counts every known pair, is in ``EvaluationMeasures`` and ``Decisions``.
/// - Source: scikit-learn 1.9.1 `accuracy_score` and `jaccard_score` of indicators.
package struct LabelSetMeasures: Equatable, Sendable {
  /// Images all of whose labels are known.
  package let images: Int
  /// Share of the images whose set is told exactly.
  package let subsetAccuracy: Double?
  /// Share of the images without labels for which a label is predicted.
  package let anyPositiveRateOnNegatives: Double?
  /// Mean number of labels an image truly holds, and of those predicted for it.
  package let trueCardinality: Double?
  package let predictedCardinality: Double?
  /// Of each image, common labels over labels in either set; nil where both sets are empty.
  private let jaccards: [Double?]

  /// - Shapes: one threshold a label of the table.
  package init(table: ScoreTable, thresholds: [Double]) {
    let sets = LabelSetCounts(table: table, thresholds: thresholds)
    let rows = table.countsByImage(thresholds: thresholds).filter {
      !table.labels.isEmpty && $0.total == table.labels.count
    }
    let all = rows.reduce(LabelCounts(), +)
    images = sets.labelled
    subsetAccuracy = sets.share(sets.exact, of: sets.labelled)
    anyPositiveRateOnNegatives = sets.share(sets.alarmed, of: sets.negative)
    trueCardinality = sets.share(all.support, of: sets.labelled)
    predictedCardinality = sets.share(all.predicted, of: sets.labelled)
    jaccards = rows.map(\.jaccard)
  }

  /// Images that hold a label or are given one, for which alone the overlap of sets is defined.
  package var jaccardImages: Int { jaccards.count { $0 != nil } }

  /// The mean overlap of true and predicted set, 0 to 1: common labels over labels in either.
  ///
  /// `undefined` stands in where both sets are empty; without it, such images are left out.
  package func meanJaccard(undefined: Double? = nil) -> Double? {
    Average.mean(jaccards, undefined: undefined)
  }
}
