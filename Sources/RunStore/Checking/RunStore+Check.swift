import Foundation
import GRDB

/// Looking for what is damaged, and for what killed processes left.
extension RunStore {
  /// Seconds of silence after which a process that cannot be seen from here counts as gone.
  static let longSilence = 3600.0

  /// Checks the store and all its runs, or these runs alone.
  ///
  /// Changes nothing. Reads run by run, so that no writer ever waits; what a run in training has
  /// under way is no finding.
  ///
  /// - Parameter progress: told how many runs of how many are done.
  /// - Throws: `StoreError.noRun` for a run that is not there.
  package func check(
    _ runs: [Int64]? = nil, now: Double, progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) throws(StoreError) -> [StoreFinding] {
    var findings: [StoreFinding] = []
    if let runs {
      try read { db in
        for run in runs { try checkExists(run, db) }
      }
    } else {
      findings += try storeFindings()
    }
    let listed: [Int64]
    do {
      listed = try read { db in
        try runs ?? db.rows("SELECT id FROM runs WHERE NOT purging ORDER BY id") { try $0.take() }
      }
    } catch .damaged {
      return findings
    }
    for (index, run) in listed.enumerated() {
      progress(index, listed.count)
      do {
        findings += try self.findings(of: run, now: now)
      } catch .damaged(_, let detail) {
        let problem = RunProblem(place: "rows", found: detail)
        findings.append(
          StoreFinding(problem, of: run, remedy: StoreFinding.remedyOfDatabase))
      }
    }
    progress(listed.count, listed.count)
    return findings
  }

  // MARK: The store

  private func storeFindings() throws(StoreError) -> [StoreFinding] {
    var findings = try integrityFindings()
    let problems: [(Int64?, RunProblem)]
    do {
      problems = try read { try $0.storeProblems() }
    } catch .damaged {
      return findings
    }
    findings += problems.map { StoreFinding($1, of: $0) }
    for path in AsideFolder.leftBehind(in: folder) {
      let problem = RunProblem(
        place: "import", found: "\(path): left by an import that was killed",
        mending: .removeFolder(path: path))
      findings.append(StoreFinding(problem, of: nil))
    }
    return try findings + strangeFolders()
  }

  private func integrityFindings() throws(StoreError) -> [StoreFinding] {
    func finding(_ text: String) -> StoreFinding {
      StoreFinding(
        RunProblem(place: "database", found: text), of: nil, remedy: StoreFinding.remedyOfDatabase)
    }
    do {
      return try read { db in
        let said = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)")
        let orphans = try db.rows("PRAGMA foreign_key_check") { try $0.take(String.self) }
        return said.filter { $0 != "ok" }.map { finding($0.quoted) }
          + Set(orphans).sorted().map { finding("rows of \($0) that belong to nothing") }
      }
    } catch .damaged(_, let detail) {
      return [finding(detail)]
    }
  }

  /// Folders of checkpoints whose runs are not there.
  private func strangeFolders() throws(StoreError) -> [StoreFinding] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.checkpoints)) ?? []
    return try read { db in
      try names.sorted().compactMap { name in
        guard let run = Int64(name), StoreError.number(run) == name, !(try db.hasRun(run)) else {
          return nil
        }
        let path = folder.checkpoints(of: run)
        let problem = RunProblem(
          place: "checkpoints", found: "\(path): there is no such run",
          mending: .removeFolder(path: path))
        return StoreFinding(problem, of: nil)
      }
    }
  }

  // MARK: A run

  private func findings(of run: Int64, now: Double) throws(StoreError) -> [StoreFinding] {
    let (problems, isLive, checkpoints) = try read { db in
      guard try db.hasRun(run) else { return ([RunProblem](), true, [StoredCheckpoint]()) }
      var problems = try RunCheck.problems(of: run, in: db)
      problems += try db.sessionProblems(of: run, now: now)
      // A line that cannot be read might be that of a run in training.
      let isLive = (try? db.storedRun(run, now: now)?.status.isLive) ?? true
      return (problems, isLive, (try? db.checkpoints(of: run)) ?? [])
    }
    var found = problems + (try missingFiles(checkpoints))
    if !isLive { found += strangeFiles(of: run, known: Set(checkpoints.map(\.file))) }
    return found.map { StoreFinding($0, of: run) }
  }

  private func missingFiles(_ records: [StoredCheckpoint]) throws(StoreError) -> [RunProblem] {
    var problems: [RunProblem] = []
    for record in records {
      let path = path(of: record)
      let words = CheckpointFile.problem(
        with: path, bytes: record.bytes, checksum: record.checksum)
      guard let words else { continue }
      // A run in training may have let it go meanwhile.
      let isStillRecorded = try read { db in
        try db.first("SELECT 1 FROM checkpoints WHERE id = ?", [record.id]) { _ in true } ?? false
      }
      guard isStillRecorded else { continue }
      let isGone = !FileManager.default.fileExists(atPath: path)
      problems.append(
        RunProblem(
          place: "checkpoint of step \(record.step)", found: "\(path): \(words)",
          mending: isGone ? .forgetCheckpoint(id: record.id) : nil))
    }
    return problems
  }

  private func strangeFiles(of run: Int64, known: Set<String>) -> [RunProblem] {
    let directory = folder.checkpoints(of: run)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    return names.sorted().filter { !known.contains($0) && $0.isCheckpointName }.map {
      let path = "\(directory)/\($0)"
      return RunProblem(
        place: "checkpoints", found: "\(path): a file that was never recorded",
        mending: .removeFile(path: path))
    }
  }
}

extension String {
  /// Whether the program names files of checkpoints so, finished or in the making.
  var isCheckpointName: Bool { hasSuffix(".ckpt") || hasSuffix(".tmp") }
}

extension Database {
  /// Purges that were begun count too: their runs are there.
  func hasRun(_ run: Int64) throws -> Bool {
    try first("SELECT 1 FROM runs WHERE id = ?", [run]) { _ in true } ?? false
  }

  /// Leftovers that belong to no run, or to one that goes.
  fileprivate func storeProblems() throws -> [(Int64?, RunProblem)] {
    var problems: [(Int64?, RunProblem)] = []
    for run in try rows("SELECT id FROM runs WHERE purging", [], { try $0.take(Int64.self) }) {
      let found = "a purge was cut short"
      problems.append((run, RunProblem(place: "purge", found: found, mending: .finishPurge)))
    }
    for series in try seriesWithoutNames() {
      let problem = RunProblem(
        place: "series", found: "points that belong to no series",
        mending: .dropPoints(series: series))
      problems.append((nil, problem))
    }
    return problems
  }

  /// Signs of a process that is gone.
  fileprivate func sessionProblems(of run: Int64, now: Double) throws -> [RunProblem] {
    let session = try first(
      """
      SELECT status, owned, owner, heartbeat FROM runs JOIN sessions ON run = id WHERE id = ?
      """, [run]
    ) {
      (
        status: try $0.take(String.self), isOwned: try $0.takeFlag(),
        owner: try $0.take(String.self), heartbeat: try $0.take(Double.self)
      )
    }
    guard let session else { return [] }
    let isLive = session.isOwned && Heartbeat.isFresh(session.heartbeat, now: now)
    guard !isLive else { return [] }
    var problems = try queueProblems(of: run, status: session.status)
    if session.isOwned {
      let owner: ProcessIdentity? = try? JSONText.decode(session.owner)
      let silence = abs(now - session.heartbeat)
      if owner?.hasEnded() ?? false || silence > RunStore.longSilence {
        let found = "\(owner?.text ?? "its process") has ended and left it \(session.status)"
        return problems + [RunProblem(place: "session", found: found, mending: .endSession)]
      }
    }
    let waiting =
      try first("SELECT count(*) FROM commands WHERE run = ? AND state = 'posted'", [run]) {
        try $0.take(Int.self)
      } ?? 0
    if waiting > 0, !session.isOwned {
      let found = "\(waiting) commands wait for a process, and none is there"
      problems.append(RunProblem(place: "commands", found: found, mending: .refuseCommands))
    }
    return problems
  }

  private func queueProblems(of run: Int64, status: String) throws -> [RunProblem] {
    guard try Schema.version(of: self) > 2 else { return [] }
    let waits = try first("SELECT 1 FROM queue WHERE run = ?", [run]) { _ in true } ?? false
    let saysSo = status == StoredStatus.queued.rawValue
    guard waits != saysSo else { return [] }
    return [
      waits
        ? RunProblem(place: "queue", found: "it waits and is \(status)", mending: .unqueue)
        : RunProblem(place: "queue", found: "it is queued and not in the queue", mending: .stop)
    ]
  }
}
