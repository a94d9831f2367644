import Metrics
import Testing

/// Against `Reference/studies.json`.
struct StudyReferenceTests {
  struct Reference: Decodable {
    var student: [Student]
    var shares: Shares
    var area: Area
    var table: Table
  }
  struct Student: Decodable {
    var freedom: Double
    var points, cumulative, shares, quantile: [Double]
  }
  struct Found: Decodable {
    var estimate, standardError, freedom, pValue: Double
    var interval: [Double]
  }
  struct Shares: Decodable {
    var first, second: [[Double]]
    var alone, difference, oneSeed: Found
  }
  struct Area: Decodable {
    var positives, negatives: [[Double]]
    var perSeed: [Double]
    var found: Found
  }
  struct Table: Decodable {
    var scores: [Float]
    var targets: [UInt8]
    var falseAlarms: Double
    var areas: [Double]
  }

  private let reference: Reference

  init() throws { reference = try decoded("studies") }

  private func expect(
    _ sample: CrossedSample?, is found: Found, at place: SourceLocation = #_sourceLocation
  ) throws {
    let estimate = CrossedEstimate(try #require(sample))
    let interval = estimate.interval()
    let pairs = [
      (estimate.estimate, found.estimate), (estimate.standardError, found.standardError),
      (estimate.degreesOfFreedom, found.freedom), (estimate.pValue, found.pValue),
      (interval.lower, found.interval[0]), (interval.upper, found.interval[1]),
    ]
    for (ours, theirs) in pairs {
      #expect(agree(ours, theirs, within: 1e-10), "\(ours), \(theirs)", sourceLocation: place)
    }
  }

  @Test func `Student's distribution is scipy's, for any degrees of freedom`() {
    for student in reference.student {
      let distribution = StudentT(degreesOfFreedom: student.freedom)
      for (t, share) in zip(student.points, student.cumulative) {
        #expect(
          agree(distribution.cumulative(t), share, within: 1e-10), "\(student.freedom): \(t)")
      }
      for (share, t) in zip(student.shares, student.quantile) {
        #expect(
          agree(distribution.quantile(share) / max(1, abs(t)), t / max(1, abs(t)), within: 1e-10),
          "\(student.freedom): \(share)")
      }
    }
  }

  @Test func `a share and a paired difference of shares are those of the mean squares`() throws {
    let shares = reference.shares
    let first = try #require(CrossedSample.share(values: shares.first, stratum: 3))
    let second = try #require(CrossedSample.share(values: shares.second, stratum: 3))
    try expect(first, is: shares.alone)
    try expect(first.difference(from: second), is: shares.difference)
  }

  @Test func `one seed has the interval of its images`() throws {
    let one = Array(reference.shares.first.prefix(1))
    let sample = try #require(CrossedSample.share(values: one, stratum: 0))
    try expect(sample, is: reference.shares.oneSeed)
    #expect(CrossedEstimate(sample).seeds == 1)
    #expect(CrossedEstimate(sample).needed(halfWidth: 0.01).seeds == nil)
  }

  @Test func `an area under the curve is scipy's, with the influence of placement values`() throws {
    let area = reference.area
    let sample = try #require(
      CrossedSample.areaUnderCurve(
        positives: area.positives, negatives: area.negatives, strata: (1, 0)))
    for (ours, theirs) in zip(sample.perSeed, area.perSeed) { #expect(agree(ours, theirs)) }
    try expect(sample, is: area.found)
  }

  @Test func `areas of a pair of labels and false alarms by energy are scipy's`() throws {
    let table = try ScoreTable(
      labels: ["a", "b"], images: Array(0..<60), scores: reference.table.scores,
      targets: reference.table.targets)
    let rows = PairAUC.Rows(table: table, first: 0, second: 1)
    let pair = PairAUC(table: table, first: 0, second: 1, rows: rows)
    let ours = [pair.first, pair.second].flatMap {
      [$0.besideOther, $0.againstNeither, $0.againstOther]
    }
    #expect(ours.count == reference.table.areas.count)
    for (ours, theirs) in zip(ours, reference.table.areas) { #expect(agree(ours, theirs)) }
    let alarms = JointEnergy.falseAlarms(
      table: table, negatives: rows.neither,
      positives: rows.onlyFirst + rows.onlySecond + rows.both)
    #expect(agree(alarms, reference.table.falseAlarms))
  }
}
