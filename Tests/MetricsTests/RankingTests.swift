import Foundation
import Metrics
import Testing

struct RankingTests {
  /// A case of `Reference/ranking.json`; the threshold of a point is null for infinity.
  struct Case: Decodable, CustomTestStringConvertible {
    struct Curves: Decodable {
      var roc, pr, det: [[Double?]]?
    }
    var name: String
    var labels: Int
    var scores: [Float]
    var targets: [UInt8]
    var curves: [Curves]
    var lrap, coverage, loss: Double
    var logits: [Float]
    var energies: [Double]

    var testDescription: String { name }
    static let all: [Case] = referenceCases("ranking")

    func table() throws -> ScoreTable {
      try ScoreTable(
        labels: (0..<labels).map { "label \($0)" }, images: Array(0..<scores.count / labels),
        scores: scores, targets: targets)
    }
  }

  private func same(_ found: [[Double]]?, _ expected: [[Double?]]?) -> Bool {
    guard let found, let expected else { return found == nil && expected == nil }
    return found.count == expected.count
      && zip(found, expected).allSatisfy { row, expected in
        let threshold = expected[0] ?? .infinity
        return row[0] == threshold
          && zip(row.dropFirst(), expected.dropFirst()).allSatisfy {
            agree($0, $1, within: 1e-9)
          }
      }
  }

  @Test func `the frozen cases are there`() {
    #expect(Case.all.count == 4)
  }

  @Test(arguments: Case.all)
  func `curves have scikit-learn's points, thresholds to the bit`(reference: Case) throws {
    let table = try reference.table()
    for (label, expected) in reference.curves.enumerated() {
      let ranked = table.ranked(label: label)
      let roc = ROCCurve(ranked)?.points.map {
        [$0.threshold, $0.falsePositiveRate, $0.truePositiveRate]
      }
      let pr = PrecisionRecallCurve(ranked)?.points.map { [$0.threshold, $0.precision, $0.recall] }
      let det = DETCurve(ranked)?.points.map {
        [$0.threshold, $0.falsePositiveRate, $0.falseNegativeRate]
      }
      #expect(same(roc, expected.roc), "ROC of label \(label)")
      #expect(same(pr, expected.pr), "PR of label \(label)")
      #expect(same(det, expected.det), "DET of label \(label)")
    }
  }

  @Test(arguments: Case.all)
  func `the order of labels is judged as scikit-learn does`(reference: Case) throws {
    let found = RankingMeasures(table: try reference.table())
    #expect(found.images == reference.scores.count / reference.labels)
    #expect(agree(found.averagePrecision, reference.lrap))
    #expect(agree(found.coverageError, reference.coverage))
    #expect(agree(found.rankingLoss, reference.loss))
  }

  @Test(arguments: Case.all)
  func `the joint energy is numpy's sum of logaddexp`(reference: Case) {
    let found = JointEnergy.energies(logits: reference.logits, labels: reference.labels)
    #expect(found.count == reference.energies.count)
    for (found, expected) in zip(found, reference.energies) {
      #expect(agree(found, expected))
    }
  }

  @Test(arguments: Case.all)
  func `areas are those of the ranked scores`(reference: Case) throws {
    let table = try reference.table()
    for label in 0..<reference.labels {
      let ranked = table.ranked(label: label)
      #expect(agree(ROCCurve(ranked)?.area, ranked.rocAUC))
      #expect(
        agree(
          PrecisionRecallCurve(ranked)?.averagePrecision, ranked.averagePrecision))
    }
  }

  @Test func `two labels on eight images are ordered as the design says`() {
    let found = RankingMeasures(table: VectorTests().first)
    #expect(found.averagePrecision == 0.9375)
    #expect(found.coverageError == 1.125)
    #expect(found.rankingLoss == 0.125)
    // Two images hold both labels and two none.
    #expect(found.ordered == 4)
  }

  @Test func `an image with an unlabelled pair has no order`() throws {
    let table = try ScoreTable(
      labels: ["a", "b"], images: [0, 1], scores: [0.1, 0.9, 0.1, 0.9], targets: [1, 2, 0, 1])
    #expect(RankingMeasures(table: table).images == 1)
    #expect(RankingMeasures(table: table).rankingLoss == 0)
    let none = try ScoreTable(labels: ["a"], images: [0], scores: [0.1], targets: [2])
    #expect(RankingMeasures(table: none).averagePrecision == nil)
    #expect(RankingMeasures(table: none).coverageError == nil)
  }

  @Test func `the best point of a curve and the most precision at a recall are found`() throws {
    let ranked = try #require(
      RankedScores(scores: [0.9, 0.8, 0.7, 0.6, 0.5], targets: [1, 0, 1, 0, 0]))
    // After 3: recall 1, 1 of 3 false; after 1: recall .5, none false.
    let best = try #require(ROCCurve(ranked)?.best)
    #expect(best.threshold == Double(Float(0.7)))
    #expect(agree(best.youden, 2 / 3.0))
    // Here after 1 and after 3 it is 0.5 both times.
    let tied = try #require(RankedScores(scores: [0.9, 0.8, 0.7, 0.6], targets: [1, 0, 1, 0]))
    #expect(ROCCurve(tied)?.best.threshold == Double(Float(0.9)))
    let curve = try #require(PrecisionRecallCurve(ranked))
    #expect(curve.precision(atRecall: 0) == 1)
    #expect(curve.precision(atRecall: 0.5) == 1)
    #expect(agree(curve.precision(atRecall: 0.6), 2 / 3.0))
    #expect(curve.precision(atRecall: 1.1) == nil)
  }

  @Test func `the equal error rate lies where both errors meet`() throws {
    // Errors (alarm, miss): (0, .5), (.5, .5), (.5, 0): they meet in the middle point.
    let ranked = try #require(RankedScores(scores: [0.9, 0.8, 0.7, 0.6], targets: [1, 0, 1, 0]))
    #expect(DETCurve(ranked)?.equalErrorRate == 0.5)
    // (0, 1), then all at once: (1, 0).
    let tied = try #require(RankedScores(scores: [0.5, 0.5], targets: [1, 0]))
    #expect(DETCurve(tied)?.equalErrorRate == 0.5)
    let perfect = try #require(RankedScores(scores: [0.9, 0.8, 0.1], targets: [1, 1, 0]))
    #expect(DETCurve(perfect)?.points.count == 1)
    #expect(DETCurve(perfect)?.equalErrorRate == 0)
  }

  @Test func `the joint energy neither overflows nor loses what is small`() {
    #expect(JointEnergy.energy(ofLogits: [1000, -1000]) == 1000)
    #expect(agree(JointEnergy.energy(ofLogits: [0, 0]), 2 * log(2)))
    // log(1 + exp(-50)) is exp(-50) to the last digit.
    #expect(agree(JointEnergy.energy(ofLogits: [-50]) / exp(-50), 1))
    #expect(JointEnergy.energy(ofLogits: []) == 0)
  }
}
