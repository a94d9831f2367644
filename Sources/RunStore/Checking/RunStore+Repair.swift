import Foundation
import GRDB
import Glibc

/// Putting right what a check found.
extension RunStore {
  /// Mends what can be mended without losing anything.
  ///
  /// Each repair is one transaction that first makes sure of what was found; a run some process
  /// works on is left alone.
  ///
  /// - Returns: the findings, each with whether it was mended.
  package func repair(
    _ findings: [StoreFinding], now: Double
  ) throws(StoreError) -> [StoreFinding] {
    guard !isReadOnly else { throw .readOnly(path: folder.database) }
    var mended = findings
    for index in mended.indices {
      guard let mending = mended[index].mending else { continue }
      do {
        mended[index].isMended = try mend(mending, of: mended[index].run, now: now)
      } catch .damaged(_, let detail) {
        mended[index].remedy = "could not be mended (\(detail)): \(StoreFinding.remedyOfDatabase)"
      } catch {
        mended[index].remedy = "could not be mended now (\(error)); run the check again"
      }
    }
    return mended
  }

  private func mend(
    _ mending: RunProblem.Mending, of run: Int64?, now: Double
  ) throws(StoreError) -> Bool {
    if mending == .finishPurge {
      try finishPurges()
      return true
    }
    return try write { db in
      if let run {
        guard try db.hasRun(run) else { return true }
        // A line that cannot be read might be that of a run in training.
        let isLive = (try? db.storedRun(run, now: now)?.status.isLive) ?? true
        guard !isLive else { return false }
        let isMended = try mendRun(mending, run, db, now: now)
        if isMended { try db.touch(run) }
        return isMended
      }
      return try mendStore(mending, db)
    }
  }

  private func mendRun(
    _ mending: RunProblem.Mending, _ run: Int64, _ db: Database, now: Double
  ) throws -> Bool {
    switch mending {
    case .sumUp(let series): try SeriesTable(db, series).sumUp()
    case .deriveMeasures: try db.deriveMeasures(run)
    case .forgetCheckpoint(let id):
      guard let record = try db.checkpoints(of: run).first(where: { $0.id == id }) else { break }
      guard !FileManager.default.fileExists(atPath: path(of: record)) else { return false }
      try db.run("DELETE FROM checkpoints WHERE id = ?", [id])
    case .endSession:
      // The old owner can no longer write, should it come back.
      try db.run("UPDATE sessions SET owned = 0, token = token + 1 WHERE run = ?", [run])
      try db.refuseWaiting(run, "the process it was meant for had ended", now: now)
    case .refuseCommands:
      try db.refuseWaiting(run, "the process it was meant for had ended", now: now)
    case .stop:
      try db.run(
        "UPDATE runs SET status = 'stopped', message = ? WHERE id = ? AND status = 'queued'",
        ["it had lost its place in the queue", run])
    case .unqueue:
      try db.run(
        """
        DELETE FROM queue
        WHERE run IN (SELECT id FROM runs WHERE id = ? AND status <> 'queued')
        """, [run])
    case .removeFile(let path):
      let known = try db.checkpoints(of: run).map { self.path(of: $0) }
      guard !known.contains(path) else { return false }
      return unlink(path) == 0 || errno == ENOENT
    case .removeFolder, .dropPoints, .finishPurge: return false
    }
    return true
  }

  private func mendStore(_ mending: RunProblem.Mending, _ db: Database) throws -> Bool {
    switch mending {
    case .dropPoints(let series):
      let known = try db.first("SELECT 1 FROM series WHERE id = ?", [series]) { _ in true }
      guard known == nil else { return true }
      // Not by `SeriesTable`: the number may be one no series can have.
      try db.run(
        "DELETE FROM series_points WHERE id BETWEEN ? AND ?",
        [series << 24, series << 24 | 0xFF_FFFF])
      return true
    case .removeFolder(let path):
      // Numbers of runs are given under the lock that is held here.
      let name = URL(filePath: path).lastPathComponent
      if let run = Int64(name) {
        guard !(try db.hasRun(run)) else { return false }
      } else {
        guard AsideFolder.isLeftBehind(path) else { return false }
      }
      return (try? FileManager.default.removeItem(atPath: path)) != nil
    default: return false
    }
  }
}
