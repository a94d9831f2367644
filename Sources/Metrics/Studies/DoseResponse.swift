/// How much of something a training set needs.
package enum DoseResponse {
  /// The smallest dose that is known to fall short of the largest one by less than the margin: the
  /// interval of its difference lies wholly above `-margin`.
  ///
  /// `nil` where no dose but the largest is, there is no other, or there is one seed.
  /// - Parameter doses: in any order, paired by seed and image.
  /// - Precondition: `margin >= 0` and `0 < level < 1`.
  package static func smallestSufficient(
    _ doses: [(dose: Double, sample: CrossedSample)], margin: Double, level: Double = 0.95,
    isBetterWhenLess: Bool = false
  ) -> Double? {
    precondition(margin >= 0, "a margin of \(margin); allowed: 0 and more")
    let ascending = doses.sorted { $0.dose < $1.dose }
    guard let largest = ascending.last, largest.sample.seeds > 1 else { return nil }
    return ascending.dropLast().first { dose in
      let difference = CrossedEstimate(dose.sample.difference(from: largest.sample))
      let interval = difference.interval(level: level)
      return isBetterWhenLess ? interval.upper < margin : interval.lower > -margin
    }?.dose
  }
}
