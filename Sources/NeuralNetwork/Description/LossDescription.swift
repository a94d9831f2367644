/// What a network's outputs stand for, and how they become scores.
package enum Head: String, CaseIterable, Sendable {
  /// Each label by itself: a logistic function of its logit.
  case sigmoid
  /// Labels exclude each other: scores of an image sum to one.
  case softmax
  /// The same with one more output, for images without a label; coded by ``NoneCoding``.
  case softmaxOrNone = "softmax+none"
  /// The label sets trained on exclude each other; coded by ``LabelSetCoding``.
  case powerset
  /// A whole network for each label, as ``SeparateNetworks``, with one logit and a logistic function.
  case separate

  /// Whether scores come of a softmax, trained by cross-entropy; else each of its own logit.
  package var isSoftmax: Bool {
    switch self {
    case .sigmoid, .separate: false
    case .softmax, .softmaxOrNone, .powerset: true
    }
  }
}

/// How far logits are from targets; formulas at `Loss`.
package enum LossFunction: Equatable, Sendable {
  case binaryCrossEntropy
  /// `alpha` weighs positives against negatives; nil leaves both at 1.
  case focal(gamma: Float, alpha: Float?)
  case asymmetric(negativeGamma: Float, positiveGamma: Float, margin: Float)
  case softmaxCrossEntropy

  /// Whether it is the loss of a softmax; else each logit has a loss of its own.
  package var isSoftmax: Bool { self == .softmaxCrossEntropy }

  /// The head this loss is for where none is named.
  package var head: Head { isSoftmax ? .softmax : .sigmoid }

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
  /// `y * (1 - a) + a / outputs`.
  package var labelSmoothing: Float

  package init(
    function: LossFunction, positiveWeights: [Float]? = nil, labelSmoothing: Float = 0
  ) {
    self.function = function
    self.positiveWeights = positiveWeights
    self.labelSmoothing = labelSmoothing
  }
}
