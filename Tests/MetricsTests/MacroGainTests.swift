import Metrics
import Testing

struct MacroGainTests {
  private let thresholds = [0.3, 0.45, 0.7, .infinity]

  private func table(images: Int = 60) throws -> ScoreTable {
    try LabelSetTwinTests.table(labels: 4, images: images, share: 0.25, seed: 41)
  }

  @Test func `as they stand the figures are those of the evaluation`() throws {
    let table = try table()
    let gain = MacroGain(table: table, thresholds: thresholds, replicates: 20, seed: 1)
    let here = EvaluationMeasures(table: table, thresholds: thresholds, loss: nil)
    let half = EvaluationMeasures(table: table, thresholds: [0.5, 0.5, 0.5, 0.5], loss: nil)
    for (figure, here, half) in [
      (gain.macroF1, here.macroF1, half.macroF1), (gain.microF1, here.microF1, half.microF1),
      (gain.exactSets, here.subsetAccuracy, half.subsetAccuracy),
    ] {
      #expect(agree(figure?.value.estimate, here))
      #expect(agree(figure?.gain.estimate, try #require(here) - (try #require(half))))
    }
  }

  @Test func `draws are those of tables made of the drawn images`() throws {
    let table = try table()
    let gain = MacroGain(table: table, thresholds: thresholds, replicates: 15, seed: 6)
    var generator = SplitMix(state: 6)
    var (values, gains, exact): ([Double], [Double], [Double]) = ([], [], [])
    for _ in 0..<15 {
      let rows = table.images.map { _ in
        Int(generator.next().multipliedFullWidth(by: UInt64(table.images.count)).high)
      }
      let drawn = try ScoreTable(
        labels: table.labels, images: rows,
        scores: rows.flatMap { table.scores[$0 * 4..<$0 * 4 + 4] },
        targets: rows.flatMap { table.targets[$0 * 4..<$0 * 4 + 4] })
      let here = EvaluationMeasures(table: drawn, thresholds: thresholds, loss: nil)
      let half = EvaluationMeasures(table: drawn, thresholds: [0.5, 0.5, 0.5, 0.5], loss: nil)
      values.append(try #require(here.macroF1))
      gains.append(try #require(here.macroF1) - (try #require(half.macroF1)))
      exact.append(try #require(here.subsetAccuracy))
    }
    #expect(gain.macroF1?.value.replicates == values.sorted())
    #expect(gain.macroF1?.gain.replicates == gains.sorted())
    #expect(gain.exactSets?.value.replicates == exact.sorted())
    let share = Double(gains.count { $0 > 0 }) / 15
    #expect(gain.macroF1?.gain.positiveShare == share)
  }

  @Test func `against itself nothing is gained, and without images nothing is told`() throws {
    let same = MacroGain(
      table: try table(), thresholds: [0.5, 0.5, 0.5, 0.5], replicates: 10, seed: 1)
    #expect(same.macroF1?.gain.interval() == ConfidenceInterval(lower: 0, upper: 0, level: 0.95))
    #expect(same.macroF1?.gain.positiveShare == 0)
    let empty = try ScoreTable(labels: ["a"], images: [], scores: [], targets: [])
    let none = MacroGain(table: empty, thresholds: [0.5], replicates: 10, seed: 1)
    #expect(none.macroF1 == nil && none.microF1 == nil && none.exactSets == nil)
  }
}
