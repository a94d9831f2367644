/// The images of one true label set, and on how many of them the whole set is told.
package struct LabelSetStratum: Equatable, Sendable {
  /// Ascending; none for the images without labels.
  package var labels: [Int]
  package var images: Int
  package var right: Int

  /// Share of the images told right; nil without any.
  package var rate: Double? { images > 0 ? Double(right) / Double(images) : nil }
}

extension ScoreTable {
  /// The true label sets of the images all of whose labels are known, the most frequent first; those
  /// with as many images in the order of their labels.
  ///
  /// - Shapes: one threshold a label.
  package func strata(thresholds: [Double]) -> [LabelSetStratum] {
    let pairs = setPairs(thresholds: thresholds)
    var strata: [[Int]: LabelSetStratum] = [:]
    for image in 0..<pairs.count {
      let truth = pairs.labels(.held, ofImage: image)
      let isRight = pairs.labels(.predicted, ofImage: image) == truth
      let empty = LabelSetStratum(labels: truth, images: 0, right: 0)
      strata[truth, default: empty].images += 1
      strata[truth, default: empty].right += isRight ? 1 : 0
    }
    return strata.values.sorted { a, b in
      a.images == b.images ? a.labels.lexicographicallyPrecedes(b.labels) : a.images > b.images
    }
  }
}
