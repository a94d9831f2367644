import Glibc  // links the square root

/// Whether a label occurs as often as its scores say, in bins of equal width.
///
/// The number of bins is part of every figure: the same scores give other errors with other bins.
/// - Source: the binning of torchmetrics 1.9 `binary_calibration_error`. scikit-learn's
///   `calibration_curve` closes its bins on the other side, so scores on an edge lie elsewhere.
package struct ReliabilityDiagram: Equatable, Sendable {
  /// Scores in `lower..<upper`; in the last one, those of exactly 1.
  package struct Bin: Equatable, Sendable {
    package let lower: Double
    package let upper: Double
    package fileprivate(set) var images = 0
    package fileprivate(set) var positives = 0
    fileprivate var sum = 0.0

    /// The mean score, and the share of images that truly hold the label; `nil` for an empty bin.
    package var meanScore: Double? { images > 0 ? sum / Double(images) : nil }
    package var positiveShare: Double? { images > 0 ? Double(positives) / Double(images) : nil }
    /// How far apart the two are; 0 for an empty bin, which weighs nothing.
    package var gap: Double { images > 0 ? abs(Double(positives) - sum) / Double(images) : 0 }
  }

  /// How many bins of equal width [0, 1) is cut into.
  package let binCount: Int
  /// One more than `binCount`: the last holds the scores of exactly 1.
  package private(set) var bins: [Bin]
  package let images: Int

  /// Undefined, `nil`, when no image is labelled or some score is not a probability.
  /// - Shapes: one score and one target (0, 1, 2 as in ``ScoreTable``) an image.
  /// - Precondition: `binCount > 0`.
  package init?<Score: BinaryFloatingPoint>(
    scores: [Score], targets: [UInt8], binCount: Int = 15
  ) {
    precondition(binCount > 0, "\(binCount) bins; allowed: 1 and more")
    let known = LabelledScores(scores: scores, targets: targets)
    guard known.areProbabilities else { return nil }
    func edge(_ bin: Int) -> Double { Double(bin) / Double(binCount) }
    self.binCount = binCount
    images = known.scores.count
    bins = (0...binCount).map { Bin(lower: edge($0), upper: min(edge($0 + 1), 1)) }
    for (score, present) in zip(known.scores, known.present) {
      var bin = Int(score * Double(binCount))
      // The product may round across an edge; the edges themselves decide.
      if score < edge(bin) { bin -= 1 }
      if bin < binCount, score >= edge(bin + 1) { bin += 1 }
      bins[bin].images += 1
      bins[bin].positives += present ? 1 : 0
      bins[bin].sum += score
    }
  }

  /// ECE: the mean over images of their bin's gap between score and share.
  package var expectedError: Double {
    bins.reduce(0) { $0 + $1.gap * Double($1.images) / Double(images) }
  }

  /// MCE: the widest gap of any bin.
  package var maximumError: Double { bins.reduce(0) { max($0, $1.gap) } }

  /// The root of the mean over images of the squared gap of their bin.
  package var rootMeanSquareError: Double {
    bins.reduce(0) { $0 + $1.gap * $1.gap * Double($1.images) / Double(images) }.squareRoot()
  }
}
