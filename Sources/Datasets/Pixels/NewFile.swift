import Glibc

/// What the system said when something could not be stored.
struct StorageError: Error, Equatable, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }

  /// - Parameter path: what could not be written.
  init(_ path: String, code: Int32) {
    let reason =
      switch code {
      case EACCES, EPERM, EROFS: "permission denied"
      case ENOSPC, EDQUOT: "the disk is full"
      default: String(cString: strerror(code))
      }
    self.init("\(path) cannot be written (\(reason))")
  }
}

/// A file under construction, which nobody else sees before it is whole.
///
/// It has a name of its own while it grows, or none at all. A class because it owns its descriptor;
/// safe to share because the descriptor does not change and every write names its place.
final class NewFile: Sendable {
  let descriptor: Int32
  /// The name while it grows; nil for a file without one, which ends with its last descriptor and
  /// mapping.
  private let path: String?
  private let folder: String

  /// Beside `target`, to be published under that name.
  ///
  /// The file is locked while this process has it open: that is how leftovers of processes that
  /// were killed are told from files in use.
  init(for target: String, in folder: String) throws(StorageError) {
    self.folder = folder
    let made = try Self.make { "\(target).\($0)\(Self.ending)" }
    path = made.path
    descriptor = made.descriptor
    flock(descriptor, LOCK_EX | LOCK_NB)
  }

  /// Without a name.
  init(temporaryIn folder: String) throws(StorageError) {
    self.folder = folder
    let made = try Self.make { "\(folder)/thresh-pixels-\($0)" }
    unlink(made.path)
    path = nil
    descriptor = made.descriptor
  }

  deinit {
    if let path, !Self.isAlreadyGone(path, descriptor) { unlink(path) }
    close(descriptor)
  }

  func write(_ bytes: [UInt8], at offset: Int) throws(StorageError) {
    var written = 0
    while written < bytes.count {
      let rest = written == 0 ? bytes : Array(bytes[written...])
      let count = pwrite(descriptor, rest, rest.count, offset + written)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw StorageError(folder, code: count == 0 ? ENOSPC : errno) }
      written += count
    }
  }

  /// Makes the file at least so long; what was not written reads as zero.
  func extend(to size: Int) throws(StorageError) {
    var info = stat()
    guard fstat(descriptor, &info) == 0 else { throw StorageError(folder, code: errno) }
    // Never shorter: the only thing that could pull bytes from under a mapping.
    guard Int(info.st_size) < size else { return }
    guard ftruncate(descriptor, size) == 0 else { throw StorageError(folder, code: errno) }
  }

  /// Gives the file its name, in one step and only once all of it is on the disk.
  func publish(as target: String) throws(StorageError) {
    guard let path else { return }
    guard fchmod(descriptor, 0o444) == 0, fsync(descriptor) == 0, rename(path, target) == 0 else {
      throw StorageError(target, code: errno)
    }
    let parent = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard parent >= 0 else { return }
    fsync(parent)
    close(parent)
  }

  /// Removes what processes that were killed have left in a folder.
  static func removeLeftovers(in folder: String) {
    for name in FileTree.names(in: folder) ?? []
    where name.hasSuffix(ending) && name.contains("\(PixelCache.ending).") {
      let descriptor = open("\(folder)/\(name)", O_RDONLY | O_CLOEXEC | O_NONBLOCK)
      guard descriptor >= 0 else { continue }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unlink("\(folder)/\(name)") }
      close(descriptor)
    }
  }

  private static let ending = ".part"

  /// A new file under a name that nobody else has.
  private static func make(_ name: (String) -> String) throws(StorageError) -> (
    path: String, descriptor: Int32
  ) {
    while true {
      let path = name(String(UInt64.random(in: 0 ... .max), radix: 36))
      let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      if descriptor >= 0 { return (path, descriptor) }
      guard errno == EEXIST || errno == EINTR else { throw StorageError(path, code: errno) }
    }
  }

  /// Whether the name is not, or no longer, this file's: published, or another's by now.
  private static func isAlreadyGone(_ path: String, _ descriptor: Int32) -> Bool {
    var (own, named) = (stat(), stat())
    guard fstat(descriptor, &own) == 0, lstat(path, &named) == 0 else { return true }
    return own.st_dev != named.st_dev || own.st_ino != named.st_ino
  }
}
