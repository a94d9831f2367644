import Foundation
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

struct CalibrationCodingTests {
  private func coded<Fit: Codable>(_ fit: Fit) throws -> Fit {
    try JSONDecoder().decode(Fit.self, from: JSONEncoder().encode(fit))
  }

  @Test func `a fit is read back as it was written`() throws {
    let platt = PlattCalibration(slope: -0.8, intercept: 0.1)
    #expect(try coded(platt) == platt)
    let temperature = TemperatureCalibration(temperature: 1.5)
    #expect(try coded(temperature) == temperature)
    let curve = IsotonicCalibration(
      knots: [.init(score: 0.1, probability: 0), .init(score: 0.2, probability: 1)])
    #expect(try coded(curve) == curve)
  }

  @Test(arguments: [
    #"{"knots": []}"#,
    #"{"knots": [{"score": 1, "probability": 0.5}, {"score": 0, "probability": 0.6}]}"#,
    #"{"knots": [{"score": 0, "probability": 0.5}, {"score": 1, "probability": 0.4}]}"#,
  ])
  func `a written curve that falls or has no knots is refused`(text: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(IsotonicCalibration.self, from: Data(text.utf8))
    }
  }

  @Test func `a written temperature that is not above 0 is refused`() {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(
        TemperatureCalibration.self, from: Data(#"{"temperature": 0}"#.utf8))
    }
  }
}
