import Testing

@testable import Metrics

/// How often label sets are told whole, beside what their labels promise alone. Wilson's limits are
/// those of scipy 1.17 `binomtest(k, n).proportion_ci(method="wilson")`; products, sums of squares and
/// roots of them were taken by hand.
@Suite struct LabelSetGapTests {
  /// So many images of a true and a predicted set of labels; decided at 0.5.
  private func gaps(
    labels: Int, _ groups: [(truth: Set<Int>, predicted: Set<Int>, images: Int)]
  ) throws -> [[Int]: LabelSetGap] {
    var (scores, targets, count): ([Float], [UInt8], Int) = ([], [], 0)
    for group in groups {
      for _ in 0..<group.images {
        scores += (0..<labels).map { group.predicted.contains($0) ? 0.9 : 0.1 }
        targets += (0..<labels).map { group.truth.contains($0) ? 1 : 0 }
      }
      count += group.images
    }
    let table = try ScoreTable(
      labels: (0..<labels).map { "label \($0)" }, images: Array(0..<count), scores: scores,
      targets: targets)
    let gaps = table.labelSetGaps(thresholds: (0..<labels).map { _ in 0.5 })
    return Dictionary(gaps.map { ($0.stratum.labels, $0) }, uniquingKeysWith: { a, _ in a })
  }

  private func expect(
    _ interval: ConfidenceInterval?, _ lower: Double, _ upper: Double,
    _ location: SourceLocation = #_sourceLocation
  ) {
    #expect(abs((interval?.lower ?? .nan) - lower) < 1e-12, sourceLocation: location)
    #expect(abs((interval?.upper ?? .nan) - upper) < 1e-12, sourceLocation: location)
  }

  @Test func `of two labels the promise is the product of their recalls alone`() throws {
    let gaps = try gaps(
      labels: 2,
      [
        ([0], [0], 83), ([0], [1], 4), ([0], [0, 1], 7), ([0], [], 9), ([1], [0], 3),
        ([1], [1], 77),
        ([1], [0, 1], 5), ([1], [], 11), ([0, 1], [0], 41), ([0, 1], [1], 22),
        ([0, 1], [0, 1], 16),
        ([0, 1], [], 1), ([], [0], 2), ([], [], 58),
      ])
    let both = try #require(gaps[[0, 1]])
    // 90 of 103 and 82 of 96.
    #expect(abs((both.product ?? 0) - 0.7463592233009708) < 1e-12)
    #expect(both.stratum.rate == 0.2)
    expect(both.interval, 0.1270284404396079, 0.3004624372817084)
    #expect(abs((both.gap ?? 0) + 0.5463592233009709) < 1e-12)
    expect(both.gapInterval, -0.6448141604740829, -0.4052103651545403)
    #expect(both.isClear)
    for set in [[0], [1], []] {
      #expect(gaps[set]?.product == nil && gaps[set]?.gap == nil && gaps[set]?.isClear == false)
      #expect(gaps[set]?.stratum.rate != nil && gaps[set]?.interval != nil)
    }
  }

  @Test func `labels beside the set have their share, and few images leave the gap open`() throws {
    let gaps = try gaps(
      labels: 4,
      [
        ([0], [0], 74), ([0], [], 6), ([0], [0, 1], 3), ([1], [1], 66), ([1], [], 6), ([2], [2], 1),
        ([2], [], 2), ([0, 2], [0], 2), ([0, 1], [0, 1], 4), ([0, 1], [1], 12), ([3], [3], 1),
        ([1, 3], [1, 3], 1),
      ])
    let rare = try #require(gaps[[0, 2]])
    // Alone: 77 of 83, 1 of 3; beside them 84 of 87 without label 1 and 158 of 158 without label 3.
    #expect(abs((rare.product ?? 0) - 77.0 / 83 / 3 * 84 / 87) < 1e-12)
    #expect(rare.stratum.rate == 0 && (rare.gap ?? 0) < -0.29)
    #expect(rare.gapInterval.map { $0.lower < -0.6 && $0.upper > 0.3 } == true)
    #expect(!rare.isClear)
    #expect(gaps[[0, 1]]?.isClear == true)
  }

  @Test func `a label never seen alone promises nothing, one never told alone promises none`()
    throws
  {
    let unseen = try gaps(labels: 2, [([0], [0], 5), ([0, 1], [0, 1], 4)])
    #expect(unseen[[0, 1]]?.product == nil && unseen[[0, 1]]?.gapInterval == nil)
    #expect(unseen[[0, 1]]?.stratum.rate == 1)
    let untold = try gaps(
      labels: 2,
      [([0], [], 5), ([1], [1], 4), ([1], [], 1), ([0, 1], [0, 1], 3), ([0, 1], [], 1)])
    #expect(untold[[0, 1]]?.product == 0 && untold[[0, 1]]?.gap == 0.75)
    expect(untold[[0, 1]]?.gapInterval, 0.18189898658043302, 0.9544127391902995)
  }

  @Test func `what is always right has an interval all the same, and no gap`() throws {
    let gaps = try gaps(labels: 2, [([0], [0], 2), ([1], [1], 2), ([0, 1], [0, 1], 2)])
    #expect(gaps[[0, 1]]?.gap == 0)
    expect(gaps[[0, 1]]?.gapInterval, -0.657619772493347, 0.9300148011448006)
  }

  @Test func `without images and without labels there is nothing`() throws {
    #expect(try gaps(labels: 2, []).isEmpty)
    #expect(try gaps(labels: 0, []).isEmpty)
  }
}
