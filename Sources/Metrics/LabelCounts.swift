import Glibc  // links the square root

/// How the decisions about one label, or about several together, met the truth.
///
/// Every measure is `nil` where its denominator is 0: undefined, which is neither 0 nor 1.
/// - Source: the definitions of scikit-learn 1.9.1, but for its replacement of undefined values.
package struct LabelCounts: Hashable, Sendable, Codable {
  package var truePositives: Int
  package var falsePositives: Int
  package var falseNegatives: Int
  package var trueNegatives: Int

  package init(
    truePositives: Int = 0, falsePositives: Int = 0, falseNegatives: Int = 0,
    trueNegatives: Int = 0
  ) {
    self.truePositives = truePositives
    self.falsePositives = falsePositives
    self.falseNegatives = falseNegatives
    self.trueNegatives = trueNegatives
  }

  package mutating func add(predicted: Bool, present: Bool) {
    switch (predicted, present) {
    case (true, true): truePositives += 1
    case (true, false): falsePositives += 1
    case (false, true): falseNegatives += 1
    case (false, false): trueNegatives += 1
    }
  }

  /// All decisions together: what the micro average is made from.
  package static func + (a: LabelCounts, b: LabelCounts) -> LabelCounts {
    LabelCounts(
      truePositives: a.truePositives + b.truePositives,
      falsePositives: a.falsePositives + b.falsePositives,
      falseNegatives: a.falseNegatives + b.falseNegatives,
      trueNegatives: a.trueNegatives + b.trueNegatives)
  }

  private enum CodingKeys: String, CodingKey {
    case truePositives = "true_positives"
    case falsePositives = "false_positives"
    case falseNegatives = "false_negatives"
    case trueNegatives = "true_negatives"
  }
}

/// Totals
extension LabelCounts {
  /// How many truly hold the label.
  package var support: Int { truePositives + falseNegatives }
  /// How many truly do not hold it.
  package var negatives: Int { falsePositives + trueNegatives }
  package var predicted: Int { truePositives + falsePositives }
  package var total: Int { support + negatives }
  package var prevalence: Double? { ratio(support, total) }
  package var predictedRate: Double? { ratio(predicted, total) }
}

/// Measures
extension LabelCounts {
  package var precision: Double? { ratio(truePositives, predicted) }
  /// Also called sensitivity and true positive rate.
  package var recall: Double? { ratio(truePositives, support) }
  /// Also called true negative rate.
  package var specificity: Double? { ratio(trueNegatives, negatives) }
  /// Also called false alarm rate: `1 - specificity`.
  package var falsePositiveRate: Double? { ratio(falsePositives, negatives) }
  package var negativePredictiveValue: Double? {
    ratio(trueNegatives, trueNegatives + falseNegatives)
  }
  package var accuracy: Double? { ratio(truePositives + trueNegatives, total) }
  package var f1: Double? { fBeta(1) }
  package var jaccard: Double? {
    ratio(truePositives, truePositives + falsePositives + falseNegatives)
  }

  /// `(1+b²)TP / ((1+b²)TP + b²FN + FP)`: recall weighs `beta` times as much as precision. Undefined
  /// only where the label neither occurs nor is predicted.
  package func fBeta(_ beta: Double) -> Double? {
    let square = beta * beta
    let hits = (1 + square) * Double(truePositives)
    let all = hits + square * Double(falseNegatives) + Double(falsePositives)
    return all > 0 ? hits / all : nil
  }

  /// Mean of recall and specificity; undefined unless both kinds of image are there.
  package var balancedAccuracy: Double? {
    guard let recall, let specificity else { return nil }
    return (recall + specificity) / 2
  }

  /// Matthews' correlation between decision and truth, -1 to 1. It is 0 where either never varies, as
  /// scikit-learn has it (and torchmetrics has not), and undefined where nothing was decided.
  package var matthewsCorrelation: Double? {
    guard total > 0 else { return nil }
    // The root of each half apart: the product of all four counts would lose digits.
    let scale =
      (Double(predicted) * Double(support)).squareRoot()
      * (Double(total - predicted) * Double(negatives)).squareRoot()
    let agreement = Double(truePositives) * Double(trueNegatives)
    return scale > 0
      ? (agreement - Double(falsePositives) * Double(falseNegatives)) / scale : 0
  }

  /// Cohen's kappa: agreement beyond chance; undefined where chance alone would agree always.
  package var kappa: Double? {
    guard total > 0 else { return nil }
    let observed = Double(truePositives + trueNegatives) / Double(total)
    let chance =
      (Double(predicted) * Double(support) + Double(total - predicted) * Double(negatives))
      / (Double(total) * Double(total))
    return chance < 1 ? (observed - chance) / (1 - chance) : nil
  }

  private func ratio(_ part: Int, _ whole: Int) -> Double? {
    whole > 0 ? Double(part) / Double(whole) : nil
  }
}
