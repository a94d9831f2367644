import Metrics
import Testing

struct ThresholdTests {
  // Descending, with one tie of both kinds; 4 positives, 4 negatives.
  let scores: [Float] = [0.9, 0.8, 0.7, 0.7, 0.5, 0.4, 0.3, 0.1]
  let targets: [UInt8] = [1, 1, 0, 1, 0, 1, 0, 0]

  private func choose(_ goal: ThresholdGoal) throws -> ChosenThreshold {
    try #require(goal.threshold(scores: scores, targets: targets))
  }

  @Test func `candidates are infinity, the midpoints and one at or under the least score`() throws {
    let ranked = try #require(RankedScores(scores: scores, targets: targets))
    let candidates = ThresholdCandidate.all(of: ranked)
    #expect(candidates.first?.threshold == .infinity)
    #expect(candidates.first?.counts.predicted == 0)
    #expect(candidates.last?.counts.predicted == 8)
    #expect(candidates.map(\.counts.predicted) == [0, 1, 2, 4, 5, 6, 7, 8])
    for candidate in candidates {
      #expect(ranked.counts(at: candidate.threshold) == candidate.counts)
      #expect(!scores.contains { Double($0) == candidate.threshold })
    }
  }

  @Test func `a least score of zero is still called present by the last candidate`() throws {
    let ranked = try #require(RankedScores(scores: [0, 1, 0], targets: [1, 0, 0]))
    let last = try #require(ThresholdCandidate.all(of: ranked).last)
    #expect(last.threshold == 0)
    #expect(ranked.counts(at: last.threshold).predicted == 3)
  }

  @Test func `F1 takes the best midpoint, and the higher of equals`() throws {
    // Calling 4: TP 3, FP 1, F1 .75. Calling 6: TP 4, FP 2, F1 .8.
    let chosen = try choose(.f1)
    #expect(agree(chosen.threshold, 0.35, within: 1e-7))
    #expect(chosen.achieved == 0.8)
    // Both calls of 1 and of 3 give F1 2/3: the higher threshold wins.
    let tied = try #require(
      ThresholdGoal.f1.threshold(scores: [0.9, 0.8, 0.6, 0.4], targets: [1, 0, 0, 1]))
    #expect(agree(tied.threshold, 0.85, within: 1e-7))
    #expect(agree(tied.achieved, 2 / 3.0))
  }

  @Test func `F-beta leans to recall above one and to precision below`() throws {
    #expect(try choose(.fbeta(2)).counts.recall == 1)
    #expect(try choose(.fbeta(0.5)).counts.precision == 1)
  }

  @Test func `a bound on precision keeps the most recall`() throws {
    let chosen = try choose(.precisionAtLeast(0.7))
    #expect(chosen.counts.precision == 0.75)
    #expect(chosen.achieved == 0.75)
    #expect(agree(chosen.threshold, 0.6, within: 1e-7))
  }

  @Test func `a bound on recall keeps the most precision`() throws {
    let chosen = try choose(.recallAtLeast(0.75))
    #expect(chosen.achieved == 0.75)
    #expect(chosen.counts.recall == 0.75)
    #expect(agree(try choose(.recallAtLeast(1)).achieved, 2 / 3.0))
  }

  @Test func `a bound on false alarms keeps the most recall, and may forbid every call`() throws {
    let chosen = try choose(.falseAlarmAtMost(0.25))
    #expect(chosen.counts.falsePositives == 1)
    #expect(chosen.counts.truePositives == 3)
    let never = try #require(
      ThresholdGoal.falseAlarmAtMost(0).threshold(scores: [0.9, 0.8], targets: [0, 1]))
    #expect(never.threshold == .infinity)
    #expect(never.counts.predicted == 0)
  }

  @Test func `a cost ratio takes the least cost, whichever way it leans`() throws {
    // A miss costs 3: calling 6 costs 2; no other choice is cheaper.
    let careful = try choose(.cost(falsePositive: 1, falseNegative: 3))
    #expect(careful.counts.truePositives == 4)
    #expect(careful.achieved == 0.25)
    let strict = try choose(.cost(falsePositive: 10, falseNegative: 1))
    #expect(strict.counts.falsePositives == 0)
    #expect(strict.counts.truePositives == 2)
  }

  @Test func `a fixed threshold is applied as it is`() throws {
    let chosen = try choose(.fixed(0.5))
    #expect(chosen.threshold == 0.5)
    #expect(chosen.counts.predicted == 5)
    #expect(chosen.achieved == nil)
  }

  @Test func `unlabelled images have no say`() throws {
    let with = ThresholdGoal.f1.threshold(
      scores: scores + [0.95, 0.6, 0.2], targets: targets + [2, 2, 2])
    #expect(with == (try choose(.f1)))
  }

  @Test func `what cannot be reached is refused with the best there is`() throws {
    let scores: [Float] = [0.9, 0.8, 0.7]
    let ranked = try #require(RankedScores(scores: scores, targets: [0, 1, 1]))
    let outcome = ThresholdGoal.precisionAtLeast(0.9).choose(from: ranked)
    guard case .failure(let refusal) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(refusal == .unreachable(best: 2 / 3.0))
    #expect(
      ThresholdRefusal.unreachable(best: 0.5).description
        == "no threshold reaches the goal; the best is 0.5")
    #expect(
      ThresholdGoal.precisionAtLeast(0.9).threshold(scores: scores, targets: [0, 1, 1]) == nil)
  }

  @Test func `without images of both kinds there is nothing to choose by`() throws {
    let absent = try #require(RankedScores(scores: [0.2, 0.9], targets: [0, 0]))
    let everywhere = try #require(RankedScores(scores: [0.2, 0.9], targets: [1, 1]))
    for goal in [
      .f1, .fbeta(2), .precisionAtLeast(0.5), .recallAtLeast(0.5), .falseAlarmAtMost(0.5),
    ]
      as [ThresholdGoal]
    {
      #expect(goal.choose(from: absent) == .failure(.noPositive))
    }
    #expect(ThresholdGoal.falseAlarmAtMost(0.5).choose(from: everywhere) == .failure(.noNegative))
    #expect(ThresholdGoal.f1.threshold(scores: [], targets: []) == nil)
    #expect(ThresholdGoal.f1.threshold(scores: [.nan], targets: [1]) == nil)
  }

  @Test func `F1 on scores that say nothing calls everything present, and says so`() throws {
    let chosen = try #require(
      ThresholdGoal.f1.threshold(
        scores: [Float](repeating: 0.5, count: 10), targets: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0]))
    #expect(chosen.counts.predicted == 10)
    #expect(chosen.overpredicts)
    #expect(!(try choose(.f1)).overpredicts)
  }

  @Test(
    arguments: [
      ("f1", .f1), ("fbeta:2", .fbeta(2)), ("fbeta:0.5", .fbeta(0.5)),
      ("balanced", .balancedAccuracy), ("prevalence", .prevalence),
      ("precision>=0.9", .precisionAtLeast(0.9)), ("recall>=0.95", .recallAtLeast(0.95)),
      ("false-alarm<=0.01", .falseAlarmAtMost(0.01)),
      ("cost:3:1", .cost(falsePositive: 1, falseNegative: 3)), ("fixed:0.5", .fixed(0.5)),
    ] as [(String, ThresholdGoal)])
  func `a goal is read from its text and written back`(text: String, goal: ThresholdGoal) {
    #expect(ThresholdGoal(text: text) == goal)
    #expect(goal.text == text)
  }

  @Test(arguments: [
    "", "F1", "fbeta", "fbeta:", "fbeta:0", "fbeta:-1", "fbeta:nan", "fbeta:inf", "fbeta:0x1p3",
    "precision>=", "precision>=1.5", "precision>0.5", "recall>=-0.1", "false-alarm<=2",
    "cost:3", "cost:3:", "cost:3:0", "cost:1:2:3", "fixed:", "fixed:1e999", "fixed:2",
  ])
  func `what is no goal is not read as one`(text: String) {
    #expect(ThresholdGoal(text: text) == nil)
  }

  @Test func `blanks in a goal do not matter`() {
    #expect(ThresholdGoal(text: "precision >= 0.9") == .precisionAtLeast(0.9))
  }
}
