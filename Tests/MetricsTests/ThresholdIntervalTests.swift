import Metrics
import Testing

struct ThresholdIntervalTests {
  private func interval(
    _ goal: ThresholdGoal, positives: Int, seed: UInt64, replicates: Int = 400
  ) -> ThresholdInterval? {
    let scores = (0..<200).map { Float($0) / 200 }
    let targets = (0..<200).map { UInt8($0 >= 200 - positives ? 1 : 0) }
    return RankedScores(scores: scores, targets: targets).flatMap {
      ThresholdGain(of: 0.5, goal: goal, from: $0, replicates: replicates, seed: seed).threshold
    }
  }

  @Test func `the same seed gives the same interval and another seed another`() {
    let first = interval(.f1, positives: 1, seed: 1)
    #expect(first != nil)
    #expect(first == interval(.f1, positives: 1, seed: 1))
    #expect(first != interval(.f1, positives: 1, seed: 2))
  }

  @Test func `an interval holds the threshold chosen on all images`() throws {
    // Perfectly told apart between .695 and .7: every replicate cuts near there.
    let found = try #require(interval(.f1, positives: 60, seed: 3))
    #expect(found.lower <= found.median && found.median <= found.upper)
    #expect(found.lower > 0.66 && found.upper < 0.73)
    #expect(found.lower < 0.7 && found.upper > 0.69)
    #expect(found.chosen == 400 && found.refused == 0)
  }

  @Test func `replicates without the label are counted and have no say`() throws {
    // One image of 200 is missed by a replicate with probability (1 - 1/200)^200 = .367.
    let found = try #require(interval(.f1, positives: 1, seed: 4))
    #expect(found.chosen + found.refused == 400)
    #expect((110...185).contains(found.refused))
    #expect(interval(.f1, positives: 0, seed: 5) == nil)
  }

  @Test func `a fixed threshold does not move, nor does infinity become no number`() throws {
    let fixed = try #require(interval(.fixed(0.5), positives: 60, seed: 6))
    #expect(fixed.lower == 0.5 && fixed.upper == 0.5)
    let ranked = try #require(RankedScores(scores: [0.9, 0.8, 0.7], targets: [0, 1, 1]))
    let never = try #require(
      ThresholdGain(of: 0.5, goal: .falseAlarmAtMost(0), from: ranked, seed: 7).threshold)
    #expect(never.upper == .infinity)
    #expect(!never.lower.isNaN && !never.median.isNaN)
  }
}
