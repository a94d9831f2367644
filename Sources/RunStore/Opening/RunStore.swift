import Foundation
import GRDB

/// A folder of runs: a database, and files of checkpoints beside it.
///
/// Any number of processes may open one at the same time; readers never hold up the writer. Every
/// verb that writes is one transaction: it holds as a whole or not at all. Verbs know no clock:
/// `now` is in seconds since 1970, as are all times that come back.
///
/// A class because it owns connections; safe to use from any thread, as each connection has a queue
/// of its own. Verbs block until they are done: a flush takes a fraction of a millisecond, and at
/// worst the five seconds another process may hold the lock.
package final class RunStore: Sendable {
  package enum Access: Sendable {
    /// Makes the folder and the database where there are none.
    case readWrite
    /// Changes nothing, and works in a folder one may only read.
    case readOnly
  }

  let folder: StoreFolder
  let reader: any DatabaseReader
  let writer: DatabasePool?
  /// Asked for `data_version`, which only means something on a connection that stays the same.
  private let watcher: DatabaseQueue?
  let checkpointFiles: CheckpointFiles
  /// What the files were like when they were opened as unchanging; nil where changes are watched.
  private let unchanging: StoreFolder.State?
  private let isTemporary: Bool

  /// The store's folder, absolute.
  package var path: String { folder.path }
  package var isReadOnly: Bool { writer == nil }

  /// Opens the store in a folder.
  ///
  /// - Throws: `StoreError` where the folder cannot be made or read, the file in it is something
  ///   else or damaged, or a newer version of the program wrote it.
  package convenience init(
    path: String, access: Access = .readWrite
  ) throws(StoreError) {
    try self.init(folder: StoreFolder(path: path), access: access)
  }

  /// - Parameter mayWatch: false opens a store for reading as if nothing could be put beside it.
  init(
    folder: StoreFolder, access: Access, isTemporary: Bool = false, mayWatch: Bool = true,
    checkpointFiles: CheckpointFiles = CheckpointFiles()
  ) throws(StoreError) {
    self.folder = folder
    self.isTemporary = isTemporary
    self.checkpointFiles = checkpointFiles
    do {
      switch access {
      case .readWrite:
        let pool = try StoreOpening.writable(folder)
        (reader, writer) = (pool, pool)
        watcher = try DatabaseQueue(
          path: folder.database, configuration: StoreOpening.configuration(readOnly: true))
      case .readOnly:
        (reader, watcher) = try StoreOpening.readable(folder, mayWatch: mayWatch)
        writer = nil
      }
      unchanging = watcher == nil ? folder.state : nil
    } catch {
      throw StoreError(error, path: folder.database)
    }
  }

  /// A store in a new folder of its own, which goes when the value does: for tests and trials.
  package static func temporary() throws(StoreError) -> RunStore {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "thresh-store-\(UUID().uuidString)").path(percentEncoded: false)
    return try RunStore(folder: StoreFolder(path: path), access: .readWrite, isTemporary: true)
  }

  deinit {
    guard isTemporary else { return }
    close()
    try? FileManager.default.removeItem(atPath: folder.path)
  }

  /// Ends all connections; every later verb throws. Without it they end with the last reference.
  package func close() {
    try? watcher?.close()
    try? reader.close()
  }

  /// Of the tables: that which is open, and the newest that this program knows.
  package func schemaVersion() throws(StoreError) -> (found: Int, known: Int) {
    (try read { try Schema.version(of: $0) }, Schema.version)
  }

  /// A number that differs whenever anything was committed since, by this process or another.
  ///
  /// Takes microseconds; ask before asking for anything else.
  package func dataVersion() throws(StoreError) -> Int64 {
    guard let watcher else { return folder.state == unchanging ? 0 : 1 }
    do {
      return try watcher.inDatabase { db in
        try Int64.fetchOne(db.cachedStatement(sql: "PRAGMA data_version")) ?? 0
      }
    } catch {
      throw StoreError(error, path: folder.database)
    }
  }

  func read<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
    if let unchanging, unchanging != folder.state { throw .outdated(path: folder.database) }
    do {
      return try reader.read(body)
    } catch {
      throw StoreError(error, path: folder.database)
    }
  }

  /// Runs `body` as one transaction, which holds the write lock from its start.
  func write<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
    guard let writer else { throw .readOnly(path: folder.database) }
    do {
      return try writer.write(body)
    } catch {
      throw StoreError(error, path: folder.database)
    }
  }
}
