import Glibc

/// What the file system says of a file without its content being read.
///
/// No program can change a file and leave all of this as it was: times of change (`ctime`) are set
/// by the system alone. Only a change within the same tick of the file system's clock, right after
/// the file was read, goes unseen; hence ``isSettled(at:)``.
struct FileStamp: Equatable, Sendable {
  var device: UInt64
  var inode: UInt64
  /// Bytes.
  var size: Int64
  /// Nanoseconds since 1970: when the content was written, and when anything was last changed.
  var modified: Int64
  var changed: Int64

  init(device: UInt64, inode: UInt64, size: Int64, modified: Int64, changed: Int64) {
    self.device = device
    self.inode = inode
    self.size = size
    self.modified = modified
    self.changed = changed
  }

  init(_ info: stat) {
    self.init(
      device: UInt64(info.st_dev), inode: UInt64(info.st_ino), size: Int64(info.st_size),
      modified: Self.nanoseconds(info.st_mtim), changed: Self.nanoseconds(info.st_ctim))
  }

  /// Of the file that a path leads to; nil when there is none.
  init?(path: String) {
    var info = stat()
    guard stat(path, &info) == 0 else { return nil }
    self.init(info)
  }

  /// Whether a later change is sure to show in the stamp: not if the file was changed just before
  /// it was read, for the next change may get the same times. Two seconds is the coarsest clock of
  /// any file system in use (FAT). Git's index calls the others "racily clean".
  ///
  /// - Parameter now: when the file was read, in nanoseconds since 1970.
  func isSettled(at now: Int64) -> Bool {
    let (last, overflows) = max(modified, changed).addingReportingOverflow(2_000_000_000)
    return !overflows && last < now
  }

  /// Nanoseconds since 1970.
  static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return nanoseconds(time)
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}
