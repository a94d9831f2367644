import Glibc

/// Losses from logits, with the gradient of the reduced loss.
///
/// Targets are in `0...1` (smoothing is the caller's). Known is what a labelled pair counts for,
/// usually 1, and 0 for an unlabelled one, which adds no term and gets no gradient; a mean is over
/// the number of terms, whatever they count for. `gradient` is overwritten, padding
/// lanes included; nil leaves it out. Sums are in double precision, row by row: batches of logits
/// are small, and one thread is enough.
package enum Losses {
  /// `(1 - y) z + (1 + (w - 1) y) (log(1 + exp(-|z|)) + max(-z, 0))` for each known pair, `w` the
  /// positive weight of its label or 1; finite for every finite logit.
  ///
  /// - Source: PyTorch's `BCEWithLogitsLoss` with `pos_weight`.
  package static func binaryCrossEntropy(
    _ shape: LossShape, logits: Slice, targets: Slice, known: Slice, positiveWeights: [Float]?,
    reduction: Reduction = .mean, gradient: Slice?
  ) -> LossValue {
    require(
      positiveWeights.map { $0.count == shape.labels } ?? true,
      "\(positiveWeights?.count ?? 0) positive weights for \(shape.labels) labels")
    return overKnownPairs(shape, logits, targets, known, reduction, gradient) {
      logit, target, label in
      let weight = positiveWeights.map { Double($0[label]) } ?? 1
      let sigmoid = sigmoid(logit)
      let loss = (1 - target) * logit + (1 + (weight - 1) * target) * softplus(-logit)
      return (loss, (1 - target) * sigmoid - weight * target * (1 - sigmoid))
    }
  }

  /// `a (1 - q)^gamma` times the binary cross-entropy of each known pair, with
  /// `q = p y + (1 - p)(1 - y)`, and `a = alpha y + (1 - alpha)(1 - y)`, or 1 without an alpha.
  ///
  /// - Source: Lin et al., *Focal loss for dense object detection* (2017).
  package static func focal(
    _ shape: LossShape, logits: Slice, targets: Slice, known: Slice, gamma: Float, alpha: Float?,
    reduction: Reduction = .mean, gradient: Slice?
  ) -> LossValue {
    let gamma = Double(gamma)
    return overKnownPairs(shape, logits, targets, known, reduction, gradient) { logit, target, _ in
      let p = sigmoid(logit)
      let entropy = (1 - target) * logit + softplus(-logit)
      // 1 - q, written so that it keeps its digits when q is near 1.
      let miss = (1 - p) * target + p * (1 - target)
      let balance =
        alpha.map { Double($0) * target + (1 - Double($0)) * (1 - target) } ?? 1
      let weight = pow(miss, gamma)
      let slope = (1 - 2 * target) * p * (1 - p)
      let weightSlope = gamma == 0 || miss <= 0 ? 0 : gamma * pow(miss, gamma - 1) * slope
      return (
        balance * weight * entropy, balance * (weight * (p - target) + weightSlope * entropy)
      )
    }
  }

  /// `-y (1 - p)^positiveGamma log p - (1 - y) m^negativeGamma log(1 - m)` for each known pair,
  /// with `m = max(p - margin, 0)`; logarithms of at least 1e-8.
  ///
  /// A negative with `p` below the margin has no gradient. The focusing weights take part in the
  /// gradient.
  ///
  /// - Source: Ridnik et al., *Asymmetric loss for multi-label classification* (2021).
  package static func asymmetric(
    _ shape: LossShape, logits: Slice, targets: Slice, known: Slice, negativeGamma: Float,
    positiveGamma: Float, margin: Float, reduction: Reduction = .sum, gradient: Slice?
  ) -> LossValue {
    let smallest = 1e-8
    let (negativeGamma, positiveGamma) = (Double(negativeGamma), Double(positiveGamma))
    let margin = Double(margin)
    return overKnownPairs(shape, logits, targets, known, reduction, gradient) { logit, target, _ in
      let p = sigmoid(logit)
      let miss = sigmoid(-logit)
      let positive = focusedLog(
        of: p, slope: p * miss, weight: miss, weightSlope: -p * miss, gamma: positiveGamma,
        smallest: smallest)
      let shifted = max(p - margin, 0)
      let slope = p > margin ? p * miss : 0
      let negative = focusedLog(
        of: min(miss + margin, 1), slope: -slope, weight: shifted, weightSlope: slope,
        gamma: negativeGamma, smallest: smallest)
      return (
        -target * positive.value - (1 - target) * negative.value,
        -target * positive.slope - (1 - target) * negative.slope
      )
    }
  }

  /// Cross-entropy of the softmax over an image's known labels with targets `y / sum(y)`.
  ///
  /// An image whose known targets are all zero has no distribution to match: it is skipped and
  /// counted. The mean is over the images that remain.
  package static func softmaxCrossEntropy(
    _ shape: LossShape, logits: Slice, targets: Slice, known: Slice,
    reduction: Reduction = .mean, gradient: Slice?
  ) -> LossValue {
    check(shape, logits, targets, known, gradient)
    let (z, y, mask) = (logits.pointer, targets.pointer, known.pointer)
    var result = LossValue(sum: 0, terms: 0)
    for row in stride(from: 0, to: shape.count, by: shape.lanes) {
      var total = 0.0
      var highest = -Double.infinity
      // An image counts for as much as the most of its pairs.
      var weight = 0.0
      for index in row..<row + shape.labels where mask[index] != 0 {
        weight = max(weight, Double(mask[index]))
        total += Double(y[index])
        highest = max(highest, Double(z[index]))
      }
      gradient?.slice(at: row, count: shape.lanes).fill(0)
      guard total > 0 else {
        result.skipped += 1
        continue
      }
      var exponentials = 0.0
      for index in row..<row + shape.labels where mask[index] != 0 {
        exponentials += exp(Double(z[index]) - highest)
      }
      result.terms += 1
      for index in row..<row + shape.labels where mask[index] != 0 {
        let target = Double(y[index]) / total
        let distance = Double(z[index]) - highest
        if target > 0 { result.sum += weight * target * (log(exponentials) - distance) }
        gradient?.pointer[index] = Float(weight * (exp(distance) / exponentials - target))
      }
    }
    if let gradient, reduction == .mean, result.terms > 1 {
      let factor = 1 / Float(result.terms)
      for index in 0..<shape.count { gradient.pointer[index] *= factor }
    }
    return result
  }
}

/// What the losses share.
extension Losses {
  /// `log(1 + exp(x))`, finite for every finite `x`.
  private static func softplus(_ x: Double) -> Double {
    max(x, 0) + log1p(exp(-abs(x)))
  }

  static func sigmoid(_ x: Double) -> Double {
    if x >= 0 { return 1 / (1 + exp(-x)) }
    let exponential = exp(x)
    return exponential / (1 + exponential)
  }

  /// `weight^gamma * log(argument)` and its slope, given the slopes of both parts.
  private static func focusedLog(
    of argument: Double, slope: Double, weight: Double, weightSlope: Double, gamma: Double,
    smallest: Double
  ) -> (value: Double, slope: Double) {
    let logarithm = log(max(argument, smallest))
    let logarithmSlope = argument > smallest ? slope / argument : 0
    let power = pow(weight, gamma)
    let powerSlope =
      gamma == 0 || weight <= 0 ? 0 : gamma * pow(weight, gamma - 1) * weightSlope
    return (power * logarithm, powerSlope * logarithm + power * logarithmSlope)
  }

  private static func overKnownPairs(
    _ shape: LossShape, _ logits: Slice, _ targets: Slice, _ known: Slice, _ reduction: Reduction,
    _ gradient: Slice?,
    _ term: (_ logit: Double, _ target: Double, _ label: Int) -> (loss: Double, slope: Double)
  ) -> LossValue {
    check(shape, logits, targets, known, gradient)
    let (z, y, mask) = (logits.pointer, targets.pointer, known.pointer)
    let slopes = gradient?.pointer
    var terms = 0
    for row in 0..<shape.batch {
      for label in 0..<shape.labels where mask[row * shape.lanes + label] != 0 { terms += 1 }
    }
    let factor = reduction == .mean ? 1 / Double(max(terms, 1)) : 1
    var sum = 0.0
    for row in 0..<shape.batch {
      for lane in 0..<shape.lanes {
        let index = row * shape.lanes + lane
        guard lane < shape.labels && mask[index] != 0 else {
          slopes?[index] = 0
          continue
        }
        let (loss, slope) = term(Double(z[index]), Double(y[index]), lane)
        let weight = Double(mask[index])
        sum += loss * weight
        slopes?[index] = Float(slope * weight * factor)
      }
    }
    return LossValue(sum: sum, terms: terms)
  }

  private static func check(
    _ shape: LossShape, _ logits: Slice, _ targets: Slice, _ known: Slice, _ gradient: Slice?
  ) {
    require(
      logits.count >= shape.count && targets.count >= shape.count && known.count >= shape.count,
      "\(logits.count) logits, \(targets.count) targets, \(known.count) known; "
        + "\(shape.count) are needed")
    require(
      gradient.map { $0.count >= shape.count } ?? true,
      "a gradient of \(gradient?.count ?? 0) floats; \(shape.count) are needed")
  }
}
