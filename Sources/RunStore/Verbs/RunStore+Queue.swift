import GRDB

/// Runs that wait to be trained.
///
/// A run that waits has the status `queued` and no owner; whoever claims it takes it out of the queue.
extension RunStore {
  /// Records a new run that waits, and puts it into the queue.
  ///
  /// - Parameter start: its process is not recorded, as none works on the run yet.
  /// - Returns: the number of the run.
  package func enqueue(
    _ start: RunStart, at place: QueuePlace = .last, now: Double
  ) throws(StoreError) -> Int64 {
    for tag in start.tags { try TagText.check(tag) }
    return try write { try enqueue(start, at: place, now: now, $0) }
  }

  func enqueue(
    _ start: RunStart, at place: QueuePlace, now: Double, _ db: Database
  ) throws -> Int64 {
    let run = try db.insertRun(start, status: .queued, now: now)
    try db.run(
      "INSERT INTO sessions (run, token, owned, owner, heartbeat) VALUES (?, 0, 0, '', ?)",
      [run, now])
    try db.run("INSERT OR REPLACE INTO queue VALUES (?, 0, ?, NULL)", [run, now])
    try putInQueue(run, place, db)
    return run
  }

  /// Has a run that was not finished wait to be resumed.
  ///
  /// - Throws: `StoreError.wrongStatus` unless it is interrupted, stopped or failed;
  ///   `StoreError.archived`.
  package func enqueue(
    _ run: Int64, at place: QueuePlace = .last, now: Double
  ) throws(StoreError) {
    try write { db in
      guard let summary = try db.storedRun(run, now: now) else { throw try noRun(run, db) }
      guard !summary.isArchived else { throw StoreError.archived(run: run, wish: "queued") }
      guard [.interrupted, .stopped, .failed].contains(summary.status) else {
        throw StoreError.wrongStatus(
          run: run, status: summary.status, wish: "queued",
          allowed: "a run that is interrupted, stopped or failed")
      }
      try db.run(
        "INSERT OR REPLACE INTO queue SELECT id, 0, ?, status FROM runs WHERE id = ?", [now, run])
      try db.run("UPDATE runs SET status = 'queued' WHERE id = ?", [run])
      try db.run("UPDATE sessions SET owned = 0 WHERE run = ?", [run])
      try putInQueue(run, place, db)
      try db.touch(run)
    }
  }

  /// The queue as it stands; empty in a store of a version that had none.
  package func queue(now: Double) throws(StoreError) -> StoredQueue {
    try read { try $0.queue(now: now) }
  }

  /// Moves a run that waits.
  ///
  /// - Throws: `StoreError.notQueued` unless it waits, and the one it is put before does.
  package func moveInQueue(_ run: Int64, to place: QueuePlace) throws(StoreError) {
    try write { db in
      try checkQueued(run, db)
      if case .before(let other) = place {
        try checkQueued(other, db)
        if other == run { return }
      }
      try putInQueue(run, place, db)
    }
  }

  /// Takes a run out of the queue. One that was to be resumed is again what it was; one that never
  /// started is stopped, and can be queued again.
  ///
  /// - Throws: `StoreError.notQueued`.
  package func takeOutOfQueue(_ run: Int64, now: Double) throws(StoreError) {
    try write { db in
      try checkQueued(run, db)
      let before = try db.first("SELECT status_before FROM queue WHERE run = ?", [run]) {
        try $0.take(String?.self)
      }
      if let before = before ?? nil {
        try db.run("UPDATE runs SET status = ? WHERE id = ?", [before, run])
      } else {
        try db.run(
          "UPDATE runs SET status = 'stopped', finished = ?, message = ? WHERE id = ?",
          [now, "taken out of the queue before it started", run])
      }
      try db.run("DELETE FROM queue WHERE run = ?", [run])
      try db.touch(run)
    }
  }

  /// Marks a run as failed whose process ended before it claimed the run; one that waits no more is
  /// left as it is, as is one that was queued again since.
  ///
  /// - Parameter queued: when it was queued, in seconds since 1970.
  /// - Returns: whether the run still waited.
  @discardableResult
  package func failQueued(
    _ run: Int64, queued: Double, message: String, now: Double
  ) throws(StoreError) -> Bool {
    try write { db in
      let since = try db.first("SELECT since FROM queue WHERE run = ?", [run]) {
        try $0.take(Double.self)
      }
      guard since == queued else { return false }
      try db.run(
        "UPDATE runs SET status = 'failed', finished = ?, message = ? WHERE id = ?",
        [now, message, run])
      try db.run("DELETE FROM queue WHERE run = ?", [run])
      try db.touch(run)
      return true
    }
  }

  /// While the queue is paused no further run is started; those that train go on.
  package func pauseQueue(_ isPaused: Bool) throws(StoreError) {
    try write { try $0.run("UPDATE queue_state SET paused = ?", [isPaused]) }
  }

  /// Sets how many runs are trained at once.
  ///
  /// - Throws: `StoreError.badParallel` outside 1...64.
  package func setParallel(_ count: Int) throws(StoreError) {
    guard StoredQueue.parallelRange.contains(count) else { throw .badParallel(count) }
    try write { try $0.run("UPDATE queue_state SET parallel = ?", [count]) }
  }

  private func checkQueued(_ run: Int64, _ db: Database) throws {
    try checkExists(run, db)
    guard try db.isQueued(run) else { throw StoreError.notQueued(run: run) }
  }

  /// Gives all positions anew, which a queue is short enough for.
  private func putInQueue(_ run: Int64, _ place: QueuePlace, _ db: Database) throws {
    var order = try db.rows("SELECT run FROM queue WHERE run != ? ORDER BY position", [run]) {
      try $0.take(Int64.self)
    }
    let index =
      switch place {
      case .first: 0
      case .last: order.count
      case .before(let other): order.firstIndex(of: other) ?? order.count
      }
    order.insert(run, at: index)
    for (position, run) in order.enumerated() {
      try db.run("UPDATE queue SET position = ? WHERE run = ?", [Double(position), run])
    }
  }
}

/// Who works on the queue.
extension RunStore {
  /// Takes the queue over, to start its runs: of any number of processes that try, one gets it.
  ///
  /// - Throws: `StoreError.queueOwned` while a process that is not certainly gone was heard of less
  ///   than `patience` seconds ago.
  package func claimQueue(
    by process: ProcessIdentity = .current, now: Double, patience: Double = Heartbeat.patience
  ) throws(StoreError) -> QueueLease {
    try write { db in
      if let runner = try db.queueRunner(seenFrom: process, now: now, patience: patience) {
        throw StoreError.queueOwned(owner: runner.process.text, secondsAgo: now - runner.heartbeat)
      }
      try db.run(
        "UPDATE queue_state SET token = token + 1, owned = 1, owner = ?, heartbeat = ?",
        [try JSONText.encode(process), now])
      let token = try db.first("SELECT token FROM queue_state") { try $0.take(Int64.self) }
      return QueueLease(token: token ?? 0)
    }
  }

  /// Says that the process is still there.
  ///
  /// - Throws: `StoreError.queueLost` once another process has taken the queue over.
  package func beat(_ lease: QueueLease, now: Double) throws(StoreError) {
    try write { db in
      try db.run(
        "UPDATE queue_state SET heartbeat = ? WHERE token = ? AND owned", [now, lease.token])
      guard db.changesCount == 1 else { throw StoreError.queueLost }
    }
  }

  /// Gives the queue up, if the lease still holds.
  ///
  /// - Parameter onlyIfEmpty: keeps it where a run waits, so that none is queued just before nobody
  ///   is there to start it.
  /// - Returns: whether it was given up.
  @discardableResult
  package func release(
    _ lease: QueueLease, onlyIfEmpty: Bool = false
  ) throws(StoreError) -> Bool {
    try write { db in
      if onlyIfEmpty, try !db.queuedRuns().isEmpty { return false }
      try db.run("UPDATE queue_state SET owned = 0 WHERE token = ?", [lease.token])
      return true
    }
  }

  /// The runs that train now, as they show at `now`, whoever trains them.
  package func liveRuns(now: Double) throws(StoreError) -> [StoredRun] {
    try read { db in
      try db.rows(
        """
        SELECT \(StoredRun.columns) FROM \(StoredRun.tables)
        WHERE owned AND NOT purging ORDER BY runs.id
        """
      ) { try StoredRun(&$0, now: now) }.filter(\.status.isLive)
    }
  }
}

extension Database {
  /// Whether a run waits to be trained.
  fileprivate func isQueued(_ run: Int64) throws -> Bool {
    try queuedRuns().contains(run)
  }

  /// A program of an older version that takes a run over leaves its row behind.
  fileprivate func queuedRuns() throws -> [Int64] {
    try rows(
      """
      SELECT run FROM queue JOIN runs ON runs.id = run
      WHERE status = 'queued' AND NOT purging ORDER BY position
      """
    ) { try $0.take(Int64.self) }
  }

  fileprivate func queue(now: Double) throws -> StoredQueue {
    var queue = StoredQueue()
    guard try Schema.version(of: self) >= 3 else { return queue }
    let state = try first("SELECT paused, parallel FROM queue_state") {
      (try $0.takeFlag(), try $0.take(Int.self))
    }
    if let state { (queue.isPaused, queue.parallel) = state }
    queue.runner = try queueRunner(seenFrom: .current, now: now)?.process
    queue.entries = try rows(
      """
      SELECT \(StoredRun.columns), since FROM \(StoredRun.tables) JOIN queue ON queue.run = runs.id
      WHERE status = 'queued' AND NOT purging ORDER BY position
      """
    ) { StoredQueue.Entry(run: try StoredRun(&$0, now: now), since: try $0.take()) }
    return queue
  }

  /// The process that works on the queue; nil when it has fallen silent or certainly ended.
  fileprivate func queueRunner(
    seenFrom observer: ProcessIdentity, now: Double, patience: Double = Heartbeat.patience
  ) throws -> (process: ProcessIdentity, heartbeat: Double)? {
    let state = try first("SELECT owned, owner, heartbeat FROM queue_state") {
      (try $0.takeFlag(), try $0.take(String?.self), try $0.take(Double.self))
    }
    guard let (owned, owner, heartbeat) = state, owned, let owner,
      Heartbeat.isFresh(heartbeat, now: now, patience: patience)
    else { return nil }
    let process: ProcessIdentity = try JSONText.decode(owner)
    return process.hasEnded(seenFrom: observer) ? nil : (process, heartbeat)
  }
}
