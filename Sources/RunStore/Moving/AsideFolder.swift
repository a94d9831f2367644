import Foundation
import Glibc

/// A folder inside a store for files in the making; it goes with the value.
///
/// Locked while its process lives, so that what a killed one left can be told from what is in use.
/// A class because the folder lasts as long as somebody holds it.
final class AsideFolder {
  let path: String
  private let descriptor: Int32

  init(in folder: StoreFolder) throws(StoreError) {
    path = "\(folder.path)/import-\(UUID().uuidString).tmp"
    try StoreFolder.makeDirectory(path)
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .io(path: path, detail: StoreFolder.words(errno)) }
    // A check that looks whether it is left behind holds the lock for an instant.
    while flock(descriptor, LOCK_EX) != 0, errno == EINTR { continue }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
    close(descriptor)
  }

  /// The folders whose processes have ended.
  static func leftBehind(in folder: StoreFolder) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasPrefix("import-") && $0.hasSuffix(".tmp") }.sorted()
      .map { "\(folder.path)/\($0)" }.filter(isLeftBehind)
  }

  static func isLeftBehind(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return flock(descriptor, LOCK_EX | LOCK_NB) == 0
  }

  /// Copies the first `count` bytes of an open file into the folder.
  func copy(_ source: Int32, count: Int, as name: String) throws -> String {
    let copy = "\(path)/\(name)"
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    var left = count
    // Gone with the process in any case.
    try write(copy, syncs: false) { output in
      while left > 0 {
        let got = read(source, &piece, min(piece.count, left))
        guard got > 0 || got < 0 && errno == EINTR else {
          throw StoreError.io(
            path: path, detail: got == 0 ? "it became shorter" : StoreFolder.words(errno))
        }
        if got > 0 { try output(Array(piece[..<got])) }
        left -= max(got, 0)
      }
    }
    return copy
  }

  /// Writes a new file piece by piece, and waits until the disk has it if it is to stay.
  func write(
    _ path: String, syncs: Bool = true,
    _ body: (_ output: ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard file >= 0 else { throw CheckpointFiles.error(errno, path) }
    defer { close(file) }
    try body { bytes in
      var rest = bytes
      while !rest.isEmpty {
        let count = Glibc.write(file, rest, rest.count)
        if count < 0, errno != EINTR { throw CheckpointFiles.error(errno, path) }
        rest.removeFirst(max(count, 0))
      }
    }
    guard !syncs || fsync(file) == 0 else { throw CheckpointFiles.error(errno, path) }
  }

  /// Bytes a person may still write to the disk.
  func freeBytes() -> Int {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { return .max }
    let (bytes, overflow) = Int(clamping: status.f_bavail)
      .multipliedReportingOverflow(by: Int(clamping: status.f_frsize))
    return overflow ? .max : bytes
  }
}
