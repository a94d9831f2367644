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

  /// Of the thresholds chosen on some of the replicates; `nil` without any.
  init?(_ thresholds: [Double], of replicates: Int, level: Double = 0.95) {
    guard !thresholds.isEmpty else { return nil }
    let thresholds = thresholds.sorted()
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
  func resampled(using generator: inout some RandomNumberGenerator) -> RankedScores {
    var drawn = [Int32](repeating: 0, count: count)
    drawn.countDraws(using: &generator)
    return RankedScores(
      ascendingPositives: Self.repeated(positives, drawn[..<positives.count]),
      ascendingNegatives: Self.repeated(negatives, drawn[positives.count...]))
  }

  private static func repeated(_ scores: [Float], _ times: ArraySlice<Int32>) -> [Float] {
    let total = times.reduce(0) { $0 + Int($1) }
    // Two are written whatever is drawn, for few are drawn more often: a loop that ends after none,
    // one or two is guessed wrongly by the processor as often as not.
    var repeated = [Float](repeating: 0, count: total + 2)
    var place = 0
    for (score, times) in zip(scores, times) {
      repeated[place] = score
      repeated[place + 1] = score
      if times > 2 {
        for other in 2..<Int(times) { repeated[place + other] = score }
      }
      place += Int(times)
    }
    repeated.removeLast(2)
    return repeated
  }
}

extension [Int32] {
  /// Adds to each place how often it is drawn when as many are drawn, with replacement, as there
  /// are.
  mutating func countDraws(using generator: inout some RandomNumberGenerator) {
    let places = UInt64(count)
    for _ in indices {
      // The upper half of the product: uniform but for one part in 2^64 / places.
      self[Int(generator.next().multipliedFullWidth(by: places).high)] += 1
    }
  }
}
