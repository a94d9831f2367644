/// What a threshold is worth beyond the images it was chosen on.
///
/// Images are drawn again, with replacement, as many as there are; of each draw all figures are
/// taken, so that a gain compares two thresholds on the same images.
/// - Source: the percentile bootstrap, and the bootstrap's estimate of optimism, of Efron and
///   Tibshirani, *An Introduction to the Bootstrap* (1993), chapters 13 and 17.
package struct ThresholdGain: Equatable, Sendable {
  /// Where the rule would have put it, had other images been drawn; nil where it never could.
  package var threshold: ThresholdInterval?
  /// F1 at the threshold as it stands, and what it is more than at 0.5, with images drawn again.
  package var f1: Bootstrap?
  package var gain: Bootstrap?
  /// How much of a newly chosen threshold's F1 does not hold on other images, on average: its F1 on
  /// the draw it was chosen on, less that on the images as they are. nil where none was chosen.
  package var optimism: Double?

  package init(
    threshold: ThresholdInterval? = nil, f1: Bootstrap? = nil, gain: Bootstrap? = nil,
    optimism: Double? = nil
  ) {
    self.threshold = threshold
    self.f1 = f1
    self.gain = gain
    self.optimism = optimism
  }

  /// - Parameter threshold: the one that stands, chosen by the goal or by hand.
  /// - Precondition: `replicates > 0`, and the threshold is a number.
  package init(
    of threshold: Double, goal: ThresholdGoal, from ranked: RankedScores, replicates: Int = 200,
    seed: UInt64
  ) {
    precondition(replicates > 0, "\(replicates) replicates; allowed: 1 and more")
    precondition(!threshold.isNaN, "the threshold is not a number")
    func f1(_ scores: RankedScores, at threshold: Double) -> Double? {
      scores.counts(at: threshold).f1
    }
    func gain(_ scores: RankedScores) -> Double? {
      guard let here = f1(scores, at: threshold), let half = f1(scores, at: 0.5) else { return nil }
      return here - half
    }
    var generator = SplitMix(state: seed)
    var f1s: [Double?] = []
    var gains: [Double?] = []
    var thresholds: [Double] = []
    var losses: [Double?] = []
    for _ in 0..<replicates {
      let drawn = ranked.resampled(using: &generator)
      f1s.append(f1(drawn, at: threshold))
      gains.append(gain(drawn))
      guard case .success(let choice) = goal.choose(from: drawn) else { continue }
      thresholds.append(choice.threshold)
      if let here = choice.counts.f1, let there = f1(ranked, at: choice.threshold) {
        losses.append(here - there)
      }
    }
    self.init(
      threshold: ThresholdInterval(thresholds, of: replicates),
      f1: Bootstrap(estimate: f1(ranked, at: threshold), draws: f1s),
      gain: Bootstrap(estimate: gain(ranked), draws: gains), optimism: Average.mean(losses))
  }
}

extension Bootstrap {
  /// Of a figure taken of each draw; nil if it is undefined as it stands or for every draw.
  init?(estimate: Double?, draws: [Double?]) {
    let defined = draws.compactMap(\.self)
    guard let estimate, !defined.isEmpty else { return nil }
    self.init(
      estimate: estimate, replicates: defined, undefined: draws.count - defined.count)
  }

  /// Share of the draws the figure is defined for in which it is above 0.
  package var positiveShare: Double {
    Double(replicates.count { $0 > 0 }) / Double(replicates.count)
  }
}
