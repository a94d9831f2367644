import GRDB

/// What can go wrong between a store and the disk, other processes or a person, as one sentence.
package enum StoreError: Error, Equatable, Sendable {
  /// No store where one was to be read.
  case missing(path: String)
  /// The path, or a part of it, is something else than a folder.
  case notAFolder(path: String)
  /// The folder or a file in it may not be read, written or made.
  case refused(path: String, reason: String)
  /// Opened for reading, asked to write.
  case readOnly(path: String)
  /// A database, but not one of ours, or no database at all.
  case notAStore(path: String)
  /// Written by a newer version of the program.
  case newer(path: String, version: Int, known: Int)
  case damaged(path: String, detail: String)
  case diskFull(path: String)
  case io(path: String, detail: String)
  case busy(path: String)
  /// Opened where nobody could write, and somebody did.
  case outdated(path: String)

  case noRun(Int64, path: String, newest: Int64?)
  /// Another process works on the run.
  case owned(run: Int64, owner: String, secondsAgo: Double)
  /// Another process took the run over while this one was silent.
  case ownershipLost(run: Int64)
  /// A verb that needs a run with a process, or without one.
  case wrongStatus(run: Int64, status: StoredStatus, wish: String, allowed: String)
  case archived(run: Int64, wish: String)
  case notArchived(run: Int64)
  case badTag(String)
  /// A point that lies before the last one of its series.
  case stepOrder(run: Int64, series: String, step: Int, last: Int)
  case noSuchCommand(run: Int64, command: Int64)

  /// Another process starts the runs of the queue.
  case queueOwned(owner: String, secondsAgo: Double)
  /// Another process took the queue over while this one was silent.
  case queueLost
  case notQueued(run: Int64)
  case badParallel(Int)

  case damagedCheckpoint(file: String, problem: String)
  case noCheckpoint(run: Int64, kinds: String)
  /// Every checkpoint of the kind is damaged or gone; the first problem found.
  case noSoundCheckpoint(run: Int64, problem: String)

  case fileExists(path: String)
  /// A file that is to be imported and is not what an export writes.
  case badBundle(path: String, problem: String)
}

extension StoreError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missing(let path):
      "\(path): no run store here; allowed: a folder that holds \(StoreFolder.databaseName)"
    case .notAFolder(let path):
      "\(path): not a folder; allowed: a folder, or a path where one can be made"
    case .refused(let path, let reason):
      "\(path): \(reason); allowed: a folder you may read and write, chosen with --store"
    case .readOnly(let path):
      "\(path): the store is open for reading only; allowed: to browse it, or a store of your own"
    case .notAStore(let path):
      "\(path): not a database of runs; allowed: a file this program made, or none"
    case .newer(let path, let version, let known):
      """
      \(path): the store has version \(version), made by a newer thresh; \
      allowed: versions 1 to \(known), or a newer thresh
      """
    case .damaged(let path, let detail):
      "\(path): the database is damaged (\(detail)); allowed: a sound copy in its place"
    case .diskFull(let path):
      "\(path): the disk is full; what was recorded before is safe; free some space and go on"
    case .io(let path, let detail):
      "\(path): the disk reports an error (\(detail)); what was recorded before is safe"
    case .busy(let path):
      "\(path): another process has kept the database locked for too long; try again"
    case .outdated(let path):
      "\(path): another process has begun to write into the store; open it again"
    case .noRun(let run, let path, let newest?):
      "\(path): there is no run \(Self.number(run)); the newest is \(Self.number(newest))"
    case .noRun(let run, let path, nil):
      "\(path): there is no run \(Self.number(run)); the store is empty"
    case .owned(let run, let owner, let seconds):
      """
      run \(Self.number(run)) belongs to \(owner), heard of \(Self.seconds(seconds)) ago; \
      allowed: to watch or steer it, or to resume it once that process has ended
      """
    case .ownershipLost(let run):
      "run \(Self.number(run)) was taken over by another process; this one must stop working on it"
    case .wrongStatus(let run, let status, let wish, let allowed):
      "run \(Self.number(run)) is \(status.rawValue) and cannot be \(wish); allowed: \(allowed)"
    case .archived(let run, let wish):
      "run \(Self.number(run)) is archived and cannot be \(wish); restore it first"
    case .notArchived(let run):
      "run \(Self.number(run)) is not archived; only an archived run can be purged"
    case .badTag(let tag):
      "\"\(tag)\" is not a tag; allowed: 1 to 64 characters without line breaks or outer blanks"
    case .stepOrder(let run, let series, let step, let last):
      """
      run \(Self.number(run)), series \(series): step \(step) comes after step \(last); \
      allowed: step \(last) or later
      """
    case .noSuchCommand(let run, let command):
      "run \(Self.number(run)) has no command \(command)"
    case .queueOwned(let owner, let seconds):
      """
      \(owner) works on the queue, heard of \(Self.seconds(seconds)) ago; \
      allowed: to change the queue, or to work on it once that process has ended
      """
    case .queueLost:
      "the queue was taken over by another process; this one must stop working on it"
    case .notQueued(let run):
      "run \(Self.number(run)) does not wait in the queue; allowed: a run that is queued"
    case .badParallel(let count):
      "\(count) runs at once; allowed: 1 to \(StoredQueue.parallelRange.upperBound)"
    case .damagedCheckpoint(let file, let problem):
      "\(file): not a sound checkpoint: \(problem)"
    case .noCheckpoint(let run, let kinds):
      "run \(Self.number(run)) has no checkpoint of kind \(kinds)"
    case .noSoundCheckpoint(let run, let problem):
      "run \(Self.number(run)) has no sound checkpoint; the newest: \(problem)"
    case .fileExists(let path):
      "\(path): there is a file already; allowed: another name, or to replace it (--force)"
    case .badBundle(let path, let problem):
      "\(path): not a sound bundle of runs: \(problem); nothing was imported"
    }
  }

  /// A run's number as it is written everywhere: at least four digits.
  static func number(_ run: Int64) -> String {
    let digits = String(run)
    return String(repeating: "0", count: max(4 - digits.count, 0)) + digits
  }

  private static func seconds(_ seconds: Double) -> String {
    let tenths = (max(seconds, 0) * 10).rounded()
    return "\(tenths.isFinite ? tenths / 10 : 0) s"
  }
}

/// What SQLite and the file system report, as one of ours.
extension StoreError {
  init(_ error: any Error, path: String) {
    switch error {
    case let error as StoreError: self = error
    case let error as DatabaseError: self.init(database: error, path: path)
    default: self = .damaged(path: path, detail: "\(error)")
    }
  }

  private init(database error: DatabaseError, path: String) {
    let detail = error.message ?? "code \(error.resultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_FULL: self = .diskFull(path: path)
    case .SQLITE_READONLY: self = .readOnly(path: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
    case .SQLITE_NOTADB: self = .notAStore(path: path)
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: self = .refused(path: path, reason: detail)
    case .SQLITE_IOERR: self = .io(path: path, detail: detail)
    default: self = .damaged(path: path, detail: detail)
    }
  }
}
