import Metrics
import Testing

@Suite struct TopOneTests {
  private func table(_ scores: [Float], _ targets: [UInt8]) throws -> ScoreTable {
    try ScoreTable(
      labels: ["a", "b"], images: Array(0..<scores.count / 2), scores: scores, targets: targets)
  }

  @Test func `the highest score is compared with the one label of each image`() throws {
    let table = try table([0.9, 0.1, 0.4, 0.6, 0.3, 0.2], [1, 0, 1, 0, 1, 0])
    #expect(table.topOneAccuracy == 2.0 / 3)
  }

  @Test func `images with no, two or unlabelled labels are left out`() throws {
    let table = try table([0.9, 0.1, 0.9, 0.1, 0.9, 0.1, 0.2, 0.8], [0, 0, 1, 1, 1, 2, 0, 1])
    #expect(table.topOneAccuracy == 1)
  }

  @Test func `of equal scores the first label counts, and without images it is undefined`() throws {
    #expect(try table([0.5, 0.5], [0, 1]).topOneAccuracy == 0)
    #expect(try table([0.5, 0.5], [0, 0]).topOneAccuracy == nil)
  }
}
