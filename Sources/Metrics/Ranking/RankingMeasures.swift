/// How well each image's labels are ordered, true ones before others, whatever the thresholds.
///
/// Over the images all of whose labels are known. Thresholds play no part, so labels whose scores
/// lie on different scales are compared as they are.
/// - Source: scikit-learn 1.9.1 `label_ranking_average_precision_score`, `coverage_error` and
///   `label_ranking_loss`; their formulas are those of Tsoumakas, Katakis and Vlahavas, "Mining
///   multi-label data" (2010).
package struct RankingMeasures: Equatable, Sendable {
  /// Images all of whose labels are known, and those of them that hold some labels but not all: in
  /// the others no order is wrong, and they count as below.
  package private(set) var images = 0
  package private(set) var ordered = 0
  /// LRAP, up to 1: the mean over an image's labels of the share of true ones among all that score
  /// as high or higher. An image with no or every label counts 1.
  package private(set) var averagePrecision: Double?
  /// How many of the top labels one must take to have all true ones; ties take the deeper rank, an
  /// image without labels counts 0. The mean of true labels an image is the best there is.
  package private(set) var coverageError: Double?
  /// Share of pairs of a true and another label in which the other scores as high or higher, 0 to
  /// 1. An image with no or every label counts 0.
  package private(set) var rankingLoss: Double?

  /// Takes O(labels²) an image.
  package init(table: ScoreTable) {
    let width = table.labels.count
    guard width > 0 else { return }
    var sum = RowRanking()
    for image in table.images.indices {
      let pairs = image * width..<(image + 1) * width
      let targets = table.targets[pairs]
      guard !targets.contains(ScoreTable.unlabelled) else { continue }
      let row = RowRanking(scores: table.scores[pairs], targets: targets)
      images += 1
      if row.isOrdered { ordered += 1 }
      sum.precision += row.precision
      sum.coverage += row.coverage
      sum.loss += row.loss
    }
    guard images > 0 else { return }
    averagePrecision = sum.precision / Double(images)
    coverageError = sum.coverage / Double(images)
    rankingLoss = sum.loss / Double(images)
  }
}

/// The order of the labels of one image.
private struct RowRanking {
  var precision = 0.0
  var coverage = 0.0
  var loss = 0.0
  var isOrdered = false

  init() {}

  init(scores: ArraySlice<Float>, targets: ArraySlice<UInt8>) {
    let rows = zip(scores, targets).map { (score: $0, holds: $1 == ScoreTable.present) }
    let held = rows.count { $0.holds }
    isOrdered = held > 0 && held < rows.count
    guard isOrdered else {
      precision = 1
      coverage = Double(held)
      return
    }
    var wrong = 0
    for row in rows where row.holds {
      let rank = rows.count { $0.score >= row.score }
      let hits = rows.count { $0.holds && $0.score >= row.score }
      precision += Double(hits) / Double(rank)
      coverage = max(coverage, Double(rank))
      wrong += rank - hits
    }
    precision /= Double(held)
    loss = Double(wrong) / Double(held * (rows.count - held))
  }
}
