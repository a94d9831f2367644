import Glibc

/// Files written so that under their own name they are whole or not there at all.
///
/// A value with one hook: a test can have any write fail as a full or broken disk would.
struct CheckpointFiles: Sendable {
  /// Asked before each write with the bytes written so far; an error number other than 0 stands for
  /// the disk's own.
  var failure: @Sendable (_ written: Int) -> Int32 = { _ in 0 }

  /// Writes the file and waits until the disk has it.
  ///
  /// - Returns: its size in bytes, and its checksum.
  @discardableResult
  func write(_ file: CheckpointFile, to path: String) throws(StoreError) -> (Int, UInt64) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { throw Self.error(errno, path) }
    let result: (Int, UInt64)
    do throws(StoreError) {
      result = try write(file, into: descriptor, path: path)
      guard fsync(descriptor) == 0 else { throw Self.error(errno, path) }
    } catch {
      close(descriptor)
      unlink(path)
      throw error
    }
    // Some file systems find out only now that there is no room.
    guard close(descriptor) == 0 else {
      let code = errno
      unlink(path)
      throw Self.error(code, path)
    }
    return result
  }

  /// Writes the file into an open one, whose path is for sentences only.
  func write(
    _ file: CheckpointFile, into descriptor: Int32, path: String
  ) throws(StoreError) -> (Int, UInt64) {
    var output = Output(descriptor: descriptor, path: path, failure: failure)
    let checksum = try output.write(file)
    return (output.written, checksum)
  }

  /// Gives a finished file its name, and waits until the disk has that too.
  func rename(_ path: String, to newPath: String, in folder: String) throws(StoreError) {
    guard Glibc.rename(path, newPath) == 0 else { throw Self.error(errno, newPath) }
    try sync(folder: folder)
  }

  func sync(folder: String) throws(StoreError) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.error(errno, folder) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw Self.error(errno, folder) }
  }

  func sync(file: String) throws(StoreError) {
    let descriptor = open(file, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.error(errno, file) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw Self.error(errno, file) }
  }

  static func error(_ code: Int32, _ path: String) -> StoreError {
    switch code {
    case ENOSPC, EDQUOT, EFBIG: .diskFull(path: path)
    case EACCES, EPERM, EROFS, ENOTDIR, ELOOP: .refused(path: path, reason: StoreFolder.words(code))
    default: .io(path: path, detail: StoreFolder.words(code))
    }
  }
}

/// An open file that is written from its start to its end.
private struct Output {
  let descriptor: Int32
  let path: String
  let failure: @Sendable (Int) -> Int32
  var written = 0

  mutating func write(_ file: CheckpointFile) throws(StoreError) -> UInt64 {
    var hash = StripeHash()
    let head = try file.head(path)
    hash.add(head)
    try write(head)
    for tensor in file.tensors {
      for start in stride(from: 0, to: tensor.values.count, by: CheckpointFile.pieceCount) {
        let end = min(start + CheckpointFile.pieceCount, tensor.values.count)
        var piece = Array(tensor.values[start..<end])
        piece.append(contentsOf: repeatElement(0, count: -piece.count & 7))
        hash.add(piece)
        try write(piece)
      }
    }
    var tail: [UInt8] = []
    LittleEndian.append(hash.value, to: &tail)
    try write(tail)
    return hash.value
  }

  /// Floats lie in memory as they do in the file: every machine this runs on is little-endian.
  private mutating func write(_ floats: [Float]) throws(StoreError) {
    try checkDisk()
    let count = Glibc.write(descriptor, floats, floats.count * 4)
    if count == floats.count * 4 {
      written += count
      return
    }
    if count < 0, errno != EINTR { throw CheckpointFiles.error(errno, path) }
    var bytes: [UInt8] = []
    LittleEndian.append(floats.map(\.bitPattern), to: &bytes)
    written += max(count, 0)
    try write(Array(bytes[max(count, 0)...]))
  }

  private mutating func write(_ bytes: [UInt8]) throws(StoreError) {
    var rest = bytes
    while !rest.isEmpty {
      try checkDisk()
      let count = Glibc.write(descriptor, rest, rest.count)
      if count < 0, errno != EINTR { throw CheckpointFiles.error(errno, path) }
      rest.removeFirst(max(count, 0))
      written += max(count, 0)
    }
  }

  private func checkDisk() throws(StoreError) {
    let code = failure(written)
    guard code == 0 else { throw CheckpointFiles.error(code, path) }
  }
}

extension CheckpointFile {
  /// Everything before the first tensor.
  fileprivate func head(_ path: String) throws(StoreError) -> [UInt8] {
    var entries: [Header.Entry] = []
    var offset = 0
    for tensor in tensors {
      entries.append(.init(name: tensor.name, shape: tensor.shape, offset: offset))
      offset += Self.padded(tensor.values.count * 4)
    }
    let header: [UInt8]
    do {
      header = Array(
        try JSONText.encode(Header(metadata: metadata, tensors: entries)).utf8)
    } catch {
      throw .damagedCheckpoint(file: path, problem: "its header cannot be written: \(error)")
    }
    guard header.count <= Self.headerLimit else {
      throw .damagedCheckpoint(
        file: path, problem: "a header of \(header.count) bytes; allowed: \(Self.headerLimit)")
    }
    var bytes = Self.magic
    LittleEndian.append(Self.version, to: &bytes)
    LittleEndian.append(UInt32(0), to: &bytes)
    LittleEndian.append(UInt64(header.count), to: &bytes)
    LittleEndian.append(UInt64(0), to: &bytes)
    bytes += header
    bytes.append(contentsOf: repeatElement(0, count: Self.padded(bytes.count) - bytes.count))
    return bytes
  }
}
