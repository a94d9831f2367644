extension CrossedEstimate {
  /// What would bring the interval to a half-width, each alone with the other as it is; `nil` where
  /// that alone never does, or takes more than ``most`` times as many.
  package struct Needed: Equatable, Sendable {
    /// In all.
    package var seeds: Int?
    /// How many times as many images, in each stratum.
    package var imageFactor: Double?
  }

  /// More than so many times of what there is, is no plan.
  package static let most = 10_000.0

  /// Where the half-width is reached already: the seeds there are, and 1.
  ///
  /// One seed says nothing of how seeds scatter, so its number of seeds is `nil`.
  /// - Precondition: `0 < level < 1`.
  package func needed(halfWidth: Double, level: Double = 0.95) -> Needed {
    let have = Double(seeds)
    let bySeeds: Double? =
      seeds == 1
      ? self.halfWidth(level: level) <= halfWidth ? 1 : nil
      : Self.least(from: have) {
        self.halfWidth(level: level, seeds: $0, imageFactor: 1) <= halfWidth
      }
    let byImages = Self.least(from: 1) {
      self.halfWidth(level: level, seeds: have, imageFactor: $0) <= halfWidth
    }
    return Needed(seeds: bySeeds.map { Int($0.rounded(.up)) }, imageFactor: byImages)
  }

  /// The least number from `start` up that is enough, to six digits.
  private static func least(from start: Double, isEnough: (Double) -> Bool) -> Double? {
    if isEnough(start) { return start }
    var (low, high) = (start, 2 * start)
    while !isEnough(high) {
      guard high < most * start else { return nil }
      (low, high) = (high, 2 * high)
    }
    while high - low > 1e-6 * high {
      let middle = (low + high) / 2
      if isEnough(middle) { high = middle } else { low = middle }
    }
    return high
  }
}
