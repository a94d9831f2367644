import Foundation
import GRDB

/// Keeping a run's states.
extension RunStore {
  /// Writes a checkpoint aside, syncs and renames it, then records it and prunes what the policy
  /// lets go: kept are the two newest of kind `last`, the newest `best`, and every `manual`.
  ///
  /// A state equal to one already kept for the same step shares its file. Killed at any moment, this
  /// leaves the checkpoints that were recorded, whole, and at most a file nobody knows, which the next
  /// one clears away. The database is not locked while the file is written.
  ///
  /// - Throws: `StoreError.diskFull`, `.io`, with nothing changed; `.ownershipLost`.
  @discardableResult
  package func recordCheckpoint(
    _ lease: RunLease, _ kind: StoredCheckpoint.Kind, epoch: Int, step: Int, _ file: CheckpointFile,
    now: Double
  ) throws(StoreError) -> StoredCheckpoint {
    try beat(lease, now: now)
    let directory = folder.checkpoints(of: lease.run)
    if !FileManager.default.fileExists(atPath: directory) {
      try StoreFolder.makeDirectory(directory)
      try checkpointFiles.sync(folder: folder.checkpoints)
      try checkpointFiles.sync(folder: folder.path)
    }
    let digits = String(step)
    let stem = "step-" + String(repeating: "0", count: max(9 - digits.count, 0)) + digits
    let aside = "\(directory)/\(stem).\(lease.token).tmp"
    let (bytes, checksum) = try checkpointFiles.write(file, to: aside)

    let known = try checkpoints(of: lease.run)
    let twin = known.first {
      $0.step == step && $0.checksum == checksum && $0.bytes == bytes
        && FileManager.default.fileExists(atPath: path(of: $0))
    }
    let name = twin?.file ?? freeName(stem, in: directory)
    let record: StoredCheckpoint
    do {
      if twin == nil {
        try checkpointFiles.rename(aside, to: "\(directory)/\(name)", in: directory)
      } else {
        unlink(aside)
      }
      record = try write { db in
        try db.beat(lease, now: now)
        try db.run(
          """
          INSERT INTO checkpoints (run, kind, step, epoch, time, file, bytes, checksum)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
          [
            lease.run, kind.rawValue, step, epoch, now, name, bytes, Int64(bitPattern: checksum),
          ])
        let id = db.lastInsertedRowID
        try db.pruneCheckpoints(of: lease.run)
        let found = try db.first(
          "SELECT \(StoredCheckpoint.columns) FROM checkpoints WHERE id = ?", [id],
          { try StoredCheckpoint(&$0) })
        guard let found else { throw UnreadableValue(text: "checkpoint \(id) was not kept") }
        return found
      }
    } catch {
      unlink(aside)
      if twin == nil { unlink("\(directory)/\(name)") }
      throw error
    }
    try clearFolder(of: lease)
    return record
  }

  /// The checkpoints a run has kept, newest first.
  package func checkpoints(of run: Int64) throws(StoreError) -> [StoredCheckpoint] {
    try read { try $0.checkpoints(of: run) }
  }

  /// Where a checkpoint's file lies.
  package func path(of checkpoint: StoredCheckpoint) -> String {
    "\(folder.checkpoints(of: checkpoint.run))/\(checkpoint.file)"
  }

  /// Reads the newest sound checkpoint among those of these kinds.
  ///
  /// A damaged one is passed over, and said so.
  ///
  /// - Throws: `StoreError.noCheckpoint`, `.noSoundCheckpoint`.
  package func loadCheckpoint(
    of run: Int64, kinds: [StoredCheckpoint.Kind] = [.last, .manual]
  ) throws(StoreError) -> LoadedCheckpoint {
    let candidates = try checkpoints(of: run).filter { kinds.contains($0.kind) }
    var skipped: [String] = []
    for record in candidates {
      do {
        let file = try CheckpointFile(contentsOf: path(of: record))
        return LoadedCheckpoint(record: record, file: file, skipped: skipped)
      } catch {
        skipped.append(error.description)
      }
    }
    guard let first = skipped.first else {
      throw .noCheckpoint(run: run, kinds: kinds.map(\.rawValue).joined(separator: " or "))
    }
    throw .noSoundCheckpoint(run: run, problem: first)
  }

  /// Forgets the checkpoints after a step the run goes back to.
  func removeCheckpoints(
    _ lease: RunLease, after step: Int, now: Double
  ) throws(StoreError) {
    try write { db in
      try db.beat(lease, now: now)
      try db.run("DELETE FROM checkpoints WHERE run = ? AND step > ?", [lease.run, step])
    }
    try clearFolder(of: lease)
  }

  /// Removes the files no record speaks of. Only the run's owner writes there, so none is in the
  /// making, but for one by a former owner, who may not record it.
  private func clearFolder(of lease: RunLease) throws(StoreError) {
    let known = Set(try checkpoints(of: lease.run).map(\.file))
    let directory = folder.checkpoints(of: lease.run)
    let found = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    for name in found where !known.contains(name) {
      if name.hasSuffix(".ckpt") || name.hasSuffix(".tmp") { unlink("\(directory)/\(name)") }
    }
  }

  private func freeName(_ stem: String, in directory: String) -> String {
    var name = "\(stem).ckpt"
    var number = 2
    while FileManager.default.fileExists(atPath: "\(directory)/\(name)") {
      name = "\(stem)-\(number).ckpt"
      number += 1
    }
    return name
  }
}

extension Database {
  func checkpoints(of run: Int64) throws -> [StoredCheckpoint] {
    try rows(
      """
      SELECT \(StoredCheckpoint.columns) FROM checkpoints WHERE run = ?
      ORDER BY step DESC, id DESC
      """, [run]
    ) { try StoredCheckpoint(&$0) }
  }

  fileprivate func pruneCheckpoints(of run: Int64) throws {
    for (kind, kept) in [(StoredCheckpoint.Kind.last, 2), (.best, 1)] {
      try self.run(
        """
        DELETE FROM checkpoints WHERE run = ? AND kind = ? AND id NOT IN (
          SELECT id FROM checkpoints WHERE run = ? AND kind = ? ORDER BY id DESC LIMIT ?)
        """, [run, kind.rawValue, run, kind.rawValue, kept])
    }
  }
}
