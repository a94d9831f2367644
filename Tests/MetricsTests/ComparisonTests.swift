import Testing

@testable import Metrics

/// Runs beside one another: their measures, and what drawing other images could change.
@Suite struct ComparisonTests {
  /// Scores with ties, and a pair whose label is not known.
  private static let scores: [Float] = [
    0.9, 0.2, 0.6, 0.5, 0.3, 0.8, 0.7, 0.4, 0.8, 0.5, 0.6, 0.4, 0.1, 0.05, 0.5, 0.3,
  ]
  private static let others: [Float] = [
    0.8, 0.3, 0.4, 0.5, 0.3, 0.7, 0.2, 0.6, 0.8, 0.6, 0.7, 0.6, 0.2, 0.1, 0.4, 0.6,
  ]

  private func table(_ scores: [Float], lastTarget: UInt8 = 0) throws -> ScoreTable {
    try ScoreTable(
      labels: ["cat", "dog"], images: Array(10..<18), scores: scores,
      targets: [1, 0, 1, 0, 0, 1, 0, 1, 1, 1, 1, 1, 0, 0, 0, lastTarget])
  }

  private func expectEqual(_ measures: ResampledMeasures, _ wanted: EvaluationMeasures) {
    func near(_ a: Double?, _ b: Double?) -> Bool {
      a == nil ? b == nil : b.map { abs($0 - (a ?? 0)) < 1e-12 } ?? false
    }
    #expect(near(measures[.macroF1], wanted.macroF1))
    #expect(near(measures[.microF1], wanted.microF1))
    #expect(near(measures[.macroAveragePrecision], wanted.macroAveragePrecision))
    #expect(near(measures[.subsetAccuracy], wanted.subsetAccuracy))
    #expect(near(measures[.hammingLoss], wanted.hammingLoss))
    #expect(near(measures[.anyPositiveRateOnNegatives], wanted.anyPositiveRateOnNegatives))
  }

  @Test(arguments: [UInt8(0), 1, 2])
  func `the figures are those an evaluation has, ties and unknown labels included`(
    lastTarget: UInt8
  ) throws {
    let table = try table(Self.scores, lastTarget: lastTarget)
    for thresholds in [[0.5, 0.5], [0.6, 0.35], [.infinity, 0]] {
      expectEqual(
        ResampledMeasures(table: table, thresholds: thresholds, draws: 0),
        EvaluationMeasures(table: table, thresholds: thresholds, loss: nil))
    }
  }

  @Test func `the loss is the mean over known pairs`() throws {
    let table = try ScoreTable(
      labels: ["cat"], images: [0, 1, 2], scores: [0.5, 0.25, 0.9], targets: [1, 0, 2])
    let measures = ResampledMeasures(table: table, thresholds: [0.5], draws: 0)
    // -(log .5 + log .75) / 2
    #expect(abs((measures[.loss] ?? 0) - 0.4904146265058631) < 1e-12)
  }

  @Test func `an interval is that of tables in which images are written as often as drawn`() throws
  {
    let (a, b) = (try table(Self.scores), try table(Self.others))
    let draws = 60
    let difference = ResampledMeasures(table: b, thresholds: [0.5, 0.5], draws: draws, seed: 7)
      .difference(
        from: ResampledMeasures(table: a, thresholds: [0.6, 0.5], draws: draws, seed: 7), .macroF1)
    var generator = SplitMix(state: 7)
    var values: [Double?] = []
    for _ in 0..<draws {
      var weights = [Int32](repeating: 0, count: 8)
      weights.countDraws(using: &generator)
      let rows = weights.indices.flatMap { Array(repeating: $0, count: Int(weights[$0])) }
      let (x, y) = (try drawn(rows, of: a), try drawn(rows, of: b))
      let first = EvaluationMeasures(table: x, thresholds: [0.6, 0.5], loss: nil).macroF1
      let second = EvaluationMeasures(table: y, thresholds: [0.5, 0.5], loss: nil).macroF1
      values.append(first.flatMap { first in second.map { $0 - first } })
    }
    let wanted = try #require(
      Bootstrap(estimate: difference?.estimate, draws: values))
    let interval = try #require(difference?.interval)
    #expect(abs(interval.lower - wanted.interval().lower) < 1e-12)
    #expect(abs(interval.upper - wanted.interval().upper) < 1e-12)
    #expect(difference?.undefined == wanted.undefined)
  }

  private func drawn(_ rows: [Int], of table: ScoreTable) throws -> ScoreTable {
    try ScoreTable(
      labels: table.labels, images: rows.map { table.images[$0] },
      scores: rows.flatMap { [table.scores[2 * $0], table.scores[2 * $0 + 1]] },
      targets: rows.flatMap { [table.targets[2 * $0], table.targets[2 * $0 + 1]] })
  }

  @Test func `a run does not differ from itself, whatever images are drawn`() throws {
    let measures = ResampledMeasures(
      table: try table(Self.scores), thresholds: [0.5, 0.5], draws: 50)
    for measure in ComparedMeasure.allCases {
      let difference = try #require(measures.difference(from: measures, measure))
      #expect(difference.estimate == 0)
      #expect(difference.interval?.lower == 0 && difference.interval?.upper == 0)
      #expect(!difference.isClear)
    }
  }

  @Test func `what is undefined for one has no difference`() throws {
    // No image is without labels.
    let table = try ScoreTable(
      labels: ["cat"], images: [0, 1], scores: [0.2, 0.7], targets: [1, 1])
    let measures = ResampledMeasures(table: table, thresholds: [0.5], draws: 10)
    #expect(measures[.anyPositiveRateOnNegatives] == nil)
    #expect(measures.difference(from: measures, .anyPositiveRateOnNegatives) == nil)
    let empty = try ScoreTable(labels: [], images: [], scores: [], targets: [])
    let nothing = ResampledMeasures(table: empty, thresholds: [], draws: 10)
    for measure in ComparedMeasure.allCases { #expect(nothing[measure] == nil) }
  }

  @Test func `two runs disagree on images for which they tell other sets`() throws {
    let (a, b) = (try table(Self.scores), try table(Self.others))
    let pair = PairedDecisions(a, [0.55, 0.5], b, [0.5, 0.5])
    // By hand; A: cat, cat+dog, dog, cat, cat+dog, cat, none, none.
    //         B: cat, dog, dog, dog, cat+dog, cat+dog, none, dog; truth: cat, cat, dog, dog, both,
    //         both, none, none.
    #expect(pair.disagreements.map(\.image) == [11, 13, 15, 17])
    #expect(pair.disagreements.map(\.truth) == [[0], [1], [0, 1], []])
    #expect(pair.disagreements.map(\.first) == [[0, 1], [0], [0], []])
    #expect(pair.disagreements.map(\.second) == [[1], [1], [0, 1], [1]])
    #expect(pair.disagreements.map(\.isFirstRight) == [false, false, false, true])
    #expect(pair.disagreements.map(\.isSecondRight) == [false, true, true, false])
    let dog = pair.labels[1]
    #expect(
      dog.counts.first
        == LabelCounts(
          truePositives: 2, falsePositives: 1, falseNegatives: 2, trueNegatives: 3))
    #expect(
      dog.counts.second
        == LabelCounts(
          truePositives: 4, falsePositives: 2, falseNegatives: 0, trueNegatives: 2))
    #expect(dog.test == McNemarTest(onlyFirst: 1, onlySecond: 2))
    #expect(abs((dog.difference ?? 0) - (0.8 - 4.0 / 7)) < 1e-12)
  }

  @Test func `label sets are told right on a share of their images, the most frequent first`()
    throws
  {
    let strata = try table(Self.scores).strata(thresholds: [0.5, 0.5])
    #expect(strata.map(\.labels) == [[], [0], [0, 1], [1]])
    #expect(strata.map(\.images) == [2, 2, 2, 2])
    #expect(strata.map(\.right) == [1, 1, 1, 1])
  }

  @Test func `seeds are paired, and one that only one side has is left out`() throws {
    let difference = try #require(
      SeedDifference(
        from: [(1, 0.5), (2, 0.6), (3, 0.4), (9, 0.1)],
        to: [(3, 0.5), (1, 0.7), (2, 0.9), (4, 0.9), (5, nil)]))
    // .1, .2 and .3
    #expect(difference.spread.count == 3)
    #expect(abs(difference.spread.mean - 0.2) < 1e-12)
    #expect(abs((difference.spread.deviation ?? 0) - 0.1) < 1e-12)
    #expect(difference.pValue == 0.25)
    #expect(SeedDifference(from: [(1, 0.5)], to: [(2, 0.5)]) == nil)
    #expect(SeedSpread([nil, nil]) == nil)
    #expect(SeedSpread([0.5])?.deviation == nil)
  }
}
