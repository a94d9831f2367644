import Metrics
import Testing

@Suite struct LabelStatisticsTests {
  /// The case of `Reference/label_statistics.R` and `.py`: labels a, b, c, d.
  private let sets: [[Int]] = [
    [0], [0], [0, 1], [0, 1, 2], [1, 2], [], [0, 3], [2], [0], [0, 1, 3], [], [0, 2],
  ]

  @Test func `labels and label sets are counted`() {
    let statistics = LabelStatistics(labels: 4, labelSets: sets, unknown: [0, 2, 0, 1])
    #expect(statistics.images == 12 && statistics.negatives == 2)
    #expect(statistics.counts == [8, 4, 4, 2])
    #expect(statistics.unknown == [0, 2, 0, 1])
    #expect(statistics.labelSets.count == 9)
    #expect(statistics.labelSets[0] == .init(labels: [0], count: 3))
    #expect(statistics.labelSets[1] == .init(labels: [], count: 2))
    #expect(
      statistics.labelSets[2...].map(\.labels) == [
        [0, 1], [0, 1, 2], [0, 1, 3], [0, 2], [0, 3], [1, 2], [2],
      ])
  }

  @Test func `imbalance is what the R package mldr says`() throws {
    let statistics = LabelStatistics(labels: 4, labelSets: sets)
    #expect(agree(statistics.cardinality, 1.5) && agree(statistics.density, 0.375))
    #expect(statistics.imbalances == [1, 2, 2, 4])
    #expect(agree(statistics.meanImbalance, 2.25))
    #expect(agree(statistics.imbalanceVariation, 0.55924699520524068))
    #expect(agree(statistics.scumble, 0.042066535709341359))
    let expected = [
      0.063099803564012041, 0.061901867523539961, 0.026187581809254235, 0.171428571428571430,
    ]
    #expect(statistics.labelScumbles.count == 4)
    for (found, expected) in zip(statistics.labelScumbles, expected) {
      #expect(agree(found, expected))
    }
  }

  /// mldr's own figures for its data set emotions: 593 pieces of music, six labels with these
  /// counts; cardinality 1.868, density 0.311, meanIR 1.478.
  @Test func `mldr's figures for emotions come out`() throws {
    let counts = [173, 166, 264, 148, 168, 189]
    let sets = (0..<593).map { image in counts.indices.filter { image < counts[$0] } }
    let statistics = LabelStatistics(labels: 6, labelSets: sets)
    #expect(statistics.counts == counts)
    #expect(abs(try #require(statistics.cardinality) - 1.868) < 5e-4)
    #expect(abs(try #require(statistics.density) - 0.311) < 5e-4)
    #expect(abs(try #require(statistics.meanImbalance) - 1.478) < 5e-4)
  }

  @Test func `a label on no image has no imbalance and does not lower the mean`() {
    let statistics = LabelStatistics(labels: 5, labelSets: sets)
    // mldr says 0 for the fifth, and 1.8 for the mean.
    #expect(statistics.imbalances == [1, 2, 2, 4, nil])
    #expect(agree(statistics.meanImbalance, 2.25))
    #expect(agree(statistics.density, 0.3))
    #expect(statistics.labelScumbles[4] == nil)
    #expect(agree(statistics.scumble, 0.042066535709341359))
  }

  @Test func `the correlation of two labels is scikit-learn's`() {
    let statistics = LabelStatistics(labels: 4, labelSets: sets)
    let expected: [(Int, Int, Double)] = [
      (0, 1, 0.125), (0, 2, -0.25), (0, 3, 0.31622776601683794), (1, 2, 0.25),
      (1, 3, 0.15811388300841897), (2, 3, -0.31622776601683794),
    ]
    for (a, b, phi) in expected {
      #expect(agree(statistics.phi(a, b), phi) && agree(statistics.phi(b, a), phi))
    }
    #expect(agree(statistics.phi(1, 1), 1))
  }

  @Test func `pairs are counted, shared and compared with chance`() {
    let statistics = LabelStatistics(labels: 4, labelSets: sets)
    #expect(statistics.together(0, 1) == 3 && statistics.together(1, 0) == 3)
    #expect(statistics.together(2, 3) == 0 && statistics.together(3, 3) == 2)
    #expect(agree(statistics.share(of: 1, given: 0), 0.375))
    #expect(agree(statistics.share(of: 0, given: 1), 0.75))
    #expect(agree(statistics.lift(0, 1), 12 * 3 / 32))
  }

  @Test func `what would be a division by zero is undefined`() {
    let none = LabelStatistics(labels: 2, labelSets: [])
    #expect(none.cardinality == nil && none.density == nil && none.scumble == nil)
    #expect(none.meanImbalance == nil && none.imbalanceVariation == nil)
    let one = LabelStatistics(labels: 3, labelSets: [[0], [0, 1]])
    #expect(one.phi(0, 1) == nil && one.phi(1, 2) == nil)
    #expect(one.share(of: 0, given: 2) == nil && one.lift(0, 2) == nil)
    #expect(one.imbalanceVariation != nil)
    #expect(LabelStatistics(labels: 2, labelSets: [[0]]).imbalanceVariation == nil)
    #expect(LabelStatistics(labels: 0, labelSets: [[]]).density == nil)
  }
}
