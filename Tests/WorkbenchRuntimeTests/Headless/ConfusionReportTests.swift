import Metrics
import Testing
import Workbench

@testable import WorkbenchRuntime

@Suite struct ConfusionReportTests {
  private func report(
    _ tables: [ConfusionReport.Table], limit: Int? = nil, form: ReportForm = .text
  ) throws -> ConfusionReport {
    ConfusionReport(
      try scored(table, kept: kept([0.6, 0.4])), tables: tables, limit: limit, form: form)
  }

  @Test func `label sets and the counts of labels are told together`() throws {
    #expect(
      try report([.sets, .labels]).text == """
        run 0007, tune split, 8 images, thresholds tuned (f1, version 3)

        true \\ predicted  [1]  [2]  [3]  [4]  images
        [1] cat             1    .    1    .       2
        [2] dog             .    1    1    .       2
        [3] cat+dog         .    .    2    .       2
        [4] none            .    .    .    2       2

        exact label sets 6 of 8, .750

        label  TP  FN  FP  TN
        cat     4   0   1   3
        dog     4   0   1   3
        """)
  }

  @Test func `each table has the same figures as text, as JSON and as CSV`() throws {
    let json = try object(report([.sets, .labels, .instead, .together], form: .json))
    #expect(json["exact"] as? Int == 6)
    #expect(json["sets"] as? [String] == ["cat", "dog", "cat+dog", "none"])
    let instead = try #require(json["instead"] as? [String: Any])
    #expect(instead["cells"] as? [[Double]] == [[4, 1, 0], [1, 4, 0], [0, 0, 2]])
    let together = try #require(json["together"] as? [[String: Any]])
    #expect(together.map { $0["difference"] as? Int } == [2, 2])
    #expect(
      try report([.sets]).written(as: .csv) == """
        truth,predicted,images
        cat,cat,1
        cat,cat+dog,1
        dog,dog,1
        dog,cat+dog,1
        cat+dog,cat+dog,2
        none,none,2
        """)
    #expect(
      try report([.instead]).csv.rows.dropFirst() == [
        ["cat", "cat", "4"], ["cat", "dog", "1"], ["dog", "cat", "1"], ["dog", "dog", "4"],
        ["none", "none", "2"],
      ])
    #expect(
      try report([.together]).csv.rows.last == [
        "dog", "cat", "2", "4", "2", "0.5", "0.8", "0.5", "1",
      ])
  }

  @Test func `coupling of outputs is told with the sums of scores`() throws {
    let many = try ScoreTable(
      labels: ["cat", "dog"], images: Array(0..<40),
      scores: (0..<80).map { Float($0 * 31 % 80 + 1) / 82 },
      targets: (0..<40).flatMap { [UInt8($0 % 2), UInt8($0 / 2 % 2)] })
    let report = ConfusionReport(try scored(many), tables: [.coupling], form: .text)
    let pair = HeadCoupling(table: many).correlation(0, 1)
    let row = report.csv.rows[1]
    #expect(row.prefix(2) == ["cat", "dog"])
    #expect(row[2] == "\(try #require(pair.within))")
    #expect(report.text.contains("cat   dog   \(Format.change(pair.within)) "), "\(report.text)")
    let coupling = try #require(try object(report)["coupling"] as? [String: Any])
    let sums = try #require(coupling["sums"] as? [[String: Any]])
    #expect(sums.map { $0["images"] as? Int } == [10, 20, 10, 0])
    #expect(try self.report([.coupling]).text.contains("too few images hold the same"))
  }

  @Test func `with many labels the text has the most frequent, CSV all`() throws {
    let report = try report([.labels, .instead, .together], limit: 1)
    #expect(report.text.contains("the 1 most frequent of 2 labels; --limit shows more"))
    #expect(report.text.contains("the 1 most frequent of 2 pairs"))
    #expect(!report.text.contains("dog     4"))
    #expect(report.csv.rows.count == 3)
  }

  @Test func `thresholds of another split are told`() throws {
    let other = try scored(table, kept: kept([0.6, 0.4]), splitHash: "s1")
    let text = ConfusionReport(other, tables: [.labels], form: .text).text
    #expect(text.contains("! version 3 was chosen on split s0, the run's is s1"))
    #expect(
      sentence { try scored(table, kept: kept([0.5], labels: ["cat"])) }
        .contains("is for other labels"))
  }

  @Test func `images of a cell come with names, sets and scores`() throws {
    let report = try CellReport(
      scored(table, kept: kept([0.6, 0.4])), cell: "cat>cat", order: .nearest, limit: 5,
      names: .success((0...20).map { "image-\($0).jpg" }))
    #expect(report.images.map(\.number).contains(10))
    let image = try #require(report.images.first { $0.number == 10 })
    #expect(image.file == "image-10.jpg")
    #expect(image.truth == "cat" && image.predicted == "cat")
    #expect(image.scores == [0.9, 0.2])
    #expect(report.csv.rows[0].suffix(2) == ["score_cat", "score_dog"])
  }

  @Test func `without the data images have numbers, and the reason is told`() throws {
    let report = try CellReport(
      scored(table), cell: "cat>cat", order: .loss, limit: 5,
      names: .failure(RuntimeError("the folder is gone")))
    #expect(report.images.allSatisfy { $0.file == nil })
    #expect(report.text.contains("no names of files: the folder is gone"))
  }

  @Test func `label sets have the rates, intervals and gaps that the mix screen shows`() throws {
    let thresholds = [0.6, 0.58]
    let scored = try scored(table, kept: kept(thresholds))
    let report = ConfusionReport(scored, tables: [.gaps], form: .json)
    let rows = try #require(try object(report)["gaps"] as? [[String: Any]])
    let view = ConfusionView(
      ConfusionRequest(scores: ScoresRequest(run: 7, part: .tune), revision: 0),
      Decisions(table: scored.table, thresholds: thresholds))
    #expect(rows.map { $0["set"] as? String } == ["none", "cat", "cat+dog", "dog"])
    // A number read back from JSON may be its neighbour.
    func near(_ value: Any?, _ wanted: Double?) {
      #expect((value == nil) == (wanted == nil))
      #expect(abs((value as? Double ?? 0) - (wanted ?? 0)) < 1e-15)
    }
    for (row, gap) in zip(rows, view.gaps) {
      #expect(row["images"] as? Int == gap.stratum.images)
      #expect(row["right"] as? Int == gap.stratum.right)
      #expect(row["rate"] as? Double == gap.stratum.rate)
      #expect(row["product"] as? Double == gap.product && row["gap"] as? Double == gap.gap)
      #expect(row["is_clear"] as? Bool == gap.isClear)
      let (interval, reach) = (
        row["interval"] as? [String: Any], row["gap_interval"] as? [String: Any]
      )
      near(interval?["lower"], gap.interval?.lower)
      near(interval?["upper"], gap.interval?.upper)
      near(reach?["lower"], gap.gapInterval?.lower)
      near(reach?["upper"], gap.gapInterval?.upper)
    }
    #expect(rows[2]["product"] as? Double == 0.5 && rows[0]["product"] == nil)
    #expect(
      report.text.contains(
        "cat+dog         2      1  .500  .095 to .905     .500  .000  -.573 to +.644"),
      "\(report.text)")
    #expect(report.csv.rows[1].first == "none")
  }
}
