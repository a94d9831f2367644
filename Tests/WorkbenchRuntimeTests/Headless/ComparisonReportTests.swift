import Foundation
import Metrics
import RunStore
import Testing
import Workbench

@testable import WorkbenchRuntime

/// What `thresh runs compare` and `thresh runs diff` say.
@Suite struct ComparisonReportTests {
  private func json(_ report: some HeadlessReport) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(report.written(as: .json).utf8))
    return try #require(object as? [String: Any])
  }

  @Test func `every figure of the screen is in the report`() throws {
    var fixture = try CompareFixture()
    let runs = [try fixture.add(), try fixture.add(rate: "0.001", shift: 0.1)]
    let report = try ComparisonReport.of(runs, on: .validation, in: fixture.store)
    let object = try json(report)
    let listed = try #require(object["runs"] as? [[String: Any]])
    let measures = try #require(listed[1]["measures"] as? [String: Double])
    #expect(measures["hamming_loss"] == 1.0 / 16)
    let difference = try #require(listed[1]["difference"] as? [String: Any])
    let all = try #require(difference["measures"] as? [String: [String: Any]])
    let hamming = try #require(all["hamming_loss"])
    #expect(hamming["value"] as? Double == -0.0625)
    let scored = try runs.map {
      try ScoredRun.read($0, on: .validation, from: fixture.store).get().measures
    }
    let wanted = try #require(scored[1].difference(from: scored[0], .hammingLoss)?.interval)
    #expect(hamming["lower"] as? Double == wanted.lower)
    #expect(hamming["upper"] as? Double == wanted.upper)
    let images = try #require(difference["disagreements"] as? [String: Any])
    #expect(images["images"] as? Int == 3)
    #expect(images["only_other_right"] as? Int == 2)
    #expect(images["only_baseline_right"] as? Int == 1)
    #expect((listed[0]["label_sets"] as? [[String: Any]])?.count == 4)
  }

  @Test func `what cannot be compared is said in words`() throws {
    var fixture = try CompareFixture()
    let runs = [try fixture.add(), try fixture.add(split: "s1"), try fixture.add(isScored: false)]
    let report = try ComparisonReport.of(runs, on: .validation, in: fixture.store)
    #expect(report.text.contains("! no difference is told: another split: s1, not s0"))
    #expect(report.text.contains("! no difference is told: no scores of its validation part"))
    let listed = try #require(try json(report)["runs"] as? [[String: Any]])
    #expect(listed[1]["obstacle"] as? String == "another split: s1, not s0")
    #expect((listed[1]["measures"] as? [String: Double])?.isEmpty == false)
    #expect((listed[2]["measures"] as? [String: Double])?.isEmpty == true)
  }

  @Test func `seeds of a configuration are taken together and paired`() throws {
    var fixture = try CompareFixture()
    var runs: [Int64] = []
    for (rate, shift) in [("0.003", Float(0)), ("0.001", 0.1)] {
      for seed in 1...3 {
        runs.append(try fixture.add(seed: UInt64(seed), rate: rate, shift: shift))
      }
    }
    let report = try ComparisonReport.of(runs, on: .validation, draws: 10, in: fixture.store)
    #expect(report.configurations.map(\.runs.count) == [3, 3])
    let difference = try #require(report.configurations[1].differences["hamming_loss"])
    #expect(difference.spread.mean == -0.0625)
    #expect(difference.spread.seeds == 3)
    #expect(difference.pValue == 0.25)
    #expect(report.configurations[0].differences.isEmpty)
  }

  @Test func `a table of values has a line for each run and measure`() throws {
    var fixture = try CompareFixture()
    let runs = [try fixture.add(), try fixture.add(shift: 0.1)]
    let rows = try ComparisonReport.of(runs, on: .validation, in: fixture.store).csv.rows
    #expect(rows.count == 1 + 2 * ComparedMeasure.allCases.count)
    #expect(rows[0].prefix(4) == ["run", "title", "seed", "measure"])
    #expect(rows[1][5...] == ["", "", ""])
  }

  @Test func `only settings that differ are told, or all of them`() throws {
    var fixture = try CompareFixture()
    let runs = [try fixture.add(), try fixture.add(seed: 2, rate: "0.001")]
    let report = try SettingsReport.of(runs, all: false, in: fixture.store)
    #expect(
      report.text == """
        setting              0001  0002
        seed                 1     2
        train.optimizer.rate 0.003 0.001
        """)
    let all = try SettingsReport.of(runs, all: true, in: fixture.store)
    #expect(all.settings.map(\.path).first == "title")
    #expect(all.settings.count(where: \.differs) == 2)
    let same = try SettingsReport.of([runs[0], runs[0]], all: false, in: fixture.store)
    #expect(same.text == "no setting differs")
  }
}
