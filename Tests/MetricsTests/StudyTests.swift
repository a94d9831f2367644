import Metrics
import Testing

struct StudyTests {
  private func share(_ values: [[Bool]], _ stratum: Int = 0) throws -> CrossedSample {
    try #require(CrossedSample.share(values: values, stratum: stratum))
  }

  /// So many seeds that are all right about the first images.
  private func alike(right: Int, of images: Int, seeds: Int = 6) throws -> CrossedSample {
    try share([[Bool]](repeating: (0..<images).map { $0 < right }, count: seeds))
  }

  private func estimate(
    right: Int, against: Int, of images: Int, seeds: Int = 6
  ) throws -> CrossedEstimate {
    let first = try alike(right: right, of: images, seeds: seeds)
    return CrossedEstimate(
      first.difference(from: try alike(right: against, of: images, seeds: seeds)))
  }

  @Test func `nothing decided otherwise is still not known for certain`() throws {
    let estimate = try estimate(right: 0, against: 0, of: 200)
    // Half an image in either direction: squares of 1 in all, over 199 and over 200.
    #expect(agree(estimate.variance, 1.0 / 199 / 200))
    #expect(estimate.interval().lower < -0.009 && estimate.interval().upper > 0.009)
    #expect(estimate.pValue == 1)
  }

  @Test func `the parts of a variance by hand`() throws {
    // Two seeds, two images: means 1 and 0 by image, 1/2 by seed; no interaction.
    let alone = CrossedEstimate(try share([[true, false], [true, false]]))
    #expect(alone.estimate == 0.5 && alone.seedVariance == 0 && alone.interactionVariance == 0)
    // Squares of the images' means 1/2, and the span's 1, over 1 and over 2.
    #expect(agree(alone.imageVariance, 0.75))
    // Each seed right on another image: all is interaction, squares of 1 over 1 and over 4.
    let crossed = CrossedEstimate(try share([[true, false], [false, true]]))
    #expect(agree(crossed.interactionVariance, 0.25))
    #expect(crossed.seedVariance == 0 && agree(crossed.imageVariance, 0.25))
  }

  @Test func `shares weighted by deployment add up, and a stratum in two of them adds once`() throws
  {
    let a = try share([[true, true, false, false]], 0)
    let b = try share([[true, false]], 1)
    let mixed = try #require(CrossedSample.weighted([(0.75, a), (0.25, b)]))
    #expect(mixed.estimate == 0.5 && mixed.images == 6)
    #expect(mixed.parts.map(\.span) == [0.75, 0.25])
    let twice = try #require(CrossedSample.weighted([(0.5, a), (0.5, a)]))
    #expect(twice == a)
    #expect(CrossedSample.weighted([(0, a)]) == nil)
  }

  @Test func `no images and no seeds have no figure`() {
    #expect(CrossedSample.share(values: [[Double]](), stratum: 0) == nil)
    #expect(CrossedSample.share(values: [[Double](), []], stratum: 0) == nil)
    #expect(
      CrossedSample.areaUnderCurve(positives: [[1]], negatives: [[]], strata: (0, 1)) == nil)
  }

  @Test func `a constant score has an area of a half`() throws {
    let sample = try #require(
      CrossedSample.areaUnderCurve(
        positives: [[1, 1], [2, 2]], negatives: [[1, 1, 1], [2, 2, 2]], strata: (0, 1)))
    #expect(sample.perSeed == [0.5, 0.5])
    #expect(sample.parts.allSatisfy { $0.influence.allSatisfy { $0.allSatisfy { $0 == 0 } } })
  }

  @Test func `seeds and images drawn again are the same for a seed, and cover the figure`() throws {
    var generator = SplitMix(state: 3)
    let values = (0..<6).map { seed in
      (0..<100).map { image in
        Int.random(in: 0..<10, using: &generator) < 3 + seed % 3 + image % 4
      }
    }
    let sample = try share(values)
    let interval = try #require(sample.resampled(draws: 500, seed: 1))
    #expect(interval == sample.resampled(draws: 500, seed: 1))
    #expect(interval != sample.resampled(draws: 500, seed: 2))
    #expect(interval.contains(sample.estimate))
    let other = CrossedEstimate(sample).interval()
    #expect(interval.upper - interval.lower < 1.3 * (other.upper - other.lower))
    #expect(interval.upper - interval.lower > 0.5 * (other.upper - other.lower))
    #expect(try alike(right: 0, of: 20).resampled(draws: 50) == nil)
  }

  @Test func `what is needed brings the interval to the half-width`() throws {
    let values = (0..<4).map { seed in
      (0..<60).map { ($0 * 7 + seed * 11 + $0 * $0 * (seed + 1)) % 10 < 4 + seed }
    }
    let estimate = CrossedEstimate(try share(values))
    let now = estimate.halfWidth()
    let reached = estimate.needed(halfWidth: now)
    #expect(reached.seeds == 4 && reached.imageFactor == 1)
    let seeds = try #require(estimate.needed(halfWidth: 0.8 * now).seeds)
    #expect(seeds > 4)
    // No number of images makes up for four seeds that differ so much, nor seeds for 60 images.
    let never = estimate.needed(halfWidth: 0.01)
    #expect(never.seeds == nil && never.imageFactor == nil)
    let images = try self.estimate(right: 30, against: 30, of: 200, seeds: 3)
    let factor = try #require(images.needed(halfWidth: images.halfWidth() / 2).imageFactor)
    #expect(factor > 3.9 && factor < 4.1)
  }

  @Test func `a verdict says better, worse, too small to matter, or what is missing`() throws {
    func verdict(
      _ difference: CrossedEstimate, p: Double? = nil, margin: Double = 0.05, less: Bool = false
    ) -> PairedVerdict {
      PairedVerdict(
        difference: difference, adjustedP: p ?? difference.pValue, margin: margin,
        isBetterWhenLess: less)
    }
    let large = try estimate(right: 120, against: 80, of: 200)
    #expect(verdict(large) == .better)
    #expect(verdict(large, less: true) == .worse)
    #expect(verdict(try estimate(right: 80, against: 120, of: 200)) == .worse)
    #expect(verdict(try estimate(right: 80, against: 80, of: 200)) == .noDifference)
    // Significant, and wholly within the margin.
    #expect(large.interval().upper < 0.3 && verdict(large, margin: 0.3) == .noDifference)
    guard case .notResolved(let seeds, let images?) = verdict(large, p: 0.9, margin: 0) else {
      Issue.record("resolved")
      return
    }
    #expect(seeds == nil || seeds ?? 0 > 0)
    #expect(images > 0)
    let none = try estimate(right: 50, against: 50, of: 100)
    #expect(verdict(none, margin: 0) == .notResolved(seeds: nil, images: nil))
  }

  @Test func `the smallest sufficient dose falls short of the largest by less than the margin`()
    throws
  {
    let doses = try [0.25: 160, 0.1: 158, 0.05: 155, 0: 100].map {
      (dose: $0.key, sample: try alike(right: $0.value, of: 200))
    }
    func smallest(_ margin: Double) -> Double? {
      DoseResponse.smallestSufficient(doses, margin: margin)
    }
    #expect(smallest(0.04) == 0.1)
    #expect(smallest(0.06) == 0.05)
    #expect(smallest(0.001) == nil)
    #expect(smallest(0.5) == 0)
    #expect(DoseResponse.smallestSufficient([], margin: 0.1) == nil)
  }

  @Test func `a stratum is measured on its rows`() throws {
    let table = try ScoreTable(
      labels: ["a", "b"], images: [0, 1, 2, 3],
      scores: [0.9, 0.8, 0.9, 0.1, 0.2, 0.1, 0.9, 0.9], targets: [1, 1, 1, 1, 1, 1, 0, 2])
    let both = StratumMeasures(table: table, thresholds: [0.5, 0.5], rows: [0, 1, 2])
    #expect(both.images.map(\.isExact) == [true, false, false])
    #expect(both.exactShare == 1.0 / 3 && both.anyRightShare == 2.0 / 3)
    #expect(both.anyPositiveShare == 2.0 / 3)
    #expect(both.labels.map(\.recall) == [2.0 / 3, 1.0 / 3])
    #expect(both.labels.map(\.falseRate) == [nil, nil])
    #expect(agree(both.meanSum, 1, within: 1e-6))
    // An image with an unknown label says nothing of whole sets, but something of its known one.
    let unknown = StratumMeasures(table: table, thresholds: [0.5, 0.5], rows: [3])
    #expect(unknown.images.isEmpty && unknown.exactShare == nil && unknown.meanSum == nil)
    #expect(unknown.labels.map(\.falseRate) == [1, nil])
  }

  @Test func `ties at the threshold of the energy are alarms`() throws {
    let table = try ScoreTable(
      labels: ["a"], images: [0, 1, 2, 3], scores: [0.5, 0.9, 0.5, 0.1], targets: [1, 1, 0, 0])
    func alarms(_ negatives: [Int]) -> Double? {
      JointEnergy.falseAlarms(table: table, negatives: negatives, positives: [0, 1])
    }
    #expect(alarms([2, 3]) == 0.5)
    #expect(alarms([]) == nil)
  }
}
