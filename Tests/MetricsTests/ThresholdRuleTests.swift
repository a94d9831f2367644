import Metrics
import Testing

struct ThresholdRuleTests {
  @Test func `prevalence calls present as many as there are, or one fewer where a tie forbids it`()
    throws
  {
    let scores: [Float] = [0.9, 0.8, 0.7, 0.6]
    let exact = try #require(
      ThresholdGoal.prevalence.threshold(scores: scores, targets: [0, 1, 0, 1]))
    #expect(exact.counts.predicted == 2)
    #expect(exact.achieved == 0.5)
    // One or three may be called: equally far off, so the higher threshold.
    let tied = try #require(
      ThresholdGoal.prevalence.threshold(scores: [0.9, 0.8, 0.8, 0.6], targets: [0, 1, 0, 1]))
    #expect(tied.counts.predicted == 1)
  }

  @Test func `balanced accuracy needs images of both kinds`() throws {
    let all = try #require(RankedScores(scores: [0.1, 0.2], targets: [1, 1]))
    #expect(ThresholdGoal.balancedAccuracy.choose(from: all) == .failure(.noNegative))
    let none = try #require(RankedScores(scores: [0.1, 0.2], targets: [0, 0]))
    #expect(ThresholdGoal.balancedAccuracy.choose(from: none) == .failure(.noPositive))
    #expect(ThresholdGoal.prevalence.choose(from: none) == .failure(.noPositive))
  }

  @Test func `where a miss costs three times an alarm, a quarter is enough`() {
    #expect(ThresholdGoal.calibratedCut(falsePositive: 1, falseNegative: 3) == 0.25)
  }

  @Test func `for calibrated scores the best threshold for F1 is half the best F1`() throws {
    // Scores 0.05, 0.15 ... 0.95, each of 20 images, of which just that share holds the label.
    var scores: [Float] = []
    var targets: [UInt8] = []
    for step in 0..<10 {
      let held = 2 * step + 1
      scores += [Float](repeating: Float(held) / 20, count: 20)
      targets += (0..<20).map { $0 < held ? 1 : 0 }
    }
    let chosen = try #require(ThresholdGoal.f1.threshold(scores: scores, targets: targets))
    let half = try #require(chosen.achieved) / 2
    // Within the step of the scores around the threshold.
    #expect(abs(chosen.threshold - half) <= 0.05)
  }

  @Test func `any label leaves out images with an unlabelled pair`() throws {
    let table = try ScoreTable(
      labels: ["a", "b"], images: [0, 1, 2], scores: [0.1, 0.9, 0.2, 0.3, 0.4, 0.8],
      targets: [0, 2, 0, 0, 1, 0])
    #expect(table.anyLabel.positives == [0.8])
    #expect(table.anyLabel.negatives == [0.3])
    #expect(table.pooled.positives.count + table.pooled.negatives.count == 5)
    let empty = try ScoreTable(labels: [], images: [0], scores: [], targets: [])
    #expect(empty.anyLabel.negatives.isEmpty)
  }
}
