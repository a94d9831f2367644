import GRDB

/// Who works on a run.
extension RunStore {
  /// Records a new run, owned by the process in `start`.
  ///
  /// - Returns: its lease; run numbers rise and never come again.
  package func createRun(_ start: RunStart, now: Double) throws(StoreError) -> RunLease {
    for tag in start.tags { try TagText.check(tag) }
    return try write { db in
      let run = try db.insertRun(start, status: .running, now: now)
      try db.run(
        "INSERT INTO sessions (run, token, owned, owner, heartbeat) VALUES (?, 1, 1, ?, ?)",
        [run, try JSONText.encode(start.process), now])
      return RunLease(run: run, token: 1)
    }
  }

  /// Takes a run over, to resume it: of any number of processes that try, one gets it.
  ///
  /// Whoever had it before can no longer write into it. Commands nobody read are refused. A run that
  /// waits leaves the queue.
  ///
  /// - Throws: `StoreError.owned` while a process that is not certainly gone was heard of less than
  ///   `patience` seconds ago; `StoreError.archived`.
  package func claim(
    _ run: Int64, by process: ProcessIdentity = .current, now: Double,
    patience: Double = Heartbeat.patience
  ) throws(StoreError) -> RunLease {
    try write { db in
      guard
        let (token, owned, ownerText, heartbeat, archived) = try db.first(
          """
          SELECT token, owned, owner, heartbeat, archived
          FROM sessions JOIN runs ON runs.id = run WHERE run = ? AND NOT purging
          """, [run],
          {
            (
              try $0.take(Int64.self), try $0.takeFlag(), try $0.take(String.self),
              try $0.take(Double.self), try $0.takeFlag()
            )
          })
      else { throw try noRun(run, db) }
      guard !archived else { throw StoreError.archived(run: run, wish: "resumed") }
      if owned, Heartbeat.isFresh(heartbeat, now: now, patience: patience) {
        let owner: ProcessIdentity = try JSONText.decode(ownerText)
        guard owner.hasEnded(seenFrom: process) else {
          throw StoreError.owned(run: run, owner: owner.text, secondsAgo: now - heartbeat)
        }
      }
      try db.run(
        "UPDATE sessions SET token = token + 1, owned = 1, owner = ?, heartbeat = ? WHERE run = ?",
        [try JSONText.encode(process), now, run])
      try db.run(
        "UPDATE runs SET status = 'running', finished = NULL, message = NULL WHERE id = ?", [run])
      try db.run("DELETE FROM queue WHERE run = ?", [run])
      try db.touch(run)
      try db.refuseWaiting(run, "the process it was meant for had ended", now: now)
      return RunLease(run: run, token: token &+ 1)
    }
  }

  /// Says that the process is still there; every ``append(_:_:now:)`` says so too.
  package func beat(_ lease: RunLease, now: Double) throws(StoreError) {
    try write { try $0.beat(lease, now: now) }
  }

  /// Records what became known once the data was open.
  package func recordFacts(
    _ lease: RunLease, _ facts: RunFacts, now: Double
  ) throws(StoreError) {
    try write { db in
      try db.beat(lease, now: now)
      try db.run(
        """
        UPDATE run_details SET labels = ?, images_per_split = ?, data_fingerprint = ?,
          split_hash = ?, steps_per_epoch = ?, parameters = ? WHERE run = ?
        """,
        [
          try JSONText.encode(facts.labels), try JSONText.encode(facts.imagesPerSplit),
          facts.dataFingerprint, facts.splitHash, facts.stepsPerEpoch, facts.parameters, lease.run,
        ])
      try db.run(
        "UPDATE runs SET planned_steps = ? WHERE id = ?", [facts.plannedSteps, lease.run])
      try db.removeValues(["mix:"], of: lease.run)
      let sets = facts.labelSets.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      try db.setValues(
        Dictionary(
          uniqueKeysWithValues: sets.prefix(Self.mostLabelSets).map {
            ("mix:\($0.key)", .number(Double($0.value)))
          }), of: lease.run)
      try db.touch(lease.run)
    }
  }

  /// Gives the run another length than it was created with.
  package func setPlan(
    _ lease: RunLease, epochs: Int, steps: Int, now: Double
  ) throws(StoreError) {
    try write { db in
      try db.beat(lease, now: now)
      try db.run(
        "UPDATE runs SET planned_epochs = ?, planned_steps = ? WHERE id = ?",
        [epochs, steps, lease.run])
      try db.touch(lease.run)
    }
  }

  /// Shows the run as paused, or as running again.
  package func setPaused(
    _ lease: RunLease, _ isPaused: Bool, now: Double
  ) throws(StoreError) {
    try write { db in
      try db.beat(lease, now: now)
      try db.run(
        "UPDATE runs SET status = ? WHERE id = ?", [isPaused ? "paused" : "running", lease.run])
      try db.touch(lease.run)
    }
  }

  /// Ends a session, with what gathered since the last flush; the lease ends with it.
  ///
  /// Commands nobody read are refused.
  package func finish(
    _ lease: RunLease, _ outcome: RunOutcome, message: String? = nil, flush: RunFlush = RunFlush(),
    now: Double
  ) throws(StoreError) {
    try write { db in
      try db.append(lease, flush, now: now)
      try db.run("UPDATE sessions SET owned = 0 WHERE run = ?", [lease.run])
      try db.run(
        "UPDATE runs SET status = ?, finished = ?, message = ? WHERE id = ?",
        [outcome.rawValue, now, message, lease.run])
      try db.touch(lease.run)
      try db.refuseWaiting(
        lease.run, "the run had ended (\(outcome.rawValue)) before it was read", now: now)
    }
  }

  /// What to throw when there is no such run.
  func noRun(_ run: Int64, _ db: Database) throws -> StoreError {
    let newest = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT max(id) FROM runs WHERE NOT purging"))
    return .noRun(run, path: folder.path, newest: newest)
  }
}

extension Database {
  /// Records a new run and what it is made of, but not who works on it.
  ///
  /// - Returns: its number.
  func insertRun(_ start: RunStart, status: StoredStatus, now: Double) throws -> Int64 {
    try self.run(
      """
      INSERT INTO runs (title, question, experiment, seed, created, status, planned_epochs,
        planned_steps, tags, note, revision)
      VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)
      """,
      [
        start.title, start.question, start.experiment, Int64(bitPattern: start.seed), now,
        status.rawValue, start.plannedEpochs, TagText.join(start.tags), start.note,
        try nextRevision(),
      ])
    let run = lastInsertedRowID
    try self.run(
      "INSERT INTO run_details VALUES (?, ?, ?, ?, ?, '[]', '{}', '', '', 0, 0)",
      [run, start.experimentText, start.resolvedText, start.machine, start.codeVersion])
    try setValues(RunSettings.values(ofResolved: start.resolvedText), of: run)
    return run
  }

  /// A number above all revisions given before.
  func nextRevision() throws -> Int64 {
    try run("UPDATE store_state SET revision = revision + 1")
    return try Int64.fetchOne(cachedStatement(sql: "SELECT revision FROM store_state")) ?? 0
  }

  /// Marks a row of the list of runs as changed.
  func touch(_ run: Int64) throws {
    try self.run("UPDATE runs SET revision = ? WHERE id = ?", [try nextRevision(), run])
  }

  /// Checks that the lease still holds, and says that its holder is alive.
  func beat(_ lease: RunLease, now: Double) throws {
    try run(
      "UPDATE sessions SET heartbeat = ? WHERE run = ? AND token = ? AND owned",
      [now, lease.run, lease.token])
    guard changesCount == 1 else { throw StoreError.ownershipLost(run: lease.run) }
  }

  /// Answers every command nobody read.
  func refuseWaiting(_ run: Int64, _ reason: String, now: Double) throws {
    try self.run(
      """
      UPDATE commands SET state = 'refused', message = ?, answered = ?
      WHERE run = ? AND state = 'posted'
      """, [reason, now, run])
  }
}
