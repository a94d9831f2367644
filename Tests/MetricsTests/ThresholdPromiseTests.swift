import Metrics
import Testing

/// The number shown is the number applied.
struct ThresholdPromiseTests {
  @Test(arguments: 0..<12 as Range<UInt64>)
  func `decisions at a chosen threshold have the counts it promised, and none is better`(
    seed: UInt64
  ) throws {
    let table = try LabelSetTwinTests.table(
      labels: 3, images: [4, 15, 30][Int(seed % 3)], share: [0.1, 0.4][Int(seed % 2)], seed: seed)
    let tries = table.labels.indices.map { Self.tries(table, $0) }
    for goal in RankedSearchTests.goals {
      var decisions = Decisions(table: table, thresholds: [0.5, 0.5, 0.5])
      for (label, choice) in ThresholdRule(goal: goal).choices(for: decisions).enumerated() {
        guard case .success(let chosen) = choice.outcome else { continue }
        decisions.set(chosen.threshold, ofLabel: label)
        #expect(decisions.counts[label] == chosen.counts, "\(goal.text)")
        #expect(table.counts(thresholds: decisions.thresholds)[label] == chosen.counts)
        #expect(goal.achieved(by: chosen.counts) == chosen.achieved)
        if case .fixed = goal { continue }
        let better = tries[label].contains { counts in
          goal.allows(counts) && goal.merit(counts) > goal.merit(chosen.counts)
        }
        #expect(!better, "\(goal.text)")
        #expect(goal.allows(chosen.counts))
      }
    }
  }

  @Test(arguments: 0..<6 as Range<UInt64>)
  func `thresholds moved one by one or all at once give what a fresh start gives`(seed: UInt64)
    throws
  {
    let table = try LabelSetTwinTests.table(labels: 6, images: 50, share: 0.3, seed: seed)
    var generator = SplitMix(state: seed)
    var moved = Decisions(table: table, thresholds: [Double](repeating: 0.5, count: 6))
    for _ in 0..<20 {
      let threshold =
        Bool.random(using: &generator)
        ? .infinity : Double.random(in: -0.1...1.1, using: &generator)
      moved.set(threshold, ofLabel: Int.random(in: 0..<6, using: &generator))
    }
    #expect(moved == Decisions(table: table, thresholds: moved.thresholds))
    moved.set([0.1, 0.9, .infinity, 0, 0.5, 0.3])
    #expect(moved == Decisions(table: table, thresholds: moved.thresholds))
  }

  /// What every midpoint between any two scores of the label gives, and calling none or all.
  private static func tries(_ table: ScoreTable, _ label: Int) -> [LabelCounts] {
    let scores = table.scores(ofLabel: label).map(Double.init)
    let targets = table.targets(ofLabel: label)
    let midpoints = scores.flatMap { a in scores.map { (a + $0) / 2 } }
    return Set(midpoints + [.infinity, -1]).map { threshold in
      var counts = LabelCounts()
      for (score, target) in zip(scores, targets) where target != ScoreTable.unlabelled {
        counts.add(predicted: score >= threshold, present: target == ScoreTable.present)
      }
      return counts
    }
  }
}

extension ThresholdGoal {
  /// Whether the rate the goal bounds is within its bound.
  fileprivate func allows(_ counts: LabelCounts) -> Bool {
    switch self {
    case .precisionAtLeast(let least): (counts.precision ?? -1) >= least
    case .recallAtLeast(let least): (counts.recall ?? -1) >= least
    case .falseAlarmAtMost(let most): (counts.falsePositiveRate ?? 2) <= most
    default: true
    }
  }
}
