import Metrics
import Testing

struct BootstrapTests {
  /// `Reference/intervals.json`.
  struct Reference: Decodable {
    var bootstrap: [Case]
  }
  struct Case: Decodable {
    var name: String
    var samples: [[Double]]
    var replicates: [Double]
    var level: Double
    var percentile, corrected: [Double]
  }

  private func strata(_ samples: [[Double]]) -> [[Int]] {
    var start = 0
    return samples.map { sample in
      defer { start += sample.count }
      return Array(start..<start + sample.count)
    }
  }

  /// The figure of each case of the reference.
  private func statistic(of reference: Case) -> ([Int]) -> Double? {
    let values = reference.samples.flatMap(\.self)
    let first = reference.samples[0].count
    func mean(_ items: [Int]) -> Double {
      items.reduce(0) { $0 + values[$1] } / Double(items.count)
    }
    return switch reference.name {
    case "mean": { mean($0) }
    case "skewed, with ties":
      { items in items.map { values[$0] }.max().map { ($0 * 10).rounded() / 10 } }
    default: { items in mean(items.filter { $0 < first }) - mean(items.filter { $0 >= first }) }
    }
  }

  @Test func `intervals from the same replicates are scipy's`() throws {
    let cases = try (decoded("intervals") as Reference).bootstrap
    #expect(cases.count == 3)
    for reference in cases {
      let statistic = statistic(of: reference)
      let strata = strata(reference.samples)
      let estimate = try #require(statistic(strata.flatMap(\.self)))
      let bootstrap = Bootstrap(estimate: estimate, replicates: reference.replicates)
      let plain = bootstrap.interval(level: reference.level)
      #expect(agree(plain.lower, reference.percentile[0]), "\(reference.name)")
      #expect(agree(plain.upper, reference.percentile[1]), "\(reference.name)")
      let left = try #require(Bootstrap.leavingOneOut(strata: strata, statistic: statistic))
      let corrected = bootstrap.correctedInterval(level: reference.level, leavingOut: left)
      #expect(agree(corrected?.lower, reference.corrected[0], within: 1e-9), "\(reference.name)")
      #expect(agree(corrected?.upper, reference.corrected[1], within: 1e-9), "\(reference.name)")
    }
  }

  @Test func `each stratum gives as many images to a draw as it has`() throws {
    var generator = SplitMix(state: 1)
    var draws = 0
    let bootstrap = try #require(
      Bootstrap(strata: [[0, 1, 2], [3], [4, 5]], draws: 50, using: &generator) { items in
        draws += 1
        #expect(items.count { $0 < 3 } == 3)
        #expect(items.count { $0 == 3 } == 1)
        #expect(items.count { $0 > 3 } == 2)
        return Double(items.reduce(0, +))
      })
    #expect(draws == 51)
    #expect(bootstrap.estimate == 15)
    #expect(bootstrap.replicates.count == 50 && bootstrap.undefined == 0)
    #expect(Set(bootstrap.replicates).count > 3)
    #expect(bootstrap.replicates == bootstrap.replicates.sorted())
  }

  @Test func `the same seed gives the same replicates`() {
    func replicates(_ seed: UInt64) -> [Double]? {
      var generator = SplitMix(state: seed)
      return Bootstrap(strata: [Array(0..<30)], draws: 20, using: &generator) { items in
        Double(items.reduce(0, +))
      }?.replicates
    }
    #expect(replicates(1) == replicates(1))
    #expect(replicates(1) != replicates(2))
  }

  @Test func `draws without the figure are counted and left out`() throws {
    var generator = SplitMix(state: 3)
    // Undefined without image 0, which a draw of 10 misses with probability .9^10 = .35.
    let bootstrap = try #require(
      Bootstrap(strata: [Array(0..<10)], draws: 300, using: &generator) { items in
        items.contains(0) ? 1 : nil
      })
    #expect(bootstrap.undefined + bootstrap.replicates.count == 300)
    #expect((75...135).contains(bootstrap.undefined))
    #expect(Bootstrap(strata: [[0]], draws: 9, using: &generator) { _ in nil } == nil)
    // Neither are figures that are not finite: none has a place in an order.
    let infinite = try #require(
      Bootstrap(strata: [Array(0..<10)], draws: 300, using: &generator) { items in
        items.contains(0) ? 1 : items.contains(1) ? .nan : .infinity
      })
    #expect(infinite.replicates.allSatisfy { $0 == 1 } && infinite.undefined > 75)
    #expect(Bootstrap(strata: [[0]], draws: 9, using: &generator) { _ in .nan } == nil)
    #expect(Bootstrap.leavingOneOut(strata: [[0, 1]]) { $0.contains(0) ? 1 : nil } == nil)
  }

  @Test func `nine in ten intervals hold the mean they are of`() throws {
    var generator = SplitMix(state: 4)
    var held = 0
    for _ in 0..<100 {
      let values = (0..<40).map { _ in Double.random(in: 0...1, using: &generator) }
      let bootstrap = try #require(
        Bootstrap(strata: [Array(0..<40)], draws: 200, using: &generator) { items in
          items.reduce(0) { $0 + values[$1] } / 40
        })
      if bootstrap.interval(level: 0.9).contains(0.5) { held += 1 }
    }
    #expect((80...97).contains(held))
  }

  @Test func `a figure that never moves has a percentile interval and no corrected one`() {
    let still = Bootstrap(estimate: 1, replicates: [1, 1, 1])
    #expect(still.interval() == ConfidenceInterval(lower: 1, upper: 1, level: 0.95))
    #expect(still.correctedInterval(leavingOut: [[1, 1]]) == nil)
    // All replicates above the estimate.
    let biased = Bootstrap(estimate: 0, replicates: [1, 2, 3])
    #expect(biased.correctedInterval(leavingOut: [[1, 2]]) == nil)
  }
}
