import Foundation
import GRDB
import Metrics
import Testing

@testable import RunStore

@Suite struct ThresholdVersionTests {
  private let plain = StoredThresholds(
    version: 1, time: 5, goal: "precision>=0.9", splitHash: "s0", images: 140,
    labels: ["cat", "a\"b"], values: [0.44, .infinity], achieved: [0.91, nil])

  private var detailed: StoredThresholds {
    var thresholds = plain
    thresholds.version = 2
    thresholds.origins = [.hand, .untuned]
    thresholds.calibrations = [
      .isotonic(
        IsotonicCalibration(knots: [
          IsotonicCalibration.Knot(score: 0.1, probability: 0),
          IsotonicCalibration.Knot(score: 0.6, probability: 1),
        ])), nil,
    ]
    return thresholds
  }

  @Test func `thresholds are kept in versions, infinity and undefined figures too`() throws {
    let store = try RunStore.temporary()
    let run = try store.createRun(.example(), now: 0).run
    #expect(try store.thresholds(of: run).isEmpty)
    #expect(try store.recordThresholds(run, plain) == 1)
    #expect(try store.recordThresholds(run, detailed) == 2)
    #expect(try store.thresholds(of: run) == [plain, detailed])
    #expect(try store.thresholds(of: run).last == detailed)
    #expect(try store.news(of: run, now: 1).thresholds == detailed)
    #expect(sentence { try store.recordThresholds(9, plain) }.contains("no run 0009"))
  }

  @Test func `a watcher is told the newest thresholds of the run's own split`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 0)
    try store.recordFacts(lease, RunFacts(labels: plain.labels, splitHash: "s0"), now: 1)
    var foreign = detailed
    foreign.splitHash = "else"
    try store.recordThresholds(lease.run, foreign)
    #expect(try store.news(of: lease.run, now: 1).thresholds == nil)
    for thresholds in [plain, foreign] { try store.recordThresholds(lease.run, thresholds) }
    #expect(try store.news(of: lease.run, now: 1).thresholds?.version == 2)
  }

  @Test func `calibrations of every kind come back as they were`() throws {
    let store = try RunStore.temporary()
    let run = try store.createRun(.example(), now: 0).run
    var kept = detailed
    kept.version = 1
    kept.calibrations = [
      .platt(PlattCalibration(slope: -0.8096045, intercept: 0.1162309)),
      .temperature(TemperatureCalibration(temperature: 0.5318981)),
    ]
    try store.recordThresholds(run, kept)
    #expect(try store.thresholds(of: run) == [kept])
  }

  @Test func `a store of version 1 is read as it lies, and upgraded by who writes`() throws {
    let folder = try TestFolder()
    try makeStoreOfVersion1(in: folder)
    let reader = try RunStore(path: folder.path, access: .readOnly)
    #expect(try reader.thresholds(of: 1) == [plain])
    #expect(try reader.news(of: 1, now: 1).thresholds == plain)
    #expect(try version(in: folder) == 1)

    let writer = try RunStore(path: folder.path)
    #expect(try version(in: folder) == Schema.version)
    try writer.recordThresholds(1, detailed)
    #expect(try writer.thresholds(of: 1) == [plain, detailed])
    #expect(try reader.thresholds(of: 1) == [plain, detailed])
  }

  @Test func `thresholds a program of version 1 writes meanwhile have no details`() throws {
    let store = try RunStore.temporary()
    let run = try store.createRun(.example(), now: 0).run
    try store.write { try $0.execute(sql: Self.rowOfVersion1) }
    #expect(try store.thresholds(of: run) == [plain])
  }

  @Test func `details that do not fit the labels are refused`() throws {
    let store = try RunStore.temporary()
    let run = try store.createRun(.example(), now: 0).run
    try store.recordThresholds(run, plain)
    try store.write {
      try $0.execute(
        sql: "UPDATE threshold_details SET details = '{\"origins\":[\"own\"],\"calibrations\":[]}'")
    }
    #expect(
      sentence { try store.thresholds(of: run) }
        .contains("thresholds version 1 of run 1 do not fit its labels"))
  }

  // MARK: Version 1

  private static let rowOfVersion1 = """
    INSERT INTO thresholds VALUES
      (1, 1, 5, 'precision>=0.9', 's0', 140, '["cat","a\\"b"]', '[0.44,null]', '[0.91,null]')
    """

  private func makeStoreOfVersion1(in folder: TestFolder) throws {
    do {
      let store = try RunStore(path: folder.path)
      _ = try store.createRun(.example(), now: 0)
      store.close()
    }
    let queue = try DatabaseQueue(path: folder.database)
    try queue.inDatabase { db in
      try db.execute(sql: Self.rowOfVersion1)
      for table in [
        "threshold_details", "run_values", "fields", "queue", "queue_state", "studies",
      ] {
        try db.execute(sql: "DROP TABLE \(table)")
      }
      try db.execute(sql: "PRAGMA user_version = 1")
    }
    try queue.close()
  }

  private func version(in folder: TestFolder) throws -> Int? {
    let queue = try DatabaseQueue(
      path: folder.database, configuration: StoreOpening.configuration(readOnly: true))
    return try queue.read { try Schema.version(of: $0) }
  }
}
