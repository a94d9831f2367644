import Glibc

/// Files that are read and written in one go.
enum WholeFile {
  /// Far more than any network that this program trains takes, and the most that ONNX allows.
  static let limit = 2 << 30

  /// The whole file, or its beginning.
  ///
  /// - Throws: for what is not a file that can be read; memory is taken for bytes that are there.
  static func read(_ path: String, atMost count: Int = .max) throws(WeightsFileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw error(errno, path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw error(errno, path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      let kind = status.st_mode & S_IFMT == S_IFDIR ? "a folder" : "no regular file"
      throw WeightsFileError(file: path, problem: "is \(kind); allowed: a file of weights")
    }
    let size = Int(status.st_size)
    guard min(size, count) <= limit else {
      throw WeightsFileError(
        file: path, problem: "holds \(size) bytes; allowed: at most \(limit)")
    }
    let wanted = min(size, count)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(wanted)
    var piece = [UInt8](repeating: 0, count: min(wanted, 1 << 20))
    while bytes.count < wanted {
      let got = Glibc.read(descriptor, &piece, min(piece.count, wanted - bytes.count))
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw error(errno, path) }
      guard got > 0 else { break }
      bytes.append(contentsOf: piece[..<got])
    }
    return bytes
  }

  /// Writes pieces one behind the other into a file of another name, which then takes the place of
  /// what is there: nobody sees it half written.
  static func write(
    to path: String,
    _ body: (_ output: ([UInt8]) throws(WeightsFileError) -> Void)
      throws(WeightsFileError) -> Void
  ) throws(WeightsFileError) {
    let aside = "\(path).\(String(UInt64.random(in: 0 ... .max), radix: 36)).part"
    let descriptor = open(aside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      guard errno == ENOENT else { throw error(errno, path) }
      throw WeightsFileError(
        file: path, problem: "its folder is not there; allowed: a file in a folder that is")
    }
    do throws(WeightsFileError) {
      defer { close(descriptor) }
      try body { bytes throws(WeightsFileError) in try put(bytes, into: descriptor, path) }
      guard fsync(descriptor) == 0 else { throw error(errno, path) }
    } catch {
      unlink(aside)
      throw error
    }
    guard rename(aside, path) == 0 else {
      let code = errno
      unlink(aside)
      throw error(code, path)
    }
  }

  private static func put(
    _ bytes: [UInt8], into descriptor: Int32, _ path: String
  ) throws(WeightsFileError) {
    var written = 0
    while written < bytes.count {
      let rest = written == 0 ? bytes : Array(bytes[written...])
      let count = Glibc.write(descriptor, rest, rest.count)
      if count < 0, errno != EINTR { throw error(errno, path) }
      written += max(count, 0)
    }
  }

  private static func error(_ code: Int32, _ path: String) -> WeightsFileError {
    let problem =
      switch code {
      case ENOENT: "there is no such file"
      case EISDIR: "is a folder; allowed: the name of a file"
      case EACCES, EPERM, EROFS: "permission denied"
      case ENOSPC, EDQUOT: "the disk is full"
      default: String(cString: strerror(code))
      }
    return WeightsFileError(file: path, problem: problem)
  }
}
