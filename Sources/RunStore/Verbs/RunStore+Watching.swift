import GRDB

/// How far a watcher of one run has read.
package struct RunMark: Equatable, Sendable {
  var rewinds: Int
  var series: [String: SeriesMark]
  var log: Int64
  var epoch: Int
}

/// What is new of a run, all from one moment.
package struct RunNews: Equatable, Sendable {
  package var run: StoredRun
  /// The newest snapshot, whatever the mark; nil when the run never sent one.
  package var snapshot: String?
  /// By name; a series without news is left out.
  package var series: [String: SeriesNews]
  /// New epochs; all of them when ``isWhole``.
  package var epochs: [StoredEpoch]
  package var log: [StoredLogLine]
  /// All of the run's commands.
  package var commands: [StoredCommand]
  /// The newest thresholds.
  package var thresholds: StoredThresholds?
  /// The reader must drop the epochs it has: the run was resumed from an earlier step, or this is
  /// the first look. Each series says so for itself.
  package var isWhole: Bool
  package var mark: RunMark
}

/// Following one run.
extension RunStore {
  /// What is new of a run since `mark`; without one, everything.
  ///
  /// One read transaction, which never holds up the writer and costs what is new. Ask
  /// ``dataVersion()`` first: while that stays, nothing is.
  package func news(
    of run: Int64, after mark: RunMark? = nil, now: Double
  ) throws(StoreError) -> RunNews {
    try read { db in
      guard let summary = try db.storedRun(run, now: now) else { throw try noRun(run, db) }
      let rewinds =
        try db.first("SELECT rewinds FROM sessions WHERE run = ?", [run]) { try $0.take(Int.self) }
        ?? 0
      let isWhole = mark?.rewinds != rewinds
      let series = try db.seriesNews(of: run, after: mark?.series ?? [:])
      let epochs = try db.epochs(of: run, after: isWhole ? 0 : mark?.epoch ?? 0)
      let log = try db.log(of: run, after: mark?.log ?? 0)
      let snapshot = try db.snapshot(of: run)
      return RunNews(
        run: summary, snapshot: snapshot,
        series: series.filter { !$0.value.points.isEmpty || $0.value.isWhole }, epochs: epochs,
        log: log.map(\.line), commands: try db.commands(of: run),
        thresholds: try db.newestThresholds(of: run), isWhole: isWhole,
        mark: RunMark(
          rewinds: rewinds, series: series.mapValues(\.mark), log: log.last?.id ?? mark?.log ?? 0,
          epoch: epochs.last?.epoch ?? (isWhole ? 0 : mark?.epoch ?? 0)))
    }
  }

  /// The newest snapshot; nil when the run never sent one.
  package func snapshot(of run: Int64) throws(StoreError) -> String? {
    try read { try $0.snapshot(of: run) }
  }

  /// The log after a line's number, oldest first; with `newest`, no more than that many, the last.
  package func log(
    of run: Int64, after line: Int64 = 0, newest: Int? = nil
  ) throws(StoreError) -> (lines: [StoredLogLine], last: Int64) {
    try read { db in
      let lines = try db.log(of: run, after: line, newest: newest)
      return (lines.map(\.line), lines.last?.id ?? line)
    }
  }
}

extension Database {
  fileprivate func snapshot(of run: Int64) throws -> String? {
    try first("SELECT json FROM snapshots WHERE run = ?", [run]) { try $0.take() }
  }

  fileprivate func log(
    of run: Int64, after line: Int64, newest: Int? = nil
  ) throws -> [(id: Int64, line: StoredLogLine)] {
    try rows(
      """
      SELECT id, time, level, step, text FROM log WHERE run = ? AND id > ?
      ORDER BY id DESC LIMIT ?
      """, [run, line, newest ?? -1]
    ) { fields in
      let id: Int64 = try fields.take()
      let (time, level) = (try fields.take(Double.self), try fields.take(String.self))
      let step: Int? = try fields.take()
      return (id, StoredLogLine(time: time, level: level, step: step, text: try fields.take()))
    }.reversed()
  }
}
