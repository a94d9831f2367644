/// What a paired comparison of two arms says, in one word.
///
/// The size decides before the significance: a difference whose interval lies wholly within the
/// margin on either side of 0 is none that matters, even where it is significant.
package enum PairedVerdict: Equatable, Sendable, Codable {
  /// Significantly better: the adjusted p-value is at most alpha.
  case better
  case worse
  /// The interval is wholly within the margin, on either side of 0.
  case noDifference
  /// Neither, with how many more seeds, with the images as they are, or how many more images, with
  /// the seeds as they are, would settle it if the figure stays where it is; `nil` where that alone
  /// never does. Images are of all strata together.
  case notResolved(seeds: Int?, images: Int?)

  /// - Parameters:
  ///   - adjustedP: the p-value of `difference`, made larger for the number of comparisons;
  ///     `nil` for an undefined one, which is never significant.
  ///   - margin: the least difference that matters; 0 lets no difference be too small to matter.
  /// - Precondition: `0 < alpha < 1` and `margin >= 0`.
  package init(
    difference: CrossedEstimate, adjustedP: Double?, alpha: Double = 0.05, margin: Double,
    isBetterWhenLess: Bool = false
  ) {
    precondition(alpha > 0 && alpha < 1, "alpha is \(alpha); allowed: above 0, below 1")
    precondition(margin >= 0, "a margin of \(margin); allowed: 0 and more")
    let interval = difference.interval(level: 1 - alpha)
    if interval.lower > -margin, interval.upper < margin {
      self = .noDifference
    } else if let adjustedP, adjustedP <= alpha, difference.estimate != 0 {
      self = (difference.estimate > 0) == isBetterWhenLess ? .worse : .better
    } else {
      self = Self.needed(difference, adjustedP, alpha: alpha, margin: margin)
    }
  }

  /// The half-width to reach is the larger of `|estimate|`, which makes the difference significant,
  /// and `margin - |estimate|`, which makes it too small to matter: the easier of the two. The first
  /// is asked for at the level that the correction for several comparisons leaves.
  private static func needed(
    _ difference: CrossedEstimate, _ adjustedP: Double?, alpha: Double, margin: Double
  ) -> PairedVerdict {
    let size = abs(difference.estimate)
    let comparisons = max(1, (adjustedP ?? 1) / max(difference.pValue, .leastNormalMagnitude))
    var plans = [difference.needed(halfWidth: margin - size, level: 1 - alpha)]
    if adjustedP != nil, alpha / comparisons > .ulpOfOne {
      plans.append(difference.needed(halfWidth: size, level: 1 - alpha / comparisons))
    }
    let seeds = plans.compactMap(\.seeds).min()
    let factor = plans.compactMap(\.imageFactor).min()
    return .notResolved(
      seeds: seeds.map { max(1, $0 - difference.seeds) },
      images: factor.map { max(1, Int((($0 - 1) * Double(difference.images)).rounded(.up))) })
  }
}
