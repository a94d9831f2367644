import Glibc  // links exp, log and the square root

/// Logits made probabilities by a fitted sigmoid, `1 / (1 + exp(slope * z + intercept))`.
///
/// The slope of a useful score is negative, as Platt wrote it.
/// - Source: Platt, "Probabilistic outputs for support vector machines" (1999), whose smoothed
///   targets keep the fit finite even where a threshold tells all apart; scikit-learn 1.9.1
///   `CalibratedClassifierCV(method="sigmoid")` minimises the same loss, and stops a little
///   earlier.
package struct PlattCalibration: Hashable, Sendable, Codable {
  package var slope: Double
  package var intercept: Double

  package init(slope: Double, intercept: Double) {
    self.slope = slope
    self.intercept = intercept
  }

  package func probability(ofLogit z: Double) -> Double { sigmoid(-(slope * z + intercept)) }

  /// The sigmoid of least log-loss for targets of `(n₊ + 1) / (n₊ + 2)` and `1 / (n₋ + 2)`, or why
  /// there is none. Logits all equal give a slope of 0.
  /// - Shapes: one logit and one target (0, 1, 2 as in ``ScoreTable``) an image.
  package static func fit<Score: BinaryFloatingPoint>(
    logits: [Score], targets: [UInt8]
  ) -> Result<PlattCalibration, CalibrationRefusal> {
    let known = LabelledScores(scores: logits, targets: targets)
    if let refusal = known.refusal { return .failure(refusal) }
    // Fitted to standardised logits, so that neither their scale nor their place costs digits.
    let count = Double(known.scores.count)
    let mean = known.scores.reduce(0) { $0 + $1 / count }
    let spread = known.scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) / count }.squareRoot()
    let scale = spread > 0 ? spread : 1
    let high = Double(known.positives + 1) / Double(known.positives + 2)
    let low = 1 / Double(known.negatives + 2)
    let loss = SigmoidLoss(
      inputs: known.scores.map { ($0 - mean) / scale },
      targets: known.present.map { $0 ? high : low })
    let start = Line(
      slope: 0, intercept: log(Double(known.positives + 1) / Double(known.negatives + 1)))
    let line = loss.minimum(from: start)
    // The line gives log-odds of presence; Platt's sign is the other one.
    return .success(
      PlattCalibration(
        slope: -line.slope / scale, intercept: line.slope * mean / scale - line.intercept))
  }
}

/// Log-odds as a line over the inputs.
private struct Line {
  var slope: Double
  var intercept: Double
}

/// The log-loss of a line against targets between 0 and 1: convex, with one minimum.
private struct SigmoidLoss {
  let inputs: [Double]
  let targets: [Double]

  func value(at line: Line) -> Double {
    zip(inputs, targets).reduce(0) { sum, pair in
      let odds = line.slope * pair.0 + line.intercept
      return sum + softplus(odds) - pair.1 * odds
    }
  }

  /// Newton's method with halved steps where a whole one does not descend.
  func minimum(from start: Line) -> Line {
    var line = start
    var value = value(at: line)
    for _ in 0..<200 {
      let step = newtonStep(at: line)
      guard abs(step.slope) + abs(step.intercept) > 1e-15 else { break }
      var length = 1.0
      var next = line
      var nextValue = Double.infinity
      while length > 1e-10 {
        next = Line(
          slope: line.slope - length * step.slope,
          intercept: line.intercept - length * step.intercept)
        nextValue = self.value(at: next)
        if nextValue < value { break }
        length /= 2
      }
      // No step descends: what is left of the slope is rounding.
      guard nextValue < value else { break }
      line = next
      value = nextValue
    }
    return polished(line)
  }

  /// Two whole steps more: the last digits of a minimum do not show in the loss.
  private func polished(_ line: Line) -> Line {
    var line = line
    for _ in 0..<2 {
      let step = newtonStep(at: line)
      guard abs(step.slope) < 1e-4, abs(step.intercept) < 1e-4 else { break }
      line.slope -= step.slope
      line.intercept -= step.intercept
    }
    return line
  }

  /// The gradient, divided by the matrix of second derivatives.
  private func newtonStep(at line: Line) -> Line {
    var (slopeGradient, interceptGradient) = (0.0, 0.0)
    // Tiny, so that inputs all equal, which leave the slope without any say, divide by no 0.
    var (slopeCurve, bothCurve, interceptCurve) = (1e-30, 0.0, 1e-30)
    for (input, target) in zip(inputs, targets) {
      let p = sigmoid(line.slope * input + line.intercept)
      let weight = p * (1 - p)
      slopeGradient += (p - target) * input
      interceptGradient += p - target
      slopeCurve += weight * input * input
      bothCurve += weight * input
      interceptCurve += weight
    }
    let determinant = slopeCurve * interceptCurve - bothCurve * bothCurve
    guard determinant > 0 else {
      return Line(slope: slopeGradient / slopeCurve, intercept: interceptGradient / interceptCurve)
    }
    return Line(
      slope: (interceptCurve * slopeGradient - bothCurve * interceptGradient) / determinant,
      intercept: (slopeCurve * interceptGradient - bothCurve * slopeGradient) / determinant)
  }
}
