import Glibc  // links the rounding of quantiles

/// How far a chosen threshold might be elsewhere, had other images been drawn.
///
/// Images are drawn again, with replacement, and the goal chooses anew each time. The percentiles
/// are thresholds that were chosen, never between two of them, since infinity is one of the
/// choices. With few images that hold the label the interval is wide, and that is the finding.
/// - Source: the percentile bootstrap of Efron and Tibshirani, *An Introduction to the Bootstrap*
///   (1993), chapter 13.
package struct ThresholdInterval: Equatable, Sendable {
  package let lower: Double
  package let median: Double
  package let upper: Double
  /// Share of the replicates in the interval, such as 0.95.
  package let level: Double
  /// Replicates a threshold was chosen on, and those the goal refused, which have no say.
  package let chosen: Int
  package let refused: Int

  /// Undefined, `nil`, if the goal refuses every replicate.
  /// - Precondition: `0 < level < 1` and `replicates > 0`.
  package init?(
    of goal: ThresholdGoal, from ranked: RankedScores, level: Double = 0.95,
    replicates: Int = 1000, using generator: inout some RandomNumberGenerator
  ) {
    precondition(level > 0 && level < 1, "level is \(level); allowed: above 0, below 1")
    precondition(replicates > 0, "\(replicates) replicates; allowed: 1 and more")
    var thresholds: [Double] = []
    for _ in 0..<replicates {
      let drawn = ranked.resampled(using: &generator)
      if case .success(let choice) = goal.choose(from: drawn) {
        thresholds.append(choice.threshold)
      }
    }
    guard !thresholds.isEmpty else { return nil }
    thresholds.sort()
    func percentile(_ share: Double) -> Double {
      thresholds[max(Int((share * Double(thresholds.count)).rounded(.up)) - 1, 0)]
    }
    lower = percentile((1 - level) / 2)
    median = percentile(0.5)
    upper = percentile((1 + level) / 2)
    self.level = level
    chosen = thresholds.count
    refused = replicates - thresholds.count
  }
}

extension RankedScores {
  /// As many images, drawn from these with replacement, of either kind as it comes.
  fileprivate func resampled(using generator: inout some RandomNumberGenerator) -> RankedScores {
    let count = positives.count + negatives.count
    var drawn = [Int](repeating: 0, count: count)
    for _ in 0..<count { drawn[Int.random(in: 0..<count, using: &generator)] += 1 }
    func repeated(_ scores: [Float], from start: Int) -> [Float] {
      scores.indices.flatMap { [Float](repeating: scores[$0], count: drawn[start + $0]) }
    }
    return RankedScores(
      ascendingPositives: repeated(positives, from: 0),
      ascendingNegatives: repeated(negatives, from: positives.count))
  }
}
