import Foundation
import GRDB
import Metrics

/// Epochs and scores, read back.
extension RunStore {
  /// The finished epochs after `epoch`, oldest first.
  package func epochs(of run: Int64, after epoch: Int = 0) throws(StoreError) -> [StoredEpoch] {
    try read { try $0.epochs(of: run, after: epoch) }
  }

  /// What was measured on a split, oldest first.
  ///
  /// - Precondition: not the test split, which is read by ``lookAtTest(_:reason:now:)``.
  package func evaluations(
    of run: Int64, on split: StoredSplit
  ) throws(StoreError) -> [StoredEvaluation] {
    precondition(split != .test, "the test split is sealed; a look at it is counted")
    return try read { try $0.evaluations(of: run, on: split) }
  }

  /// The raw scores of a split; nil when there are none.
  ///
  /// - Precondition: not the test split, which is read by ``lookAtTest(_:reason:now:)``.
  package func scores(
    of run: Int64, on split: StoredSplit
  ) throws(StoreError) -> StoredScores? {
    precondition(split != .test, "the test split is sealed; a look at it is counted")
    return try read { try $0.scores(of: run, on: split) }
  }

  /// The looks at the test split so far, oldest first. To ask for them is none.
  package func testLooks(of run: Int64) throws(StoreError) -> [StoredTestLook] {
    try read { db in
      try db.rows("SELECT time, reason FROM test_looks WHERE run = ? ORDER BY id", [run]) {
        StoredTestLook(time: try $0.take(), reason: try $0.take())
      }
    }
  }

  /// How often the test split of each run was looked at; runs nobody looked at are left out.
  package func testLookCounts() throws(StoreError) -> [Int64: Int] {
    try read { db in
      let counts = try db.rows("SELECT run, count(*) FROM test_looks GROUP BY run") {
        (try $0.take(Int64.self), try $0.take(Int.self))
      }
      return Dictionary(uniqueKeysWithValues: counts)
    }
  }

  /// Opens the seal: counts a look at the test split and shows what is stored of it. Where nothing
  /// is, nothing is counted.
  ///
  /// - Throws: `StoreError.readOnly` for a store that cannot count.
  @discardableResult
  package func lookAtTest(
    _ run: Int64, reason: String, now: Double
  ) throws(StoreError) -> TestLook {
    try write { db in
      try checkExists(run, db)
      let scores = try db.scores(of: run, on: .test)
      let evaluations = try db.evaluations(of: run, on: .test)
      if scores != nil || !evaluations.isEmpty {
        try db.run(
          "INSERT INTO test_looks (run, time, reason) VALUES (?, ?, ?)", [run, now, reason])
      }
      return TestLook(
        looks: try db.testLookCount(of: run), scores: scores, evaluations: evaluations)
    }
  }

  func checkExists(_ run: Int64, _ db: Database) throws {
    let found = try db.first("SELECT 1 FROM runs WHERE id = ? AND NOT purging", [run]) { _ in true }
    guard found != nil else { throw try noRun(run, db) }
  }
}

extension Database {
  func epochs(of run: Int64, after epoch: Int) throws -> [StoredEpoch] {
    try rows(
      """
      SELECT epochs.epoch, epochs.step, epochs.time, train_loss, seconds, is_best, measures
      FROM epochs LEFT JOIN evaluations ON evaluations.run = epochs.run
        AND split = 'validation' AND evaluations.epoch = epochs.epoch
      WHERE epochs.run = ? AND epochs.epoch > ? ORDER BY epochs.epoch
      """, [run, epoch]
    ) { fields in
      StoredEpoch(
        epoch: try fields.take(), step: try fields.take(), time: try fields.take(),
        trainLoss: try fields.take(), seconds: try fields.take(), isBest: try fields.takeFlag(),
        validation: try fields.take(String?.self).map { try JSONText.decode($0) })
    }
  }

  func evaluations(of run: Int64, on split: StoredSplit) throws -> [StoredEvaluation] {
    try rows(
      "SELECT epoch, step, time, measures FROM evaluations WHERE run = ? AND split = ? ORDER BY epoch",
      [run, split.rawValue]
    ) {
      StoredEvaluation(
        epoch: try $0.take(), step: try $0.take(), time: try $0.take(),
        measures: try JSONText.decode(try $0.take()))
    }
  }

  func scores(of run: Int64, on split: StoredSplit) throws -> StoredScores? {
    try first(
      "SELECT step, time, labels, images, scores, targets FROM scores WHERE run = ? AND split = ?",
      [run, split.rawValue]
    ) { fields in
      let (step, time) = (try fields.take(Int.self), try fields.take(Double.self))
      let labels: [String] = try JSONText.decode(try fields.take())
      guard let images = LittleEndian.words(UInt64.self, in: try fields.take()),
        let scores = LittleEndian.words(UInt32.self, in: try fields.take())
      else { throw UnreadableValue(text: "the \(split.rawValue) scores of run \(run) are cut off") }
      let targets = [UInt8](try fields.take(Data.self))
      let table = try ScoreTable(
        labels: labels, images: images.map { Int(Int64(bitPattern: $0)) },
        scores: scores.map { Float(bitPattern: $0) }, targets: targets)
      return StoredScores(step: step, time: time, table: table)
    }
  }

  func testLookCount(of run: Int64) throws -> Int {
    try first("SELECT count(*) FROM test_looks WHERE run = ?", [run]) { try $0.take() } ?? 0
  }
}
