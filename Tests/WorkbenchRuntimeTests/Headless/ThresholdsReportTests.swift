import Foundation
import Metrics
import RunStore
import Testing

@testable import WorkbenchRuntime

@Suite struct ThresholdsReportTests {
  private func draft(
    _ request: ThresholdsRequest = ThresholdsRequest(), kept: [StoredThresholds] = []
  ) throws -> ThresholdDraft {
    try ThresholdsReport.draft(
      request, table: scored(table).table, kept: kept, splitHash: "s0", run: 7)
  }

  private func report(_ draft: ThresholdDraft, withIntervals: Bool = false) throws
    -> ThresholdsReport
  {
    ThresholdsReport(
      draft, table: try scored(table).table, run: 7, splitHash: "s0",
      withIntervals: withIntervals)
  }

  private func request(_ change: (inout ThresholdsRequest) -> Void) -> ThresholdsRequest {
    var request = ThresholdsRequest()
    change(&request)
    return request
  }

  @Test func `without a version, F1 chooses; every figure is told beside that at one half`() throws
  {
    #expect(
      try report(draft()).text == """
        run 0007, f1 on 8 images of the tune split

        label   thr     P     R    F1  at .5  change  n+   from
        cat    .560  .800  1.00  .889   .800   +.089   4  own
        dog    .350  .800  1.00  .889   .571   +.317   4  own

        macro F1 .889, at .5 .686
        """)
  }

  @Test func `without a rule the newest version stands as it is`() throws {
    let newest = kept([0.7, .infinity])
    let found = try draft(kept: [newest])
    #expect(found.version == 3)
    #expect(found.values == [0.7, .infinity])
    let text = try report(found).text
    #expect(text.contains("run 0007, f1, version 3 on 8 images"))
    #expect(text.contains("none"))
    // A part of a rule is a rule; what is not given is the newest version's.
    let chosen = try draft(request { $0.fewest = 5 }, kept: [newest])
    #expect(chosen.rule == "f1 n+>=5")
    #expect(chosen.version == nil)
    #expect(chosen.origins == [.shared, .shared])
  }

  @Test func `thresholds set by hand or locked say so, the others follow the rule`() throws {
    let wish = request {
      $0.rule = "recall>=0.9"
      $0.byHand = ["dog=0.45"]
      $0.locked = ["cat"]
    }
    let found = try draft(wish, kept: [kept([0.7, 0.6])])
    #expect(found.values == [0.7, 0.45])
    #expect(found.origins == [.own, .hand])
    #expect(found.rule == "recall>=0.9")
    #expect(try draft(request { $0.byHand = ["cat=none"] }).values[0] == .infinity)
  }

  @Test func `calibrations are carried on until they are dropped or fitted anew`() throws {
    let platt = LabelCalibration.platt(PlattCalibration(slope: -2, intercept: 0.5))
    let newest = kept([0.7, 0.6], calibrations: [platt, nil])
    #expect(try draft(request { $0.rule = "f1" }, kept: [newest]).calibrations == [platt, nil])
    let none = try draft(
      request { $0.calibration = ThresholdsRequest.Calibration.none }, kept: [newest])
    #expect(none.calibrations == [nil, nil])
    #expect(none.version == nil)
    let fitted = try draft(request { $0.calibration = .isotonic }, kept: [newest])
    #expect(fitted.calibrations.allSatisfy { if case .isotonic = $0 { true } else { false } })
    #expect(try report(fitted).text.contains("calibrated by isotonic: 2 of 2 labels"))
  }

  @Test func `intervals are the same each time, and in every form`() throws {
    let once = try report(draft(), withIntervals: true)
    #expect(try report(draft(), withIntervals: true).written(as: .json) == once.written(as: .json))
    let ranked = try scored(table).table.ranked(label: 0)
    let gain = ThresholdGain(
      of: try draft().values[0], goal: .f1, from: ranked, seed: ThresholdsReport.seed(ofLabel: 0))
    let row = try #require(once.labels.first?.interval)
    #expect(row.f1Lower == gain.f1?.interval().lower)
    #expect(row.changeUpper == gain.gain?.interval().upper)
    #expect(once.text.contains("[\(Format.share(row.f1Lower)), \(Format.share(row.f1Upper))]"))
    #expect(once.csv.rows[1].contains("\(try #require(row.changeUpper))"))
  }

  @Test func `thresholds that predict a label far too often are marked`() throws {
    let rare = try ScoreTable(
      labels: ["rare"], images: Array(0..<10), scores: (1...10).map { Float($0) / 20 },
      targets: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    let rule = try #require(ThresholdRule(text: "f1"))
    let draft = ThresholdDraft(
      rule, on: Decisions(table: rare, thresholds: [0.5]), splitHash: "s0")
    let report = ThresholdsReport(draft, table: rare, run: 7, splitHash: "s0")
    #expect(report.labels.map(\.overpredicts) == [true])
    #expect(report.text.contains("own !"))
    #expect(report.text.contains("! predicted more than three times as often as it is there"))
  }

  @Test func `a label without images is told, with its one half`() throws {
    let absent = try ScoreTable(
      labels: ["cat"], images: [0, 1], scores: [0.2, 0.6], targets: [0, 0])
    let rule = try #require(ThresholdRule(text: "f1"))
    let draft = ThresholdDraft(
      rule, on: Decisions(table: absent, thresholds: [0.5]), splitHash: "s0")
    #expect(draft.origins == [.untuned])
    let report = ThresholdsReport(draft, table: absent, run: 7, splitHash: "s1")
    #expect(report.text.contains("cat: .5 stands, no image holds this label"))
    #expect(report.text.contains("! version 0 was chosen on split s0") == false)
    #expect(report.text.contains("! they were chosen on split s0, the run's is s1"))
  }

  @Test func `what does not go together or is misspelt is a sentence`() throws {
    let cases: [(ThresholdsRequest, String)] = [
      (request { $0.rule = "f2" }, "did you mean f1?"),
      (request { $0.rule = "recal>=0.9 n+>=3" }, "did you mean recall>=0.9 n+>=3?"),
      (
        request {
          $0.rule = "f1"
          $0.version = 2
        }, "a rule and --use 2; allowed: one of them"
      ),
      (
        request { $0.version = 9 },
        "run 0007 has no version 9 of thresholds; allowed: there is none"
      ),
      (request { $0.byHand = ["cat"] }, "--set is cat; allowed: LABEL=VALUE"),
      (request { $0.byHand = ["cat=1.2"] }, "--set is cat=1.2; allowed: LABEL=VALUE"),
      (
        request { $0.byHand = ["cst=0.2"] },
        "there is no label cst; allowed: cat, dog; did you mean cat?"
      ),
      (request { $0.locked = ["cat"] }, "--keep cat: run 0007 has no thresholds to keep"),
      (request { $0.exported = "a.jsno" }, "allowed: .json, .yaml, .csv; did you mean .json?"),
      (request { $0.exported = "/no/such/a.csv" }, "there is no folder /no/such"),
      (request { $0.imported = "a.csv" }, "--import a.csv; allowed: a .json file"),
      (request { $0.fewest = -1 }, "--fewest is -1; allowed: 0 and more"),
    ]
    for (request, expected) in cases {
      let said = sentence {
        try request.check()
        return try draft(request)
      }
      #expect(said.contains(expected), "\(said)")
    }
  }
}
