/// How well one label is told, at one threshold and over all of them.
///
/// Coded with snake_case keys (a coder needs no key strategy) and every derived measure, an undefined
/// one as null; a threshold of infinity, which calls nothing present, is null too.
package struct LabelMeasures: Equatable, Sendable {
  package var label: String
  /// *Present* is decided where `score >= threshold`; infinity decides it nowhere.
  package var threshold: Double
  package var counts: LabelCounts
  package var averagePrecision: Double?
  package var rocAUC: Double?

  package init(
    label: String, threshold: Double, counts: LabelCounts, averagePrecision: Double?,
    rocAUC: Double?
  ) {
    self.label = label
    self.threshold = threshold
    self.counts = counts
    self.averagePrecision = averagePrecision
    self.rocAUC = rocAUC
  }

  package init(label: String, threshold: Double, ranked: RankedScores) {
    self.init(
      label: label, threshold: threshold, counts: ranked.counts(at: threshold),
      averagePrecision: ranked.averagePrecision, rocAUC: ranked.rocAUC)
  }

  /// How many images truly hold the label.
  package var support: Int { counts.support }
  /// How many truly do not; unlabelled ones are in neither number.
  package var negatives: Int { counts.negatives }
  package var prevalence: Double? { counts.prevalence }
  package var predictedRate: Double? { counts.predictedRate }
  package var precision: Double? { counts.precision }
  package var recall: Double? { counts.recall }
  package var f1: Double? { counts.f1 }
}

extension LabelMeasures: Codable {
  private enum CodingKeys: String, CodingKey {
    case label, threshold, counts, support, negatives, prevalence
    case predictedRate = "predicted_rate"
    case precision, recall, f1, specificity, jaccard, kappa
    case balancedAccuracy = "balanced_accuracy"
    case matthewsCorrelation = "matthews_correlation"
    case averagePrecision = "average_precision"
    case rocAUC = "roc_auc"
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      label: try values.decode(String.self, forKey: .label),
      threshold: try values.decodeIfPresent(Double.self, forKey: .threshold) ?? .infinity,
      counts: try values.decode(LabelCounts.self, forKey: .counts),
      averagePrecision: try values.decodeIfPresent(Double.self, forKey: .averagePrecision),
      rocAUC: try values.decodeIfPresent(Double.self, forKey: .rocAUC))
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(label, forKey: .label)
    try values.encode(threshold.isFinite ? threshold : nil, forKey: .threshold)
    try values.encode(counts, forKey: .counts)
    try values.encode(support, forKey: .support)
    try values.encode(negatives, forKey: .negatives)
    try values.encode(prevalence, forKey: .prevalence)
    try values.encode(predictedRate, forKey: .predictedRate)
    try values.encode(precision, forKey: .precision)
    try values.encode(recall, forKey: .recall)
    try values.encode(f1, forKey: .f1)
    try values.encode(counts.specificity, forKey: .specificity)
    try values.encode(counts.balancedAccuracy, forKey: .balancedAccuracy)
    try values.encode(counts.jaccard, forKey: .jaccard)
    try values.encode(counts.matthewsCorrelation, forKey: .matthewsCorrelation)
    try values.encode(counts.kappa, forKey: .kappa)
    try values.encode(averagePrecision, forKey: .averagePrecision)
    try values.encode(rocAUC, forKey: .rocAUC)
  }
}
