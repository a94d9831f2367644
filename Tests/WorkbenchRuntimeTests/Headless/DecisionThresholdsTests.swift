import Metrics
import RunStore
import Testing

@testable import WorkbenchRuntime

@Suite struct DecisionThresholdsTests {
  /// Versions 1, of the run's split, and 2, of another.
  private func versions() -> [StoredThresholds] {
    var (own, foreign) = (kept([0.6, 0.4]), kept([0.7, 0.7]))
    (own.version, foreign.version, foreign.splitHash) = (1, 2, "else")
    return [own, foreign]
  }

  /// A store with a run that has these versions and scores of its tune split.
  private func store(_ versions: [StoredThresholds]) throws -> (RunStore, run: Int64) {
    let store = try RunStore.temporary()
    let start = RunStart(
      title: "t", experiment: "t.yaml", experimentText: "", resolvedText: "title: t", seed: 1,
      machine: "m", codeVersion: "v", plannedEpochs: 1)
    let lease = try store.createRun(start, now: 1)
    let table = try #require(table)
    try store.recordFacts(lease, RunFacts(labels: table.labels, splitHash: "s0"), now: 2)
    try store.recordScores(lease, .tune, table, epoch: 1, step: 10, now: 3)
    for version in versions { try store.recordThresholds(lease.run, version) }
    return (store, lease.run)
  }

  private func split(
    _ thresholds: DecisionThresholds, _ versions: [StoredThresholds]
  ) throws -> ScoredSplit {
    let (store, run) = try store(versions)
    return try ScoredSplit(of: run, split: .tune, by: thresholds, reason: "", in: store)
  }

  @Test func `a newer version of another split is passed over, and that is told`() throws {
    let scored = try split(.newest, versions())
    #expect(scored.thresholds == [0.6, 0.4])
    #expect(
      scored.stale
        == "version 2 is passed over, it was chosen on split else and the run's is s0; "
        + "--use 2 takes it")
    #expect(try split(.newest, [versions()[0]]).stale == nil)
  }

  @Test func `with versions of another split only, 0.5 decides`() throws {
    var foreign = versions()[1]
    foreign.version = 1
    let scored = try split(.newest, [foreign])
    #expect(scored.origin == "0.5" && scored.thresholds == [0.5, 0.5])
    #expect(scored.stale?.contains("--use 1 takes it") == true)
  }

  @Test func `a version of another split is taken by its number, with a warning`() throws {
    let scored = try split(.version(2), versions())
    #expect(scored.thresholds == [0.7, 0.7])
    #expect(scored.stale?.hasPrefix("version 2 was chosen on split else") == true)
    #expect(
      sentence { try split(.version(9), versions()) }
        == "run 0001 has no version 9 of thresholds; allowed: 1 to 2")
  }

  @Test func `0.5 is decided by when asked for`() throws {
    let scored = try split(.half, versions())
    #expect(scored.thresholds == [0.5, 0.5] && scored.stale == nil)
  }

  @Test func `thresholds shows the version evaluate decides by`() throws {
    let (store, run) = try store(versions())
    let report = try ThresholdsReport.of(run, ThresholdsRequest(), in: store)
    #expect(report.version == 1)
    #expect(report.text.contains("! version 2 is passed over"))
    var request = ThresholdsRequest()
    request.version = 2
    request.byHand = ["cat=0.2"]
    request.saves = true
    #expect(
      try ThresholdsReport.of(run, request, in: store).text
        .contains("kept as version 3, taken only with --use 3"))
  }

  @Test func `what is kept already is no new version`() throws {
    let (store, run) = try store(versions())
    for version in [nil, 1, 2] {
      var request = ThresholdsRequest()
      request.version = version
      request.saves = true
      _ = try ThresholdsReport.of(run, request, in: store)
    }
    #expect(try store.thresholds(of: run).count == 2)
  }
}
