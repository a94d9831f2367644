import Foundation
import Glibc

/// Where things lie in a store's folder.
struct StoreFolder: Equatable, Sendable {
  static let databaseName = "thresh.sqlite"
  /// Absolute, so that it means the same after a change of directory.
  let path: String

  init(path: String) {
    self.path =
      URL(filePath: path, directoryHint: .isDirectory).standardizedFileURL
      .path(percentEncoded: false).trimmingTrailingSlash
  }

  var database: String { "\(path)/\(Self.databaseName)" }
  var checkpoints: String { "\(path)/checkpoints" }

  func checkpoints(of run: Int64) -> String { "\(checkpoints)/\(StoreError.number(run))" }

  /// Makes the folder and those above it.
  func create() throws(StoreError) {
    if !isDirectory { try Self.makeDirectory(path) }
    guard isDirectory else { throw .notAFolder(path: path) }
    guard access(path, W_OK | X_OK) == 0 else {
      throw .refused(path: path, reason: Self.words(errno))
    }
  }

  var isDirectory: Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Makes a folder and those above it; one that is there already is fine.
  static func makeDirectory(_ path: String) throws(StoreError) {
    if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
    if errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex {
      try makeDirectory(String(path[..<slash]))
      if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
    }
    switch errno {
    case ENOTDIR: throw .notAFolder(path: path)
    case ENOSPC, EDQUOT: throw .diskFull(path: path)
    case let code: throw .refused(path: path, reason: words(code))
    }
  }

  /// What tells that nothing was written.
  struct State: Equatable, Sendable {
    var identity: [Int]
    var logBytes: Int
  }

  var state: State {
    var (file, log) = (stat(), stat())
    guard stat(database, &file) == 0 else { return State(identity: [], logBytes: 0) }
    return State(
      identity: [
        Int(file.st_ino), Int(file.st_size), Int(file.st_mtim.tv_sec), Int(file.st_mtim.tv_nsec),
      ], logBytes: stat(database + "-wal", &log) == 0 ? Int(log.st_size) : 0)
  }

  /// What the system calls an error number.
  static func words(_ code: Int32) -> String { String(cString: strerror(code)) }

  /// Runs `body` while no other process opens or upgrades the same store.
  ///
  /// The lock is on the folder itself and goes when the process does. Where the file system has no
  /// such locks, SQLite's own must do.
  func whileOpening<T>(_ body: () throws -> T) throws -> T {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw StoreError.refused(path: path, reason: Self.words(errno)) }
    defer { close(folder) }
    var tries = 0
    while flock(folder, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK || errno == EINTR {
      tries += 1
      guard tries < 500 else { throw StoreError.busy(path: path) }
      usleep(10_000)
    }
    return try body()
  }
}

extension String {
  fileprivate var trimmingTrailingSlash: String {
    count > 1 && hasSuffix("/") ? String(dropLast()) : self
  }
}
