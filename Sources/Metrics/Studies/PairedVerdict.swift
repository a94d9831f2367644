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
  /// never does, or takes more seeds than ``SignFlipTest/allowed``. Images are of all strata together.
  /// Of one seed nothing is ever resolved: it says nothing of others.
  case notResolved(seeds: Int?, images: Int?)

  /// - Parameters:
  ///   - adjustedP: the p-value of `difference`, made larger for the number of comparisons;
  ///     `nil` for an undefined one, which is never significant.
  ///   - margin: the least difference that matters; 0 lets no difference be too small to matter.
  ///   - tests: the comparisons that `adjustedP` is corrected for.
  /// - Precondition: `0 < alpha < 1` and `margin >= 0`.
  package init(
    difference: CrossedEstimate, adjustedP: Double?, alpha: Double = 0.05, margin: Double,
    tests: Int = 1, isBetterWhenLess: Bool = false
  ) {
    precondition(tests > 0, "\(tests) tests; allowed: 1 and more")
    precondition(alpha > 0 && alpha < 1, "alpha is \(alpha); allowed: above 0, below 1")
    precondition(margin >= 0, "a margin of \(margin); allowed: 0 and more")
    guard difference.seeds > 1 else {
      self = .notResolved(seeds: nil, images: nil)
      return
    }
    let interval = difference.interval(level: 1 - alpha)
    if interval.lower > -margin, interval.upper < margin {
      self = .noDifference
    } else if let adjustedP, adjustedP <= alpha, difference.estimate != 0 {
      self = (difference.estimate > 0) == isBetterWhenLess ? .worse : .better
    } else {
      self = Self.needed(
        difference, isTested: adjustedP != nil, alpha: alpha, margin: margin, tests: tests)
    }
  }

  /// The half-width to reach is the larger of `|estimate|`, which makes the difference significant,
  /// and `margin - |estimate|`, which makes it too small to matter: the easier of the two. The first
  /// is asked for at the level that the correction for several comparisons leaves.
  private static func needed(
    _ difference: CrossedEstimate, isTested: Bool, alpha: Double, margin: Double, tests: Int
  ) -> PairedVerdict {
    let size = abs(difference.estimate)
    var plans = [difference.needed(halfWidth: margin - size, level: 1 - alpha)]
    if isTested {
      plans.append(difference.needed(halfWidth: size, level: 1 - alpha / Double(tests)))
    }
    let seeds = plans.compactMap(\.seeds).min().flatMap { seeds in
      SignFlipTest.allowed.contains(seeds) ? seeds : nil
    }
    let factor = plans.compactMap(\.imageFactor).min()
    return .notResolved(
      seeds: seeds.map { max(1, $0 - difference.seeds) },
      images: factor.map { max(1, Int((($0 - 1) * Double(difference.images)).rounded(.up))) })
  }
}
