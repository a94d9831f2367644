import Datasets
import Glibc

/// What the system answered.
struct SystemError: Error {
  var code = errno
}

/// Files written anew, under paths that need not be text.
enum FileCopy {
  private static let piece = 1 << 18

  /// Copies a file under a name that is free; it has it once it is whole.
  ///
  /// - Parameters:
  ///   - folder: of `target`.
  static func copy(
    _ source: FilePath, to target: FilePath, in folder: String
  ) throws(SystemError) {
    let from = open(source.cString, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard from >= 0 else { throw SystemError() }
    defer { close(from) }
    var info = stat()
    guard fstat(from, &info) == 0 else { throw SystemError() }
    let growing = "\(folder)/.thresh-\(String(UInt64.random(in: 0 ... .max), radix: 36)).part"
    let to = open(growing, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, info.st_mode & 0o777 | 0o200)
    guard to >= 0 else { throw SystemError() }
    // Gone under this name also once it has the other.
    defer { unlink(growing) }
    try write(from, to)
    if link(growing, target.cString) == 0 { return }
    // File systems without hard links; elsewhere the name is taken.
    let code = errno
    guard code != EEXIST, rename(growing, target.cString) == 0 else {
      throw SystemError(code: code)
    }
  }

  /// Closes what it has written.
  private static func write(_ from: Int32, _ to: Int32) throws(SystemError) {
    defer { close(to) }
    while true {
      let bytes = try read(from)
      guard !bytes.isEmpty else { return }
      var rest = bytes
      while !rest.isEmpty {
        let count = Glibc.write(to, rest, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw SystemError() }
        rest.removeFirst(count)
      }
    }
  }

  /// Empty at the end.
  private static func read(_ descriptor: Int32) throws(SystemError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: piece)
    while true {
      let count = Glibc.read(descriptor, &bytes, piece)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw SystemError() }
      return Array(bytes.prefix(count))
    }
  }

  /// Whether two paths lead to one file, or to two of the same bytes.
  static func isSame(_ one: FilePath, _ other: FilePath) -> Bool {
    var (first, second) = (stat(), stat())
    guard stat(one.cString, &first) == 0, stat(other.cString, &second) == 0 else { return false }
    if first.st_dev == second.st_dev, first.st_ino == second.st_ino { return true }
    guard first.st_mode & S_IFMT == S_IFREG, second.st_mode & S_IFMT == S_IFREG,
      first.st_size == second.st_size
    else { return false }
    return hasSameBytes(one, other)
  }

  private static func hasSameBytes(_ one: FilePath, _ other: FilePath) -> Bool {
    let descriptors = [one, other].map { open($0.cString, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    defer { for descriptor in descriptors where descriptor >= 0 { close(descriptor) } }
    guard descriptors.allSatisfy({ $0 >= 0 }) else { return false }
    while true {
      guard let first = try? read(descriptors[0]), let second = try? read(descriptors[1]),
        first == second
      else { return false }
      if first.isEmpty { return true }
    }
  }
}
