import Metrics
import Testing

struct LabelThresholdChoiceTests {
  /// Label a on four of six images, b on one, c on none.
  private func table() throws -> ScoreTable {
    try ScoreTable(
      labels: ["a", "b", "c"], images: Array(0..<6),
      scores: [
        0.9, 0.1, 0.1, 0.8, 0.3, 0.1, 0.7, 0.2, 0.1,
        0.6, 0.1, 0.1, 0.5, 0.1, 0.1, 0.2, 0.1, 0.4,
      ],
      targets: [1, 0, 0, 1, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0])
  }

  private func choices(_ rule: ThresholdRule, for table: ScoreTable) -> [LabelThresholdChoice] {
    rule.choices(for: Decisions(table: table, thresholds: table.labels.map { _ in 0.5 }))
  }

  @Test func `a label on few images takes the threshold of all labels together`() throws {
    let choices = try choices(ThresholdRule(goal: .f1, fewest: 2), for: table())
    #expect(choices.map(\.basis) == [.own, .shared, .shared])
    #expect(choices.map(\.positives) == [4, 1, 0])
    // Together: the four of a lie above .5, b's one at .3; four of five without an alarm is best.
    let own = try choices[0].outcome.get()
    let shared = try choices[1].outcome.get()
    #expect(agree(own.threshold, 0.55, within: 1e-7))
    #expect(agree(shared.threshold, 0.55, within: 1e-7))
    // What it gives is told of the label itself.
    #expect(shared.counts == LabelCounts(falseNegatives: 1, trueNegatives: 5))
    #expect(shared.achieved == 0)
    #expect(try choices[2].outcome.get().achieved == nil)
  }

  @Test func `with enough images each label has its own, and one on none is refused`() throws {
    let choices = try choices(ThresholdRule(goal: .f1), for: table())
    #expect(choices.map(\.basis) == [.own, .own, .own])
    #expect(agree(try choices[1].outcome.get().threshold, 0.25, within: 1e-7))
    #expect(choices[1].outcome.map(\.achieved) == .success(1))
    #expect(choices[2].outcome == .failure(.noPositive))
  }

  @Test func `a fixed threshold is everyone's own, however rare`() throws {
    let choices = try choices(ThresholdRule(goal: .fixed(0.25), fewest: 10), for: table())
    #expect(choices.map(\.basis) == [.own, .own, .own])
    #expect(try choices.map { try $0.outcome.get().threshold } == [0.25, 0.25, 0.25])
  }

  @Test func `where no label occurs all are refused`() throws {
    let empty = try ScoreTable(
      labels: ["a", "b"], images: [0], scores: [0.1, 0.9], targets: [0, 0])
    let choices = choices(ThresholdRule(goal: .f1, fewest: 10), for: empty)
    #expect(choices.map(\.outcome) == [.failure(.noPositive), .failure(.noPositive)])
  }
}
