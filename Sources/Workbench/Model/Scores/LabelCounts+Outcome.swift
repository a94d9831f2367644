import Metrics

extension LabelCounts {
  func count(of outcome: LabelOutcome) -> Int {
    switch outcome {
    case .truePositive: truePositives
    case .falseNegative: falseNegatives
    case .falsePositive: falsePositives
    case .trueNegative: trueNegatives
    }
  }
}
