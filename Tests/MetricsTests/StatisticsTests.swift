import Metrics
import Testing

struct StatisticsTests {
  /// `Reference/intervals.json`.
  struct Reference: Decodable {
    struct Wilson: Decodable {
      var count, total: Int
      var level: Double
      var interval: [Double]
    }
    struct SignFlip: Decodable {
      var differences: [Double]
      var pValue: Double
    }
    var wilson: [Wilson]
    /// Images only the first is right on, only the second, and the p-value.
    var mcNemar: [[Double]]
    var signFlip: [SignFlip]
  }

  private func reference() throws -> Reference {
    try decoded("intervals")
  }

  @Test func `a share's interval is scipy's`() throws {
    let cases = try reference().wilson
    #expect(cases.count == 6)
    for expected in cases {
      let found = ConfidenceInterval.wilson(
        expected.count, of: expected.total, level: expected.level)
      #expect(agree(found?.lower, expected.interval[0]))
      #expect(agree(found?.upper, expected.interval[1]))
    }
  }

  @Test func `nothing seen in so many images still leaves what the design says`() throws {
    for (total, upper) in [(50, 7.1), (100, 3.7), (200, 1.9), (500, 0.76), (1000, 0.38)] {
      let found = try #require(ConfidenceInterval.wilson(0, of: total))
      #expect(found.lower == 0)
      #expect(abs(100 * found.upper - upper) < 0.05)
      #expect(found.contains(0) && !found.contains(1))
    }
    for (total, reach) in [(100, 9.6), (200, 6.9), (500, 4.4)] {
      let found = try #require(ConfidenceInterval.wilson(total / 2, of: total))
      #expect(abs(50 * (found.upper - found.lower) - reach) < 0.05)
    }
    #expect(ConfidenceInterval.wilson(0, of: 0) == nil)
  }

  @Test func `disagreements of two networks have scipy's p-value`() throws {
    let cases = try reference().mcNemar
    #expect(cases.count == 7)
    for expected in cases {
      let test = McNemarTest(onlyFirst: Int(expected[0]), onlySecond: Int(expected[1]))
      #expect(abs(test.pValue / expected[2] - 1) < 1e-11)
    }
    #expect(McNemarTest(onlyFirst: 0, onlySecond: 0).pValue == 1)
    // Beyond where a power of one half is 0.
    let many = McNemarTest(onlyFirst: 4900, onlySecond: 5100)
    #expect(many.pValue > 0.04 && many.pValue < 0.05)
  }

  @Test func `images both or neither are right on have no say`() {
    let test = McNemarTest(
      first: [true, true, true, false, false], second: [true, false, false, true, false])
    #expect(test == McNemarTest(onlyFirst: 2, onlySecond: 1))
    #expect(test.pValue == 1)
  }

  @Test func `paired differences have scipy's p-value over all signs`() throws {
    let cases = try reference().signFlip
    #expect(cases.count == 6)
    for expected in cases {
      let test = SignFlipTest(differences: expected.differences)
      #expect(test?.pValue == expected.pValue, "\(expected.differences)")
    }
  }

  @Test func `so few seeds cannot be surer than this`() throws {
    for (count, least) in [(3, 0.25), (5, 0.0625), (6, 0.03125), (8, 0.0078125)] {
      let test = try #require(
        SignFlipTest(differences: (0..<count).map { Double($0 + 1) / 10 }))
      #expect(test.pValue == least)
      #expect(test.leastPValue == least)
    }
    #expect(SignFlipTest(differences: []) == nil)
    #expect(SignFlipTest(differences: [1, .nan]) == nil)
    #expect(SignFlipTest(differences: [Double](repeating: 1, count: 25)) == nil)
    #expect(SignFlipTest(differences: [0, 0])?.pValue == 1)
    #expect(SignFlipTest(differences: [1, 2, 6])?.mean == 3)
  }

  @Test func `several p-values are raised so that the smallest is hardest to reach`() {
    // .01 * 4, .02 * 3, .03 * 2 raised to .06, and .5.
    let found = HolmCorrection.adjusted([0.03, nil, 0.01, 0.5, 0.02])
    let expected: [Double?] = [0.06, nil, 0.04, 0.5, 0.06]
    for (found, expected) in zip(found, expected) { #expect(agree(found, expected)) }
    #expect(HolmCorrection.adjusted([0.7, 0.6]) == [1, 1])
    #expect(HolmCorrection.adjusted([]).isEmpty)
  }
}
