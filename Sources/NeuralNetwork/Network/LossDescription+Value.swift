import Kernels

extension LossDescription {
  /// The loss and, if `gradient` is given, its slope by every logit.
  ///
  /// Targets are already smoothed. All sigmoid losses are means over known pairs, except the
  /// asymmetric one, a sum; softmax is a mean over the images with a positive label.
  func value(
    _ shape: LossShape, logits: Slice, targets: Slice, known: Slice, gradient: Slice?
  ) -> LossValue {
    switch function {
    case .binaryCrossEntropy:
      Losses.binaryCrossEntropy(
        shape, logits: logits, targets: targets, known: known, positiveWeights: positiveWeights,
        reduction: reduction, gradient: gradient)
    case .focal(let gamma, let alpha):
      Losses.focal(
        shape, logits: logits, targets: targets, known: known, gamma: gamma, alpha: alpha,
        reduction: reduction, gradient: gradient)
    case .asymmetric(let negativeGamma, let positiveGamma, let margin):
      Losses.asymmetric(
        shape, logits: logits, targets: targets, known: known, negativeGamma: negativeGamma,
        positiveGamma: positiveGamma, margin: margin, reduction: reduction, gradient: gradient)
    case .softmaxCrossEntropy:
      Losses.softmaxCrossEntropy(
        shape, logits: logits, targets: targets, known: known, reduction: reduction,
        gradient: gradient)
    }
  }

  var reduction: Reduction { function.sumsOverPairs ? .sum : .mean }

  /// Writes the targets that are trained on, `[image, label]`, into `smoothed`.
  ///
  /// With softmax, an image's known positives first share one whole; an image without any stays all
  /// zero, so that the loss leaves it out.
  func smooth(_ targets: [Float], known: [Float], labels: Int, into smoothed: inout [Float]) {
    precondition(
      smoothed.count >= targets.count && known.count == targets.count,
      "\(targets.count) targets, \(known.count) known, room for \(smoothed.count)")
    guard function == .softmaxCrossEntropy else {
      for index in targets.indices {
        smoothed[index] = targets[index] * (1 - labelSmoothing) + labelSmoothing / 2
      }
      return
    }
    for row in stride(from: 0, to: targets.count, by: labels) {
      var total: Float = 0
      var knownCount: Float = 0
      for index in row..<row + labels where known[index] != 0 {
        total += targets[index]
        knownCount += 1
      }
      for index in row..<row + labels {
        smoothed[index] =
          total > 0
          ? targets[index] / total * (1 - labelSmoothing) + labelSmoothing / knownCount : 0
      }
    }
  }

  /// - Throws: `ShapeError` for settings that do not fit each other or the labels.
  func check(labels: Int) throws(ShapeError) {
    func refuse(_ found: String, _ needed: String) -> ShapeError {
      ShapeError(layer: "loss", kind: nil, found: found, needed: needed)
    }
    guard labelSmoothing >= 0, labelSmoothing < 1 else {
      throw refuse("has label smoothing \(labelSmoothing)", "0 to below 1")
    }
    if let positiveWeights {
      guard function == .binaryCrossEntropy else {
        throw refuse(
          "has positive weights beside a loss that takes none", "binary cross-entropy for them")
      }
      guard positiveWeights.count == labels else {
        throw refuse(
          "has \(positiveWeights.count) positive weights", "one for each of \(labels) labels")
      }
      guard positiveWeights.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
        throw refuse("has positive weights \(positiveWeights)", "numbers of at least 0")
      }
    }
  }
}
