import Metrics
import Testing

struct ThresholdReferenceTests {
  /// A case of `Reference/thresholds.json`: for each goal how many are called present, and the
  /// figure the goal is about.
  struct Case: Decodable, CustomTestStringConvertible {
    typealias Goals = [String: [Double]?]
    var name: String
    var labels: Int
    var scores: [Float]
    var targets: [UInt8]
    var perLabel: [Goals]
    var pooled, anyLabel: Goals

    var testDescription: String { name }
    static let all: [Case] = referenceCases("thresholds")

    func table() throws -> ScoreTable {
      try ScoreTable(
        labels: (0..<labels).map { "label \($0)" }, images: Array(0..<scores.count / labels),
        scores: scores, targets: targets)
    }
  }

  private func compare(_ goals: Case.Goals, _ ranked: RankedScores, _ place: String) throws {
    #expect(goals.count == 6)
    for (text, expected) in goals {
      let goal = try #require(ThresholdGoal(text: text))
      let found = try? goal.choose(from: ranked).get()
      #expect(found?.counts.predicted == expected.map { Int($0[0]) }, "\(text), \(place)")
      #expect(agree(found?.achieved, expected?[1]), "\(text), \(place)")
    }
  }

  @Test func `the frozen cases are there`() {
    #expect(Case.all.count == 2)
  }

  @Test(arguments: Case.all)
  func `each goal chooses what trying every threshold finds best`(reference: Case) throws {
    let table = try reference.table()
    for (label, goals) in reference.perLabel.enumerated() {
      try compare(goals, table.ranked(label: label), "label \(label)")
    }
  }

  @Test(arguments: Case.all)
  func `so does a threshold that all labels share, and one for any label`(reference: Case) throws {
    let table = try reference.table()
    try compare(reference.pooled, table.pooled, "pooled")
    try compare(reference.anyLabel, table.anyLabel, "any label")
  }

  @Test(arguments: Case.all)
  func `a shared threshold has its figures as the micro average`(reference: Case) throws {
    let table = try reference.table()
    let chosen = try ThresholdGoal.f1.choose(from: table.pooled).get()
    let thresholds = [Double](repeating: chosen.threshold, count: reference.labels)
    let measures = EvaluationMeasures(table: table, thresholds: thresholds, loss: nil)
    #expect(agree(measures.microF1, chosen.achieved))
    let bounded = try ThresholdGoal.falseAlarmAtMost(0.1).choose(from: table.anyLabel).get()
    let shared = [Double](repeating: bounded.threshold, count: reference.labels)
    let quiet = EvaluationMeasures(table: table, thresholds: shared, loss: nil)
    #expect(agree(quiet.anyPositiveRateOnNegatives, bounded.counts.falsePositiveRate))
  }
}
