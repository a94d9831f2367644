/// Every measure of one evaluation of a network on one split.
///
/// Unlabelled pairs count nowhere; an image with one is left out of the measures of whole images.
/// Coded as ``LabelMeasures`` is.
package struct EvaluationMeasures: Equatable, Sendable {
  /// Rows of the table, fully labelled or not.
  package var images: Int
  /// Mean loss as the network defines it, in its own units.
  package var loss: Double?
  package var macroPrecision: Double?
  package var macroRecall: Double?
  package var macroF1: Double?
  /// How many labels the macro F1 is the mean of: those where F1 is defined.
  package var macroOver: Int
  package var macroAveragePrecision: Double?
  package var macroROCAUC: Double?
  /// How many labels occur, and so have an average precision to average.
  package var macroAveragePrecisionOver: Int
  package var microPrecision: Double?
  package var microRecall: Double?
  package var microF1: Double?
  /// How many images have no unlabelled pair, so that their label set is known.
  package var labelledImages: Int
  /// Share of those images whose predicted label set is exactly the true one.
  package var subsetAccuracy: Double?
  /// Share of known pairs decided wrongly.
  package var hammingLoss: Double?
  /// What a network that never predicts any label would get, on the same images.
  package var allNegativeSubsetAccuracy: Double?
  package var allNegativeHammingLoss: Double?
  /// How many labelled images hold no label at all.
  package var negativeImages: Int
  /// Share of those for which some label is predicted.
  package var anyPositiveRateOnNegatives: Double?
  package var labels: [LabelMeasures]

  /// - Shapes: one threshold a label of the table.
  package init(table: ScoreTable, thresholds: [Double], loss: Double?) {
    precondition(
      thresholds.count == table.labels.count,
      "\(thresholds.count) thresholds, \(table.labels.count) labels")
    let labels = zip(table.labels.indices, table.ranked).map { label, ranked in
      LabelMeasures(label: table.labels[label], threshold: thresholds[label], ranked: ranked)
    }
    let all = labels.reduce(LabelCounts()) { $0 + $1.counts }
    let sets = LabelSetCounts(table: table, thresholds: thresholds)
    self.images = table.images.count
    self.loss = loss
    self.macroPrecision = Average.mean(labels.map(\.precision))
    self.macroRecall = Average.mean(labels.map(\.recall))
    self.macroF1 = Average.mean(labels.map(\.f1))
    self.macroOver = labels.count { $0.f1 != nil }
    self.macroAveragePrecision = Average.mean(labels.map(\.averagePrecision))
    self.macroROCAUC = Average.mean(labels.map(\.rocAUC))
    self.macroAveragePrecisionOver = labels.count { $0.averagePrecision != nil }
    self.microPrecision = all.precision
    self.microRecall = all.recall
    self.microF1 = all.f1
    self.labelledImages = sets.labelled
    self.subsetAccuracy = sets.share(sets.exact, of: sets.labelled)
    self.hammingLoss = sets.share(all.falsePositives + all.falseNegatives, of: all.total)
    self.allNegativeSubsetAccuracy = sets.share(sets.negative, of: sets.labelled)
    self.allNegativeHammingLoss = all.prevalence
    self.negativeImages = sets.negative
    self.anyPositiveRateOnNegatives = sets.share(sets.alarmed, of: sets.negative)
    self.labels = labels
  }
}

extension EvaluationMeasures: Codable {
  private enum CodingKeys: String, CodingKey {
    case images, loss, labels
    case macroPrecision = "macro_precision"
    case macroRecall = "macro_recall"
    case macroF1 = "macro_f1"
    case macroOver = "macro_over"
    case macroAveragePrecision = "macro_average_precision"
    case macroROCAUC = "macro_roc_auc"
    case macroAveragePrecisionOver = "macro_average_precision_over"
    case microPrecision = "micro_precision"
    case microRecall = "micro_recall"
    case microF1 = "micro_f1"
    case labelledImages = "labelled_images"
    case subsetAccuracy = "subset_accuracy"
    case hammingLoss = "hamming_loss"
    case allNegativeSubsetAccuracy = "all_negative_subset_accuracy"
    case allNegativeHammingLoss = "all_negative_hamming_loss"
    case negativeImages = "negative_images"
    case anyPositiveRateOnNegatives = "any_positive_rate_on_negatives"
  }

  // Written out because the synthesised one leaves undefined measures away instead of saying null.
  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(images, forKey: .images)
    try values.encode(loss.flatMap { $0.isFinite ? $0 : nil }, forKey: .loss)
    try values.encode(macroPrecision, forKey: .macroPrecision)
    try values.encode(macroRecall, forKey: .macroRecall)
    try values.encode(macroF1, forKey: .macroF1)
    try values.encode(macroOver, forKey: .macroOver)
    try values.encode(macroAveragePrecision, forKey: .macroAveragePrecision)
    try values.encode(macroROCAUC, forKey: .macroROCAUC)
    try values.encode(macroAveragePrecisionOver, forKey: .macroAveragePrecisionOver)
    try values.encode(microPrecision, forKey: .microPrecision)
    try values.encode(microRecall, forKey: .microRecall)
    try values.encode(microF1, forKey: .microF1)
    try values.encode(labelledImages, forKey: .labelledImages)
    try values.encode(subsetAccuracy, forKey: .subsetAccuracy)
    try values.encode(hammingLoss, forKey: .hammingLoss)
    try values.encode(allNegativeSubsetAccuracy, forKey: .allNegativeSubsetAccuracy)
    try values.encode(allNegativeHammingLoss, forKey: .allNegativeHammingLoss)
    try values.encode(negativeImages, forKey: .negativeImages)
    try values.encode(anyPositiveRateOnNegatives, forKey: .anyPositiveRateOnNegatives)
    try values.encode(labels, forKey: .labels)
  }
}
