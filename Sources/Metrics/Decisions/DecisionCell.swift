/// Which images a cell of a table about decisions stands for.
package enum DecisionCell: Hashable, Sendable {
  /// How the decision about one label met the truth; nil: all images on which it is known.
  case label(Int, LabelOutcome?)
  /// Images of a true label set for which a set was predicted; nil: any. Lines are those of the
  /// table, which say what is in `other`.
  case sets(
    truth: LabelSetConfusion.Line?, predicted: LabelSetConfusion.Line?,
    lines: [LabelSetConfusion.Line])
  /// Images that count in a cell of ``MultilabelConfusion``; nil: no true, or no predicted, label.
  case instead(truth: Int?, predicted: Int?)
  /// Images that hold both labels, or for which both are predicted.
  case together(Int, Int, predicted: Bool)
}

/// How the decision about one label met the truth.
package enum LabelOutcome: String, CaseIterable, Hashable, Sendable {
  case truePositive = "TP"
  case falseNegative = "FN"
  case falsePositive = "FP"
  case trueNegative = "TN"
}

/// In which order images are looked at.
package enum ImageOrder: String, CaseIterable, Hashable, Sendable {
  case nearest = "nearest to the threshold"
  case loss = "greatest loss"
  case mistake = "most confident mistake"
  case labelIssue = "likely label error"
}
