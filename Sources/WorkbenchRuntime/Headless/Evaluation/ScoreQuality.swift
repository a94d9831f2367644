import Metrics

/// How good the scores themselves are, and the label sets that are made of them.
struct ScoreQuality: Encodable {
  var calibration: CalibrationFigures
  /// LRAP, coverage error and ranking loss, as in scikit-learn.
  var rankingAveragePrecision: Double?
  var coverageError: Double?
  var rankingLoss: Double?
  /// Labels an image.
  var trueCardinality: Double?
  var predictedCardinality: Double?
  /// Over images that hold a label or are given one.
  var meanJaccard: Double?

  private enum CodingKeys: CodingKey {
    case rankingAveragePrecision, coverageError, rankingLoss, trueCardinality
    case predictedCardinality, meanJaccard
  }

  init(_ scored: ScoredSplit) {
    let ranking = RankingMeasures(table: scored.table)
    let sets = LabelSetMeasures(table: scored.table, thresholds: scored.thresholds)
    calibration = CalibrationFigures(scored.table)
    rankingAveragePrecision = ranking.averagePrecision
    coverageError = ranking.coverageError
    rankingLoss = ranking.rankingLoss
    trueCardinality = sets.trueCardinality
    predictedCardinality = sets.predictedCardinality
    meanJaccard = sets.meanJaccard()
  }

  func encode(to encoder: any Encoder) throws {
    try calibration.encode(to: encoder)
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encodeIfPresent(rankingAveragePrecision, forKey: .rankingAveragePrecision)
    try values.encodeIfPresent(coverageError, forKey: .coverageError)
    try values.encodeIfPresent(rankingLoss, forKey: .rankingLoss)
    try values.encodeIfPresent(trueCardinality, forKey: .trueCardinality)
    try values.encodeIfPresent(predictedCardinality, forKey: .predictedCardinality)
    try values.encodeIfPresent(meanJaccard, forKey: .meanJaccard)
  }

  var lines: [String] {
    [
      "labels an image \(Format.share(trueCardinality)) true, "
        + "\(Format.share(predictedCardinality)) predicted; overlap (Jaccard) "
        + Format.share(meanJaccard),
      "order of labels: LRAP \(Format.share(rankingAveragePrecision)), coverage "
        + "\(Format.share(coverageError)), ranking loss \(Format.share(rankingLoss))",
    ] + calibration.lines
  }

  func add(to table: inout FigureTable) {
    table.add(
      "split", "",
      [
        ("true_cardinality", trueCardinality), ("predicted_cardinality", predictedCardinality),
        ("mean_jaccard", meanJaccard), ("ranking_average_precision", rankingAveragePrecision),
        ("coverage_error", coverageError), ("ranking_loss", rankingLoss),
      ])
    calibration.add(to: &table, part: "scores")
  }
}
