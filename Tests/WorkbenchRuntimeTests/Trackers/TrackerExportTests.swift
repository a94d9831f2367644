import Foundation
import Interchange
import Metrics
import RunStore
import Testing

@testable import Training
@testable import WorkbenchRuntime

@Suite struct TrackerExportTests {
  /// A store with a run of two epochs, and a folder to write to; both go with it.
  private final class Fixture {
    let store: RunStore
    let run: Int64
    let folder: String
    let measures: EvaluationMeasures

    init() throws {
      var runs = try CompareFixture()
      store = runs.store
      run = try runs.add(points: 4)
      folder = "\(store.path)/out"
      let table = try CompareFixture.table()
      measures = EvaluationMeasures(table: table, thresholds: [0.5, 0.5], loss: 0.5)
      guard let lease = runs.lease(of: run) else { return }
      for epoch in 1...2 {
        try store.recordEpoch(
          lease,
          StoredEpoch(
            epoch: epoch, step: 2 * epoch, time: 10 + Double(epoch), trainLoss: 0.7,
            isBest: epoch == 1, validation: measures), now: 12)
      }
      try store.recordScores(lease, .tune, table, epoch: 2, step: 4, now: 13)
      _ = try store.recordThresholds(
        run,
        StoredThresholds(
          time: 13, goal: "f1", splitHash: "s0", images: 8, labels: ["cat", "dog"],
          values: [0.4, .infinity], achieved: [0.8, nil], origins: [.own, .hand]))
      try store.finish(lease, .done, now: 14)
    }

    deinit { try? FileManager.default.removeItem(atPath: store.path) }

    func place() throws -> EventFolder {
      try BoardExport.place(of: try store.run(run, now: 0), in: folder)
    }

    func lines(_ name: String) throws -> [String] {
      try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
        .split(separator: "\n").map(String.init)
    }
  }

  @Test func `TensorBoard gets every point of the store once, however often it is written`() throws
  {
    let fixture = try Fixture()
    let export = BoardExport(to: fixture.folder, from: fixture.store)
    _ = try export.write([fixture.run])
    let lines = try export.write([fixture.run])
    #expect(
      lines.first?.hasPrefix("\(fixture.folder)/0001-run: run 0001, 4 steps, 2 epochs") == true)
    let scalars = try EventReading.scalars(in: fixture.place())
    let losses = scalars.filter { $0.tag == "loss/train" }
    #expect(losses.map(\.step) == [1, 2, 3, 4])
    #expect(losses.map(\.value) == [1, 0.5, 1 / 3, 0.25])
    let f1 = scalars.filter { $0.tag == "labels/cat/f1" }
    #expect(f1.map(\.step) == [2, 4])
    #expect(f1.first?.value == fixture.measures.labels[0].f1.map { Float($0) })
    #expect(scalars.contains { $0.tag == "tune/macro_f1" && $0.step == 4 })
    #expect(!scalars.contains { $0.tag.contains("test") })
  }

  @Test func `what a run cannot show is named`() throws {
    let fixture = try Fixture()
    let lines = try BoardExport(to: fixture.folder, from: fixture.store).write([fixture.run])
    #expect(lines.first?.contains("left out: pictures (") == true)
    #expect(lines.first?.contains("weights (") == true)
  }

  @Test func `MLflow gets every point with its step`() throws {
    let fixture = try Fixture()
    let lines = try MLflowExport(to: fixture.folder, from: fixture.store).write([fixture.run])
    let place = try #require(lines.first?.split(separator: ":").first.map(String.init))
    func points(_ metric: String) throws -> [[String]] {
      try String(contentsOfFile: "\(place)/metrics/\(metric)", encoding: .utf8)
        .split(separator: "\n").map { $0.split(separator: " ").dropFirst().map(String.init) }
    }
    #expect(
      try points("loss/train") == [
        ["1.0", "1"], ["0.5", "2"], ["0.3333333333333333", "3"], ["0.25", "4"],
      ])
    #expect(try points("labels/cat/recall").map { $0[1] } == ["2", "4"])
    let names = OutputFolder.names(in: "\(place)/artifacts")
    #expect(names == ["experiment.yaml", "resolved.yaml", "tables", "thresholds.json"])
  }

  @Test func `tables have a row for each point, score, threshold and count`() throws {
    let fixture = try Fixture()
    let written = try RunTables(of: fixture.store, as: .csv).write(
      [fixture.run], to: fixture.folder)
    #expect(written.last?.hasPrefix("the names of its images are left out: ") == true)
    #expect(
      try fixture.lines("series.csv").dropFirst().prefix(2) == [
        "1,train-loss,1,1", "1,train-loss,2,0.5",
      ])
    #expect(try fixture.lines("series.csv").count == 1 + 3 * 4)
    let scores = try fixture.lines("scores.csv")
    // Of two splits of eight images and two labels; 0.9 is a Float.
    #expect(scores.count == 1 + 2 * 8 * 2)
    #expect(
      scores[1] == "1,validation,20,,cat,0.8999999761581421,,1,true,0.4,1")
    #expect(try fixture.lines("thresholds.csv")[2].hasSuffix(",8,dog,INF,,hand,,"))
    #expect(
      try fixture.lines("label_confusion.csv").suffix(2)
        == [
          "1,tune,cat,0.4,4,0,0,4", "1,tune,dog,INF,0,0,4,4",
        ].suffix(2))
    #expect(try fixture.lines("epochs.csv").count == 3)
    #expect(try fixture.lines("labels.csv").count == 1 + 2 * 2 + 2)
  }

  @Test func `a run is written while it trains, and goes on without steps that come twice`() throws
  {
    let store = try RunStore.temporary()
    defer { try? FileManager.default.removeItem(atPath: store.path) }
    let folder = "\(store.path)/out"
    let source = try ExperimentSource.open(ExperimentSource.builtInPets)
    let prepared = try PreparedRun.new(source, in: store)
    func train(_ steps: ClosedRange<Int>) throws {
      let board = try BoardRecorder(prepared, in: folder, store: store) { Issue.record("\($0)") }
      for step in steps {
        board.record(
          .step(
            StepRecord(
              step: step, loss: Float(step), gradientNorm: 1, rate: 0.1, elapsed: Double(step))))
      }
      board.finish()
    }
    try train(1...5)
    // Without a checkpoint it starts anew.
    try train(1...3)
    let details = try store.run(prepared.lease.run, now: Clock.now())
    let place = try BoardExport.place(of: details, in: folder)
    #expect(place.files.count == 2)
    let losses = try EventReading.scalars(in: place).filter { $0.tag == "loss/train" }
    #expect(losses.map(\.step) == [1, 2, 3])
    let error = #expect(throws: RuntimeError.self) {
      try BoardExport(to: folder, from: store).write([prepared.lease.run])
    }
    #expect(
      error?.description == "run 0001 is in training and writes into \(folder)/0001-pets itself; "
        + "give another folder, or wait until it has ended")
  }
}
