import Metrics
import TerminalUI

/// The thresholds that decide alike about one label: above one real score, up to the next one.
struct ScoreGap: Equatable {
  /// The greatest score below; nil where all are called present.
  let lower: Double?
  /// The least score that is not below; nil where none is called present.
  let upper: Double?

  init(around threshold: Double, in ranked: RankedScores) {
    var (lower, upper): (Double?, Double?)
    for scores in [ranked.positives, ranked.negatives] {
      let place = ScoreGap.below(threshold, in: scores)
      if place > 0 { lower = max(lower ?? -.infinity, Double(scores[place - 1])) }
      if place < scores.count { upper = min(upper ?? .infinity, Double(scores[place])) }
    }
    self.lower = lower
    self.upper = upper
  }

  func contains(_ threshold: Double) -> Bool {
    (lower ?? -.infinity) < threshold && threshold <= (upper ?? .infinity)
  }

  /// A threshold of this gap that no score lies on: halfway between its ends, infinity above all
  /// scores, and below them halfway to 0, where probabilities end.
  var middle: Double {
    guard let upper else { return .infinity }
    let end = lower ?? min(upper, 0)
    return upper + (end - upper) / 2
  }

  /// The decimal of the fewest digits that decides alike, the nearest to a threshold of this gap.
  ///
  /// - Parameter digits: after the point, at least.
  func shortestDecimal(near threshold: Double, digits: Int = 2) -> (value: Double, digits: Int)? {
    guard threshold.isFinite, abs(threshold) < 1e6 else { return nil }
    var scale = ScoreGap.power(of: digits)
    for digits in digits...9 {
      let scaled = threshold * scale
      let (below, above) = (scaled.rounded(.down) / scale, scaled.rounded(.up) / scale)
      let isNearer = above - threshold < threshold - below
      for value in isNearer ? [above, below] : [below, above] where contains(value) {
        return (value, digits)
      }
      scale *= 10
    }
    return nil
  }

  /// A threshold in as few digits as decide alike; one that a person has set, in all its digits.
  static func text(of threshold: Double, in ranked: RankedScores) -> String {
    guard threshold.isFinite else { return threshold < 0 ? "all" : "none" }
    guard let shown = shown(threshold, in: ranked) else {
      return ShortNumber.significant(threshold, digits: 9)
    }
    return ShortNumber.fixed(shown.value, decimals: shown.digits)
  }

  /// The decimal a threshold is written as; nil where no short one decides alike.
  static func shown(
    _ threshold: Double, in ranked: RankedScores
  ) -> (value: Double, digits: Int)? {
    var scale = 100.0
    for digits in 2...6 {
      if (threshold * scale).rounded() / scale == threshold { return (threshold, digits) }
      scale *= 10
    }
    return ScoreGap(around: threshold, in: ranked).shortestDecimal(near: threshold)
  }

  /// Exact up to 22 digits.
  private static func power(of digits: Int) -> Double {
    (0..<digits).reduce(1.0) { power, _ in power * 10 }
  }

  /// How many of the ascending scores lie below a threshold.
  private static func below(_ threshold: Double, in scores: [Float]) -> Int {
    var (low, high) = (0, scores.count)
    while low < high {
      let middle = (low + high) / 2
      if Double(scores[middle]) < threshold { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
