import Foundation
import Metrics
import Testing

struct ScoreTableTests {
  @Test(arguments: [Float.nan, .infinity, -.infinity])
  func `a score that is not finite is refused by image and label`(score: Float) {
    #expect(throws: ScoreTableError.self) {
      try ScoreTable(
        labels: ["cat", "dog"], images: [41, 42], scores: [0, 1, 0, score], targets: [0, 0, 0, 0])
    }
    let error = ScoreTableError.notFinite(score: score, image: 42, label: "dog")
    #expect(
      error.description
        == "the score of dog for image 42 is \(score); every score must be a finite number")
  }

  @Test func `parts that do not fit together are refused in numbers`() {
    #expect(throws: ScoreTableError.count(of: "scores", found: 3, images: 2, labels: 2)) {
      try ScoreTable(
        labels: ["a", "b"], images: [0, 1], scores: [0, 0, 0], targets: [0, 0, 0, 0])
    }
    #expect(throws: ScoreTableError.count(of: "targets", found: 5, images: 2, labels: 2)) {
      try ScoreTable(
        labels: ["a", "b"], images: [0, 1], scores: [0, 0, 0, 0], targets: [0, 0, 0, 0, 0])
    }
    #expect(throws: ScoreTableError.target(3, image: 7, label: "a")) {
      try ScoreTable(labels: ["a"], images: [7], scores: [0], targets: [3])
    }
    #expect(
      ScoreTableError.count(of: "scores", found: 3, images: 2, labels: 2).description
        == "3 scores for 2 images and 2 labels; expected 4")
    #expect(
      ScoreTableError.target(3, image: 7, label: "a").description
        == "the target of a for image 7 is 3; allowed: 0 (absent), 1 (present), 2 (unlabelled)")
  }

  @Test func `a score on the threshold is present`() throws {
    let table = try ScoreTable(
      labels: ["a"], images: [0, 1], scores: [0.5, 0.25], targets: [1, 1])
    #expect(table.counts(thresholds: [0.5]).first?.truePositives == 1)
    #expect(table.ranked(label: 0).counts(at: 0.5).truePositives == 1)
    #expect(table.ranked(label: 0).counts(at: 0.25).truePositives == 2)
  }

  @Test func `unlabelled pairs count nowhere and their images in no label set`() throws {
    let table = try ScoreTable(
      labels: ["a", "b"], images: [0, 1, 2],
      scores: [0.9, 0.9, 0.9, 0.1, 0.1, 0.1], targets: [1, 2, 1, 0, 0, 0])
    let all = EvaluationMeasures(table: table, thresholds: [0.5, 0.5], loss: nil)
    #expect(all.images == 3)
    #expect(all.labelledImages == 2)
    #expect(all.subsetAccuracy == 1)
    #expect(all.hammingLoss == 0)
    #expect(all.labels[1].support == 0)
    #expect(all.labels[1].negatives == 2)
    #expect(all.labels[1].counts.total == 2)
    #expect(table.ranked(label: 1).negatives == [0.1, 0.1])
  }

  @Test func `nothing at all is undefined, not zero`() throws {
    let empty = try ScoreTable(labels: [], images: [], scores: [], targets: [])
    let all = EvaluationMeasures(table: empty, thresholds: [], loss: nil)
    #expect(all.subsetAccuracy == nil)
    #expect(all.hammingLoss == nil)
    #expect(all.macroF1 == nil)
    #expect(all.macroOver == 0)
    #expect(all.anyPositiveRateOnNegatives == nil)
    #expect(LabelCounts().matthewsCorrelation == nil)
    #expect(LabelCounts().kappa == nil)
    #expect(LabelCounts().prevalence == nil)
  }

  @Test func `an evaluation is coded in snake case, undefined as null, and read back the same`()
    throws
  {
    let table = try ScoreTable(
      labels: ["a", "b"], images: [0, 1], scores: [0.9, 0.1, 0.2, 0.3], targets: [1, 0, 0, 0])
    let all = EvaluationMeasures(table: table, thresholds: [0.5, .infinity], loss: .nan)
    let data = try JSONEncoder().encode(all)
    let text = String(decoding: data, as: UTF8.self)
    for part in [
      "\"loss\":null", "\"macro_f1\":1", "\"threshold\":null", "\"roc_auc\":null",
      "\"any_positive_rate_on_negatives\":0", "\"true_positives\":1", "\"balanced_accuracy\":1",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    var expected = all
    expected.loss = nil
    #expect(try JSONDecoder().decode(EvaluationMeasures.self, from: data) == expected)
  }
}
