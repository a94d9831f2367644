import Foundation
import GRDB

/// What an export wrote.
package struct RunExport: Equatable, Sendable {
  package var runs: [Int64]
  /// Those that were in training: the bundle holds them as they stood, interrupted.
  package var live: [Int64]
  /// Checkpoints left out as their files are damaged or gone, in sentences.
  package var skipped: [String]
  /// Of the bundle's file.
  package var bytes: Int
}

/// Writing runs into one file.
extension RunStore {
  /// Writes a bundle aside, syncs it and gives it its name.
  ///
  /// All of it is of one moment; a run in training goes on meanwhile. Of
  /// processes the bundle says only who posted which command; those nobody had read are refused in it.
  ///
  /// - Parameter replacing: whether a file that is there already is replaced.
  /// - Throws: `StoreError.fileExists`, `.wrongStatus` for a run that waits, `.noRun`, `.diskFull`.
  package func export(
    _ runs: [Int64], to path: String, withCheckpoints: Bool = true, replacing: Bool = false,
    now: Double
  ) throws(StoreError) -> RunExport {
    guard replacing || !FileManager.default.fileExists(atPath: path) else {
      throw .fileExists(path: path)
    }
    let aside = "\(path).\(getpid()).tmp"
    defer { unlink(aside) }
    unlink(aside)
    var export = RunExport(runs: Set(runs).sorted(), live: [], skipped: [], bytes: 0)
    do {
      var configuration = Configuration()
      // The file is nobody's before it is whole.
      configuration.prepareDatabase { db in
        try db.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
      }
      let bundle = try DatabaseQueue(path: aside, configuration: configuration)
      try bundle.inDatabase { target in
        try target.inTransaction {
          try RunBundle.create(target)
          try read { source in
            for run in export.runs {
              try copy(run, from: source, to: target, withCheckpoints, now: now, &export)
            }
          }
          try RunBundle.seal(target, live: export.live, now: now)
          return .commit
        }
      }
      try bundle.close()
    } catch {
      throw StoreError(error, path: aside)
    }
    try checkpointFiles.sync(file: aside)
    let parent = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
    try checkpointFiles.rename(aside, to: path, in: parent)
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    export.bytes = attributes?[.size] as? Int ?? 0
    return export
  }

  private func copy(
    _ run: Int64, from source: Database, to target: Database, _ withCheckpoints: Bool, now: Double,
    _ export: inout RunExport
  ) throws {
    guard let summary = try source.storedRun(run, now: now) else { throw try noRun(run, source) }
    guard summary.status != .queued else {
      throw StoreError.wrongStatus(
        run: run, status: .queued, wish: "exported",
        allowed: "a run that does not wait in the queue")
    }
    if summary.status.isLive { export.live.append(run) }
    _ = try RunCopy(source: source, target: target).copy(run, as: run)
    try target.run(
      "UPDATE sessions SET token = 0, owned = 0, owner = '' WHERE run = ?", [run])
    try target.refuseWaiting(run, "the run was exported before it was read", now: now)
    if withCheckpoints {
      export.skipped += try target.addFiles(of: run) { path(of: $0) }
    } else {
      try target.run("DELETE FROM checkpoints WHERE run = ?", [run])
    }
  }
}

extension Database {
  /// Adds the files of a run's checkpoints; a checkpoint without a sound file is left out.
  ///
  /// - Returns: what was left out, in sentences.
  fileprivate func addFiles(
    of run: Int64, path: (StoredCheckpoint) -> String
  ) throws -> [String] {
    var skipped: [String] = []
    var added: Set<String> = []
    for record in try checkpoints(of: run) where !added.contains(record.file) {
      let path = path(record)
      // Opened before it is checked: a run in training may drop the file at any moment.
      let file = FileHandle(forReadingAtPath: path)
      defer { try? file?.close() }
      let problem = CheckpointFile.problem(
        with: path, bytes: record.bytes, checksum: record.checksum)
      if let problem {
        skipped.append(StoreError.damagedCheckpoint(file: path, problem: problem).description)
        try self.run("DELETE FROM checkpoints WHERE run = ? AND file = ?", [run, record.file])
        continue
      }
      added.insert(record.file)
      var piece = 0
      while let bytes = try file?.read(upToCount: RunBundle.pieceBytes), !bytes.isEmpty {
        try self.run(
          "INSERT INTO bundle_files VALUES (?, ?, ?, ?)", [run, record.file, piece, bytes])
        piece += 1
      }
    }
    return skipped
  }
}
