import GRDB

/// Steering a run from any process.
extension RunStore {
  /// Posts a wish to the process that works on a run, which answers at a step boundary.
  ///
  /// - Returns: the number its answer carries.
  /// - Throws: `StoreError.wrongStatus` when no process works on the run.
  @discardableResult
  package func post(
    _ verb: String, argument: String? = nil, to run: Int64,
    by poster: ProcessIdentity = .current, now: Double
  ) throws(StoreError) -> Int64 {
    try write { db in
      guard let status = try db.storedRun(run, now: now)?.status else { throw try noRun(run, db) }
      guard status.isLive else {
        throw StoreError.wrongStatus(
          run: run, status: status, wish: "steered (\(verb))",
          allowed: "a run some process works on")
      }
      try db.run(
        """
        INSERT INTO commands (run, verb, argument, poster, posted, state)
        VALUES (?, ?, ?, ?, ?, 'posted')
        """, [run, verb, argument, poster.text, now])
      return db.lastInsertedRowID
    }
  }

  /// The commands a run has not answered yet, oldest first. Cheap enough for every flush.
  package func pendingCommands(of run: Int64) throws(StoreError) -> [StoredCommand] {
    try read { db in
      try db.rows(
        """
        SELECT \(StoredCommand.columns) FROM commands
        WHERE run = ? AND state = 'posted' ORDER BY id
        """, [run]
      ) { try StoredCommand(&$0) }
    }
  }

  /// Every command ever posted to a run, oldest first.
  package func commands(of run: Int64) throws(StoreError) -> [StoredCommand] {
    try read { try $0.commands(of: run) }
  }

  /// Answers a command: it holds from `step` on. One that has been answered keeps its answer.
  package func acknowledge(
    _ command: Int64, of lease: RunLease, step: Int, message: String? = nil, now: Double
  ) throws(StoreError) {
    try answer(command, lease, .acknowledged, step: step, message: message, now: now)
  }

  /// Answers a command with why it will not be carried out.
  package func refuse(
    _ command: Int64, of lease: RunLease, step: Int? = nil, reason: String, now: Double
  ) throws(StoreError) {
    try answer(command, lease, .refused, step: step, message: reason, now: now)
  }

  /// Answers the commands of runs whose process has ended, for whoever posted them: a process that
  /// takes the run up would, but there may be none. Cheap while there are no such commands.
  package func refuseAbandonedCommands(now: Double) throws(StoreError) {
    let abandoned = try read { try $0.runsWithAbandonedCommands(now: now) }
    guard !abandoned.isEmpty else { return }
    try write { db in
      // Looked for again: someone may have taken a run up since.
      for run in try db.runsWithAbandonedCommands(now: now) {
        try db.refuseWaiting(run, "the process it was meant for had ended", now: now)
      }
    }
  }

  private func answer(
    _ command: Int64, _ lease: RunLease, _ state: StoredCommand.State, step: Int?,
    message: String?, now: Double
  ) throws(StoreError) {
    try write { db in
      try db.beat(lease, now: now)
      let found = try db.first(
        "SELECT 1 FROM commands WHERE id = ? AND run = ?", [command, lease.run]
      ) { _ in true }
      guard found != nil else {
        throw StoreError.noSuchCommand(run: lease.run, command: command)
      }
      try db.run(
        """
        UPDATE commands SET state = ?, step = ?, message = ?, answered = ?
        WHERE id = ? AND state = 'posted'
        """, [state.rawValue, step, message, now, command])
    }
  }
}

extension Database {
  /// Not those of a process that is only slow: it would carry out what was refused.
  fileprivate func runsWithAbandonedCommands(now: Double) throws -> [Int64] {
    try rows("SELECT DISTINCT run FROM commands WHERE state = 'posted'") { try $0.take(Int64.self) }
      .filter { run in
        guard let stored = try storedRun(run, now: now) else { return false }
        guard let owner = stored.owner else { return true }
        return owner.hasEnded()
          || !Heartbeat.isFresh(stored.heartbeat, now: now, patience: Heartbeat.longPatience)
      }
  }

  func commands(of run: Int64) throws -> [StoredCommand] {
    try rows(
      "SELECT \(StoredCommand.columns) FROM commands WHERE run = ? ORDER BY id", [run]
    ) { try StoredCommand(&$0) }
  }
}
