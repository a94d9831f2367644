/// What turns logits into scores.
package enum Head: String, CaseIterable, Sendable {
  /// Each label by itself: a logistic function of its logit.
  case sigmoid
  /// Labels exclude each other: scores of an image sum to one.
  case softmax
}

/// How far logits are from targets; formulas at `Loss`.
package enum LossFunction: Equatable, Sendable {
  case binaryCrossEntropy
  /// `alpha` weighs positives against negatives; nil leaves both at 1.
  case focal(gamma: Float, alpha: Float?)
  case asymmetric(negativeGamma: Float, positiveGamma: Float, margin: Float)
  case softmaxCrossEntropy

  /// The scores that belong to this loss.
  package var head: Head { self == .softmaxCrossEntropy ? .softmax : .sigmoid }

  /// Whether the loss is the sum over all (image, label) pairs, as its authors define it, and not
  /// their mean: then losses of batches add up and must not be averaged by image.
  package var sumsOverPairs: Bool {
    if case .asymmetric = self { true } else { false }
  }
}

package struct LossDescription: Equatable, Sendable {
  package var function: LossFunction
  /// One factor a label on the positive part of a sigmoid loss; usual is negatives / positives.
  package var positiveWeights: [Float]?
  /// 0 (off) to below 1: a target y is trained on as `y * (1 - a) + a / 2`; with softmax as
  /// `y * (1 - a) + a / labels`.
  package var labelSmoothing: Float

  package init(
    function: LossFunction, positiveWeights: [Float]? = nil, labelSmoothing: Float = 0
  ) {
    self.function = function
    self.positiveWeights = positiveWeights
    self.labelSmoothing = labelSmoothing
  }
}
