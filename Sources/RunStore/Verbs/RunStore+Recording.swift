import GRDB
import Metrics

/// What a trainer records.
extension RunStore {
  /// Commits what gathered since the last flush, and says that the process is alive.
  ///
  /// Costs the rewriting of one open chunk (2 kB as a rule) for each series with new points,
  /// however long they are.
  ///
  /// - Throws: `StoreError.ownershipLost` when another process took the run over;
  ///   `StoreError.stepOrder` when a point lies before the last of its series.
  package func append(
    _ lease: RunLease, _ flush: RunFlush, now: Double
  ) throws(StoreError) {
    try write { try $0.append(lease, flush, now: now) }
  }

  /// Records a finished epoch and what was measured on the validation split, in one transaction with
  /// `flush`.
  package func recordEpoch(
    _ lease: RunLease, _ epoch: StoredEpoch, flush: RunFlush = RunFlush(), now: Double
  ) throws(StoreError) {
    try write { db in
      try db.append(lease, flush, now: now)
      try db.run(
        "INSERT OR REPLACE INTO epochs VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
          lease.run, epoch.epoch, epoch.step, epoch.time, epoch.trainLoss, epoch.seconds,
          epoch.isBest,
        ])
      guard let validation = epoch.validation else { return }
      try db.recordEvaluation(
        lease.run, .validation,
        StoredEvaluation(
          epoch: epoch.epoch, step: epoch.step, time: epoch.time, measures: validation))
      let measures = StoredMeasures(epoch: epoch.epoch, step: epoch.step, of: validation)
      try db.setMeasures("last", of: lease.run, to: measures)
      if epoch.isBest { try db.setMeasures("best", of: lease.run, to: measures) }
      try db.followMeasureValues(lease.run)
      try db.touch(lease.run)
    }
  }

  /// Keeps the raw scores of a split, in place of older ones, and the measures made of them.
  package func recordScores(
    _ lease: RunLease, _ split: StoredSplit, _ table: ScoreTable, epoch: Int, step: Int,
    measures: EvaluationMeasures? = nil, now: Double
  ) throws(StoreError) {
    let sets = split == .validation ? table.labelSetValues : [:]
    try write { db in
      try db.beat(lease, now: now)
      if split == .validation {
        try db.removeValues(["set:"], of: lease.run)
        try db.setValues(sets, of: lease.run)
      }
      try db.run(
        "INSERT OR REPLACE INTO scores VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
          lease.run, split.rawValue, step, now, try JSONText.encode(table.labels),
          LittleEndian.data(table.images.map { UInt64(bitPattern: Int64($0)) }),
          LittleEndian.data(table.scores.map(\.bitPattern)), LittleEndian.data(table.targets),
        ])
      if let measures {
        try db.recordEvaluation(
          lease.run, split,
          StoredEvaluation(epoch: epoch, step: step, time: now, measures: measures))
      }
      try db.touch(lease.run)
    }
  }

  /// Drops what was recorded after `step`, where a resumed run goes on: the steps after it come again.
  ///
  /// Log, thresholds, looks at the test split and commands stay: they happened.
  package func rewind(_ lease: RunLease, to step: Int, now: Double) throws(StoreError) {
    try write { db in
      try db.beat(lease, now: now)
      for series in try db.rows(
        "SELECT id FROM series WHERE run = ?", [lease.run], { try $0.take(Int64.self) })
      {
        try SeriesTable(db, series).truncate(after: step)
      }
      for table in ["epochs", "evaluations", "scores"] {
        try db.run("DELETE FROM \(table) WHERE run = ? AND step > ?", [lease.run, step])
      }
      try db.run(
        """
        UPDATE sessions SET rewinds = rewinds + 1, step = min(step, ?),
          epoch = min(epoch, 1 + (SELECT count(*) FROM epochs WHERE epochs.run = sessions.run))
        WHERE run = ?
        """, [step, lease.run])
      try db.deriveMeasures(lease.run)
      try db.deriveMeasureValues(lease.run)
      try db.touch(lease.run)
    }
    try removeCheckpoints(lease, after: step, now: now)
  }
}

extension Database {
  func append(_ lease: RunLease, _ flush: RunFlush, now: Double) throws {
    try beat(lease, now: now)
    if let progress = flush.progress {
      try run(
        "UPDATE sessions SET step = ?, epoch = ?, elapsed = ? WHERE run = ?",
        [progress.step, progress.epoch, progress.elapsed, lease.run])
    }
    for (name, points) in flush.points.bySeries {
      try SeriesTable(self, try series(name, of: lease.run))
        .append(points, run: lease.run, name: name)
    }
    for line in flush.log {
      try run(
        "INSERT INTO log (run, time, step, level, text) VALUES (?, ?, ?, ?, ?)",
        [lease.run, line.time, line.step, line.level, line.text])
    }
    if let snapshot = flush.snapshot {
      try run(
        """
        INSERT INTO snapshots VALUES (?, ?) ON CONFLICT (run) DO UPDATE SET json = excluded.json
        """, [lease.run, snapshot])
    }
  }

  /// The number of a series, given with its first point.
  private func series(_ name: String, of run: Int64) throws -> Int64 {
    let found = try first("SELECT id FROM series WHERE run = ? AND name = ?", [run, name]) {
      try $0.take(Int64.self)
    }
    if let found { return found }
    try self.run("INSERT INTO series (run, name) VALUES (?, ?)", [run, name])
    return lastInsertedRowID
  }

  fileprivate func recordEvaluation(
    _ run: Int64, _ split: StoredSplit, _ evaluation: StoredEvaluation
  ) throws {
    try self.run(
      "INSERT OR REPLACE INTO evaluations VALUES (?, ?, ?, ?, ?, ?)",
      [
        run, split.rawValue, evaluation.epoch, evaluation.step, evaluation.time,
        try JSONText.encode(evaluation.measures),
      ])
  }

  /// Writes the columns that start with `prefix`, `best` or `last`.
  fileprivate func setMeasures(
    _ prefix: String, of run: Int64, to measures: StoredMeasures?
  ) throws {
    let columns = StoredMeasures.columns(prefix).map { "\($0) = ?" }.joined(separator: ", ")
    try self.run(
      "UPDATE runs SET \(columns) WHERE id = ?",
      [
        measures?.epoch, measures?.step, measures?.loss, measures?.macroF1,
        measures?.macroAveragePrecision, measures?.microF1, measures?.subsetAccuracy,
        measures?.hammingLoss, run,
      ])
  }

  /// Takes best and last measures from the epochs that are left.
  func deriveMeasures(_ run: Int64) throws {
    for prefix in ["best", "last"] {
      try setMeasures(prefix, of: run, to: try derivedMeasures(prefix, of: run))
    }
  }

  /// The measures of the last epoch, or of the last `best` one; nil before there is one.
  func derivedMeasures(_ prefix: String, of run: Int64) throws -> StoredMeasures? {
    try first(
      """
      SELECT epochs.epoch, epochs.step, measures FROM epochs
      JOIN evaluations ON evaluations.run = epochs.run AND evaluations.epoch = epochs.epoch
        AND split = 'validation'
      WHERE epochs.run = ? AND (is_best OR ?) ORDER BY epochs.epoch DESC LIMIT 1
      """, [run, prefix == "last"]
    ) {
      StoredMeasures(
        epoch: try $0.take(), step: try $0.take(), of: try JSONText.decode(try $0.take()))
    }
  }
}

extension [StoredPoint] {
  /// The points of each series in their order, series by first appearance.
  fileprivate var bySeries: [(name: String, points: SeriesPoints)] {
    var places: [String: Int] = [:]
    var groups: [(name: String, points: SeriesPoints)] = []
    for point in self {
      let place = places[point.series] ?? groups.count
      if place == groups.count {
        places[point.series] = place
        groups.append((point.series, SeriesPoints()))
      }
      groups[place].points.append(step: point.step, value: point.value)
    }
    return groups
  }
}
