import Foundation
import Metrics
import Testing

struct ThresholdRuleTextTests {
  @Test(arguments: [
    "f1", "fbeta:0.5", "balanced", "prevalence", "precision>=0.9", "cost:3:1", "fixed:0.5",
    "shared f1", "any false-alarm<=0.01", "precision>=0.9 n+>=10 shrink:20", "f1 shrink:2.5",
    "shared recall>=0.9 n+>=3",
  ])
  func `a rule is read from its text, written back and coded as it`(text: String) throws {
    let rule = try #require(ThresholdRule(text: text))
    #expect(rule.text == text)
    let coded = try JSONEncoder().encode([rule])
    #expect(try JSONDecoder().decode([String].self, from: coded) == [text])
    #expect(try JSONDecoder().decode([ThresholdRule].self, from: coded) == [rule])
  }

  @Test func `the parts of a rule are what its text says, blanks in the goal or not`() throws {
    let rule = try #require(ThresholdRule(text: " shared  precision >= 0.9 shrink:20 n+>=10 "))
    #expect(rule.goal == .precisionAtLeast(0.9))
    #expect(rule.isShared && rule.scope == .shared && rule.fewest == 10 && rule.shrinkage == 20)
    #expect(ThresholdRule(text: "f1") == ThresholdRule(goal: .f1))
    #expect(ThresholdRule(text: "f1 n+>=0 shrink:0")?.text == "f1")
  }

  @Test(arguments: [
    "", "shared", "any", "f1 f1", "f1 shared", "shared any f1", "n+>=10", "f1 n+>=-1", "f1 n+>=",
    "f1 n+>=2.5", "f1 shrink:-1", "f1 shrink:nan", "f1 shrink:", "f1 n+>=1 n+>=2", "Shared f1",
    "f1 n+>=99999999999999999999",
  ])
  func `what is no rule is not read as one`(text: String) {
    #expect(ThresholdRule(text: text) == nil)
  }

  @Test func `a coded text that is no rule is refused with what is allowed`() throws {
    #expect {
      try JSONDecoder().decode([ThresholdRule].self, from: Data(#"["best"]"#.utf8))
    } throws: {
      "\($0)".contains("best is no rule for thresholds; allowed: f1, fbeta:B")
    }
    #expect(ThresholdRule.allowed.contains("shared or any"))
  }

  /// Label a on four of six images, b on one, c on none.
  private func decisions() throws -> Decisions {
    let table = try ScoreTable(
      labels: ["a", "b", "c"], images: Array(0..<6),
      scores: [
        0.9, 0.1, 0.1, 0.8, 0.3, 0.1, 0.7, 0.2, 0.1,
        0.6, 0.1, 0.1, 0.5, 0.1, 0.1, 0.2, 0.1, 0.4,
      ],
      targets: [1, 0, 0, 1, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0])
    return Decisions(table: table, thresholds: [0.5, 0.5, 0.5])
  }

  @Test func `a shared rule gives all labels one threshold, and each its own counts`() throws {
    let decisions = try decisions()
    let choices = ThresholdRule(goal: .f1, scope: .shared).choices(for: decisions)
    #expect(choices.map(\.basis) == [.shared, .shared, .shared])
    let best = try ThresholdGoal.f1.choose(from: decisions.table.pooled).get().threshold
    for (label, choice) in choices.enumerated() {
      let chosen = try choice.outcome.get()
      #expect(chosen.threshold == best)
      #expect(chosen.counts == decisions.ranked[label].counts(at: best))
    }
  }

  @Test func `a threshold for any label bounds how often an image of none is given one`() throws {
    let table = try LabelSetTwinTests.table(labels: 4, images: 300, share: 0.15, seed: 31)
    var decisions = Decisions(table: table, thresholds: [0.5, 0.5, 0.5, 0.5])
    let rule = try #require(ThresholdRule(text: "any false-alarm<=0.1"))
    let choices = rule.choices(for: decisions)
    decisions.set(try choices.map { try $0.outcome.get().threshold })
    #expect(Set(decisions.thresholds).count == 1)
    #expect(try #require(decisions.anyPositiveRateOnNegatives) <= 0.1)
    #expect(
      decisions.thresholds[0]
        == (try ThresholdGoal.falseAlarmAtMost(0.1).choose(from: table.anyLabel).get().threshold))
  }

  @Test func `the fewer images hold a label, the further its threshold is drawn`() throws {
    let decisions = try decisions()
    let choices = ThresholdRule(goal: .f1, shrinkage: 1).choices(for: decisions)
    // Own .55, .25 and none; shared .55. b is drawn to (1 * .25 + 1 * .55) / 2 = .4, above all.
    #expect(choices.map(\.basis) == [.shrunk, .shrunk, .shared])
    let thresholds = try choices.map { try $0.outcome.get().threshold }
    #expect(agree(thresholds[0], 0.55, within: 1e-7))
    #expect(thresholds[1] == .infinity)
    #expect(agree(thresholds[2], 0.55, within: 1e-7))
    let few = ThresholdRule(goal: .f1, fewest: 2, shrinkage: 1).choices(for: decisions)
    #expect(few.map(\.basis) == [.shrunk, .shared, .shared])
  }

  @Test(arguments: 0..<12 as Range<UInt64>)
  func `a drawn threshold lies between real scores and decides as the drawn value does`(
    seed: UInt64
  ) throws {
    let table = try LabelSetTwinTests.table(labels: 5, images: 60, share: 0.2, seed: seed)
    let decisions = Decisions(table: table, thresholds: [Double](repeating: 0.5, count: 5))
    let shared = try ThresholdGoal.f1.choose(from: table.pooled).get().threshold
    let choices = ThresholdRule(goal: .f1, shrinkage: 7).choices(for: decisions)
    for (ranked, choice) in zip(decisions.ranked, choices) where choice.basis == .shrunk {
      let chosen = try choice.outcome.get()
      let own = try ThresholdGoal.f1.choose(from: ranked).get().threshold
      let positives = Double(choice.positives)
      let drawn = (positives * own + 7 * shared) / (positives + 7)
      #expect(chosen.counts == ranked.counts(at: drawn))
      #expect(ThresholdCandidate.all(of: ranked).map(\.threshold).contains(chosen.threshold))
      #expect(chosen.achieved == chosen.counts.f1)
    }
  }

  @Test func `a threshold of infinity is not drawn, nor a fixed one, nor one refused`() throws {
    let table = try ScoreTable(
      labels: ["a", "b"], images: [0, 1, 2], scores: [0.9, 0.8, 0.5, 0.9, 0.2, 0.1],
      targets: [0, 1, 1, 1, 0, 0])
    let decisions = Decisions(table: table, thresholds: [0.5, 0.5])
    let never = ThresholdRule(goal: .falseAlarmAtMost(0), shrinkage: 5).choices(for: decisions)
    #expect(never[0].basis == .own)
    #expect(try never[0].outcome.get().threshold == .infinity)
    let fixed = ThresholdRule(goal: .fixed(0.3), fewest: 9, shrinkage: 5).choices(for: decisions)
    #expect(fixed.map(\.basis) == [.own, .own])
    #expect(try fixed.map { try $0.outcome.get().threshold } == [0.3, 0.3])
    let strict = ThresholdRule(goal: .precisionAtLeast(0.9), shrinkage: 5).choices(for: decisions)
    #expect(strict[0].outcome == .failure(.unreachable(best: 0.5)))
  }
}
