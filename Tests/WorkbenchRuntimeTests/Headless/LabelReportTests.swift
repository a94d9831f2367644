import Metrics
import Testing

@testable import WorkbenchRuntime

@Suite struct LabelReportTests {
  private func report(method: CalibrationMethod? = nil) throws -> LabelReport {
    let scores = try scored(table).table
    let draft = try ThresholdDraft(kept([0.6, 0.4]), labels: scores.labels)
    return LabelReport(draft, label: 1, table: scores, run: 7, method: method)
  }

  @Test func `one label is told with its measures, what goals would choose, and reliability`()
    throws
  {
    #expect(
      try report().text == """
        run 0007, dog on 8 images of the tune split, threshold .400 (own)

        TP  FN  FP  TN     P     R    F1   MCC    AP   AUC
        4    0   1   3  .800  1.00  .889  .775  .888  .875
        present .500, predicted .625, specificity .750, balanced .875

        goal             thr     P     R    F1
        f1              .350  .800  1.00  .889
        precision>=0.8  .350  .800  1.00  .889
        recall>=0.9     .350  .800  1.00  .889

        scores        ECE  Brier  log-loss
        as they are  .356   .162      .485

        scores     images  mean  present
        .000–.100       1  .050     .000
        .200–.300       1  .200     .000
        .300–.400       1  .300     .000
        .400–.500       2  .425     1.00
        .500–.600       1  .550     .000
        .600–.700       1  .600     1.00
        .800–.900       1  .800     1.00
        """)
  }

  @Test func `the curve has every threshold that decides differently`() throws {
    let rows = try report().csv.rows
    #expect(rows[1].prefix(3) == ["inf", "0", "0"])
    #expect(rows.count == 1 + 1 + 8)
    #expect(rows.last?.dropFirst() == ["4", "4", "0", "0", "0.5", "1", "0.6666666666666666"])
    let json = try object(report())
    #expect((json["curve"] as? [[String: Any]])?.count == 9)
    #expect((json["row"] as? [String: Any])?["label"] as? String == "dog")
  }

  @Test func `calibration is judged by the method asked for`() throws {
    let report = try report(method: .temperature)
    let scores = try scored(table).table
    let check = CalibrationCheck(
      scores: scores.scores(ofLabel: 1), targets: scores.targets(ofLabel: 1), method: .temperature)
    #expect(report.reliability.after?.brier == check.after?.losses.brier)
    #expect(report.reliability.refusal == check.refusal.map { "\($0)" })
  }
}
