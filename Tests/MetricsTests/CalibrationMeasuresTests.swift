import Metrics
import Testing

struct CalibrationMeasuresTests {
  @Test func `two labels on eight images have the mean of the design's losses`() {
    let found = CalibrationMeasures(table: VectorTests().first, binCount: 10)
    #expect(found.over == 2 && found.binCount == 10)
    // Scores of 32 bits, so seven digits.
    #expect(agree(found.macroBrier, (0.1491125 + 0.1621875) / 2, within: 1e-7))
    #expect(agree(found.macroLogLoss, (0.4587612557 + 0.4847983861) / 2, within: 1e-7))
    #expect(agree(found.losses[1]?.brier, 0.1621875, within: 1e-7))
  }

  @Test func `a label that is nowhere labelled is in no mean`() throws {
    let table = try ScoreTable(
      labels: ["a", "b"], images: [0, 1], scores: [0.75, 0.5, 0.25, 0.5], targets: [1, 2, 1, 2])
    let found = CalibrationMeasures(table: table, binCount: 2)
    #expect(found.over == 1)
    #expect(found.losses[1] == nil && found.diagrams[1] == nil)
    // Gaps .25 and .75 of one image each.
    #expect(found.macroExpectedError == 0.5)
    #expect(found.maximumError == 0.75)
    #expect(found.macroBrier == (0.0625 + 0.5625) / 2)
  }

  @Test func `without labels there are no figures`() throws {
    let empty = try ScoreTable(labels: [], images: [], scores: [], targets: [])
    let found = CalibrationMeasures(table: empty)
    #expect(found.over == 0)
    #expect(found.macroBrier == nil && found.maximumError == nil)
  }
}
