import Foundation
import GRDB
import Glibc

/// What became of one run of a bundle.
package struct ImportedRun: Equatable, Sendable {
  /// Its number where it was exported.
  package var origin: Int64
  /// Its number here.
  package var run: Int64
  /// False for a run that was here already.
  package var isNew: Bool
}

/// Taking runs in from other stores.
extension RunStore {
  /// Makes new runs of those in a bundle, or nothing at all.
  ///
  /// The bundle may come from anybody: it is checked whole before the store changes, which it does
  /// in one transaction. Killed at any moment, this leaves no run that is not whole, and at most
  /// files that ``check(_:now:progress:)`` finds. A run that trained the same is not taken twice,
  /// whatever its title, tags, notes or thresholds have become.
  ///
  /// - Parameters:
  ///   - tag: given to the new runs.
  ///   - again: takes runs in that are here already.
  /// - Throws: `StoreError.badBundle`, `.badTag`, `.diskFull`.
  package func importRuns(
    from path: String, tag: String? = nil, again: Bool = false, now: Double
  ) throws(StoreError) -> [ImportedRun] {
    if let tag { try TagText.check(tag) }
    guard !isReadOnly else { throw .readOnly(path: folder.database) }
    let aside = try AsideFolder(in: folder)
    defer { withExtendedLifetime(aside) {} }
    let bundle = try BundleReader(path, aside: aside)
    try StoreFolder.makeDirectory(folder.checkpoints)
    do {
      return try bundle.database.read { source in
        var known: [Int64: Int64] = [:]
        if !again {
          for run in bundle.runs { known[run] = try twin(of: run, in: source) }
        }
        return try take(bundle.runs, source, known: known, tag: tag, files: aside.path)
      }
    } catch {
      throw StoreError(error, path: folder.database)
    }
  }

  /// The run of this store that trained the same.
  private func twin(of run: Int64, in source: Database) throws -> Int64? {
    let likeness = try source.first(
      "SELECT created, seed, experiment FROM runs WHERE id = ?", [run]
    ) { (try $0.take(Double.self), try $0.take(Int64.self), try $0.take(String.self)) }
    guard let (created, seed, experiment) = likeness else { return nil }
    let fingerprint = try RunCopy.fingerprint(of: run, in: source)
    return try read { db in
      let candidates = try db.rows(
        """
        SELECT id FROM runs WHERE created = ? AND seed = ? AND experiment = ? AND NOT purging
        ORDER BY id
        """, [created, seed, experiment]
      ) { try $0.take(Int64.self) }
      return try candidates.first { try RunCopy.fingerprint(of: $0, in: db) == fingerprint }
    }
  }

  /// Adds rows and moves files, both under the lock that gives out numbers of runs.
  private func take(
    _ runs: [Int64], _ source: Database, known: [Int64: Int64], tag: String?, files: String
  ) throws -> [ImportedRun] {
    var moved: [String] = []
    do {
      return try write { target in
        let imported = try runs.map { run in
          if let twin = known[run] { return ImportedRun(origin: run, run: twin, isNew: false) }
          let number = try RunCopy(source: source, target: target).copy(run)
          if let tag { try target.addTag(tag, to: number) }
          let (from, to) = ("\(files)/\(run)", folder.checkpoints(of: number))
          if FileManager.default.fileExists(atPath: from) {
            // Left by an import that was killed: the number was never given.
            try? FileManager.default.removeItem(atPath: to)
            try checkpointFiles.rename(from, to: to, in: folder.checkpoints)
            moved.append(to)
          }
          return ImportedRun(origin: run, run: number, isNew: true)
        }
        try checkpointFiles.sync(folder: folder.path)
        return imported
      }
    } catch {
      for folder in moved { try? FileManager.default.removeItem(atPath: folder) }
      throw error
    }
  }
}

extension Database {
  fileprivate func addTag(_ tag: String, to run: Int64) throws {
    let text = try first("SELECT tags FROM runs WHERE id = ?", [run]) { try $0.take(String.self) }
    let tags = TagText.split(text ?? "")
    guard !tags.contains(tag) else { return }
    try self.run("UPDATE runs SET tags = ? WHERE id = ?", [TagText.join(tags + [tag]), run])
  }
}
