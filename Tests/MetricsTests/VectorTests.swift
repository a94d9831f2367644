import Metrics
import Testing

/// The hand-sized vectors of the design, whose numbers are scikit-learn 1.9.1's.
struct VectorTests {
  let first = try! ScoreTable(
    labels: ["A", "B"], images: Array(0..<8),
    scores: [0.9, 0.2, 0.6, 0.55, 0.3, 0.8, 0.7, 0.4, 0.8, 0.6, 0.65, 0.45, 0.1, 0.05, 0.52, 0.3],
    targets: [1, 0, 1, 0, 0, 1, 0, 1, 1, 1, 1, 1, 0, 0, 0, 0])
  let second = try! ScoreTable(
    labels: ["A", "B", "C"], images: Array(0..<5),
    scores: [1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0],
    targets: [1, 0, 0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0])

  @Test func `two labels on eight images give the design's counts and measures`() {
    let all = EvaluationMeasures(table: first, thresholds: [0.5, 0.5], loss: 0.5)
    #expect(
      all.labels.map(\.counts) == [
        LabelCounts(truePositives: 4, falsePositives: 2, falseNegatives: 0, trueNegatives: 2),
        LabelCounts(truePositives: 2, falsePositives: 1, falseNegatives: 2, trueNegatives: 3),
      ])
    #expect(all.subsetAccuracy == 0.5)
    #expect(all.hammingLoss == 0.3125)
    #expect(agree(all.microPrecision, 2 / 3.0))
    #expect(all.microRecall == 0.75)
    #expect(agree(all.microF1, 12 / 17.0))
    #expect(agree(all.macroPrecision, 2 / 3.0))
    #expect(all.macroRecall == 0.75)
    #expect(agree(all.macroF1, 24 / 35.0))
    #expect(all.macroOver == 2)
    #expect(all.labels.map(\.averagePrecision) == [0.8875, 0.8875])
    #expect(all.labels.map(\.rocAUC) == [0.875, 0.875])
    #expect(all.macroROCAUC == 0.875)
    #expect(all.loss == 0.5)
  }

  @Test func `averages over samples take undefined rows as zero when asked to`() {
    let rows = first.countsByImage(thresholds: [0.5, 0.5])
    #expect(Average.mean(rows.map(\.precision), undefined: 0) == 0.5625)
    #expect(Average.mean(rows.map(\.recall), undefined: 0) == 0.5625)
    #expect(agree(Average.mean(rows.map(\.f1), undefined: 0), 0.5416666666666666))
  }

  @Test func `the best F1 lies between the scores the design names`() {
    for (label, range) in [(0, 0.52..<0.6), (1, 0.3..<0.4)] {
      let chosen = ThresholdGoal.f1.threshold(
        scores: first.scores(ofLabel: label), targets: first.targets(ofLabel: label))
      #expect(chosen.map { range.contains($0.threshold) } == true)
      #expect(agree(chosen?.achieved, 8 / 9.0))
    }
  }

  @Test func `a label that is absent and never predicted is left out of the averages`() {
    let all = EvaluationMeasures(table: second, thresholds: [0.5, 0.5, 0.5], loss: nil)
    #expect(all.macroPrecision == 0.75)
    #expect(agree(all.macroF1, 0.65))
    #expect(all.macroOver == 2)
    #expect(all.subsetAccuracy == 0.4)
    #expect(agree(all.hammingLoss, 0.2))
    let precision = all.labels.map(\.precision)
    #expect(agree(Average.mean(precision, undefined: 0), 0.5))
    #expect(agree(Average.mean(precision, undefined: 1), 5 / 6.0))
    let f1 = all.labels.map(\.f1)
    #expect(agree(Average.mean(f1, undefined: 0), 13 / 30.0))
    #expect(agree(Average.mean(f1, undefined: 1), 23 / 30.0))
    let rows = second.countsByImage(thresholds: [0.5, 0.5, 0.5])
    for (undefined, precision) in [(0, 0.6), (1, 0.8), (nil, 0.75)] as [(Double?, Double)] {
      #expect(agree(Average.mean(rows.map(\.precision), undefined: undefined), precision))
      #expect(agree(Average.mean(rows.map(\.f1), undefined: undefined), 8 / 15.0))
    }
  }

  @Test func `the absent label has no precision, recall, rank or area, not zero`() {
    let absent = EvaluationMeasures(table: second, thresholds: [0.5, 0.5, 0.5], loss: nil).labels[2]
    #expect(absent.support == 0)
    #expect(absent.negatives == 5)
    #expect(absent.prevalence == 0)
    #expect(absent.precision == nil)
    #expect(absent.recall == nil)
    #expect(absent.f1 == nil)
    #expect(absent.averagePrecision == nil)
    #expect(absent.rocAUC == nil)
    #expect(absent.counts.specificity == 1)
    #expect(absent.counts.balancedAccuracy == nil)
    #expect(absent.counts.matthewsCorrelation == 0)
  }

  @Test func `equal scores are one operating point`() {
    let ties = RankedScores(
      scores: [0.9, 0.9, 0.8, 0.5, 0.5, 0.1], targets: [1, 0, 1, 1, 0, 0])
    #expect(agree(ties?.averagePrecision, 0.5888888888888889))
    #expect(ties?.operatingPoints.map(\.truePositives) == [1, 2, 3, 3])
    #expect(ties?.operatingPoints.map(\.falsePositives) == [1, 1, 2, 3])
    let tied = RankedScores(scores: [0.5, 0.5, 0.5, 0.5], targets: [1, 0, 0, 1])
    #expect(tied?.averagePrecision == 0.5)
    #expect(tied?.rocAUC == 0.5)
  }

  @Test func `pictures of neither label count the alarms raised on them`() {
    let all = EvaluationMeasures(table: first, thresholds: [0.5, 0.5], loss: nil)
    #expect(all.negativeImages == 2)
    #expect(all.anyPositiveRateOnNegatives == 0.5)
    #expect(all.allNegativeSubsetAccuracy == 0.25)
    #expect(all.allNegativeHammingLoss == 0.5)
  }
}
