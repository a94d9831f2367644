/// The measures runs are compared by, each a figure of a table of scores and thresholds.
package enum ComparedMeasure: String, CaseIterable, Sendable {
  /// Mean `-log` of the probability given to the truth, over all known pairs, in nats.
  case loss
  case macroF1 = "macro_f1"
  case microF1 = "micro_f1"
  case macroAveragePrecision = "macro_average_precision"
  /// Share of the fully labelled images whose label set is told exactly.
  case subsetAccuracy = "subset_accuracy"
  case hammingLoss = "hamming_loss"
  /// Share of the images without labels for which a label is predicted.
  case anyPositiveRateOnNegatives = "any_positive_rate_on_negatives"

  package var isBetterWhenLess: Bool {
    switch self {
    case .loss, .hammingLoss, .anyPositiveRateOnNegatives: true
    case .macroF1, .microF1, .macroAveragePrecision, .subsetAccuracy: false
    }
  }

  /// What people call it.
  package var name: String {
    switch self {
    case .loss: "loss"
    case .macroF1: "macro-F1"
    case .microF1: "micro-F1"
    case .macroAveragePrecision: "macro-AP"
    case .subsetAccuracy: "exact sets"
    case .hammingLoss: "hamming loss"
    case .anyPositiveRateOnNegatives: "any on negatives"
    }
  }
}
