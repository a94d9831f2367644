import Metrics

/// What is drawn of the runs that are compared, in the order `m` visits it.
package enum ComparedCurve: String, CaseIterable, Sendable {
  case validationLoss = "validation loss"
  case trainLoss = "train loss"
  case macroF1 = "macro-F1"
  case macroAveragePrecision = "macro-AP"
  case subsetAccuracy = "exact sets"
  case hammingLoss = "hamming loss"
  case learningRate = "learning rate"
  case gradientNorm = "gradient norm"

  /// The series it is kept as; nil for a measure that is taken once an epoch.
  package var series: SeriesKind? {
    switch self {
    case .validationLoss: .validationLoss
    case .trainLoss: .trainLoss
    case .learningRate: .learningRate
    case .gradientNorm: .gradientNorm
    case .macroF1, .macroAveragePrecision, .subsetAccuracy, .hammingLoss: nil
    }
  }

  /// Whether a moving average says more than its points: of what is measured step by step.
  package var isNoisy: Bool { self == .trainLoss || self == .gradientNorm }

  /// Of a measure that is taken once an epoch.
  package func value(of measures: EvaluationMeasures) -> Double? {
    switch self {
    case .macroF1: measures.macroF1
    case .macroAveragePrecision: measures.macroAveragePrecision
    case .subsetAccuracy: measures.subsetAccuracy
    case .hammingLoss: measures.hammingLoss
    case .validationLoss: measures.loss
    case .trainLoss, .learningRate, .gradientNorm: nil
    }
  }
}
