import Glibc  // links log

/// How far the probabilities of one label are from the truth: 0 is perfect in both measures.
///
/// Over the images where the label is known; unlike AUC, defined with images of one kind only.
/// - Source: scikit-learn 1.9.1 `brier_score_loss`, and `log_loss` with `labels=[0, 1]`.
package struct ProbabilityLosses: Equatable, Sendable {
  package let images: Int
  /// Mean squared distance to 0 or 1: always saying the prevalence `q` gives `q(1 - q)`.
  package let brier: Double
  /// Mean of `-log` of the probability given to the truth, in nats.
  ///
  /// Probabilities are kept 2.2e-16 away from 0 and 1, as scikit-learn keeps those of 64 bits, so
  /// one certain mistake costs 36.04 and not infinity.
  package let logLoss: Double

  /// Undefined, `nil`, when no image is labelled or some score is not a probability.
  /// - Shapes: one score and one target (0, 1, 2 as in ``ScoreTable``) an image.
  package init?<Score: BinaryFloatingPoint>(scores: [Score], targets: [UInt8]) {
    let known = LabelledScores(scores: scores, targets: targets)
    guard known.areProbabilities else { return nil }
    var squares = 0.0
    var logarithms = 0.0
    for (score, present) in zip(known.scores, known.present) {
      let error = present ? 1 - score : score
      squares += error * error
      let kept = min(max(score, .ulpOfOne), 1 - .ulpOfOne)
      logarithms -= log(present ? kept : 1 - kept)
    }
    images = known.scores.count
    brier = squares / Double(images)
    logLoss = logarithms / Double(images)
  }
}
