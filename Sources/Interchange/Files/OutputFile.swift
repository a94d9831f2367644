import Foundation

/// A file that is written piece by piece beside its place and takes it when it is whole.
///
/// A class because it owns an open file; what was not finished goes with it.
package final class OutputFile {
  package let path: String
  private let aside: String
  private let descriptor: Int32
  private var waiting: [UInt8] = []
  private var isFinished = false

  private static let piece = 1 << 18

  /// - Throws: a sentence, as all its verbs do.
  package init(_ path: String) throws(InterchangeError) {
    self.path = path
    let folder = URL(filePath: path).deletingLastPathComponent().path
    aside = "\(folder)/.\(UUID().uuidString).partial"
    descriptor = open(aside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { throw .cannotWrite(path, errno) }
  }

  deinit {
    close(descriptor)
    if !isFinished { unlink(aside) }
  }

  package func write(_ bytes: some Sequence<UInt8>) throws(InterchangeError) {
    waiting.append(contentsOf: bytes)
    if waiting.count >= Self.piece { try flush() }
  }

  package func write(_ text: String) throws(InterchangeError) { try write(text.utf8) }

  /// Puts the file in its place, over one that is there.
  ///
  /// - Parameter syncs: waits until the disk has it.
  package func finish(syncs: Bool = true) throws(InterchangeError) {
    try flush()
    if syncs, fsync(descriptor) != 0 { throw .cannotWrite(path, errno) }
    guard rename(aside, path) == 0 else { throw .cannotWrite(path, errno) }
    isFinished = true
  }

  private func flush() throws(InterchangeError) {
    let code = Self.write(&waiting, to: descriptor)
    guard code == 0 else { throw .cannotWrite(path, code) }
  }

  /// A small file at once.
  package static func write(_ text: String, to path: String) throws(InterchangeError) {
    let file = try OutputFile(path)
    try file.write(text)
    try file.finish()
  }

  /// Writes bytes and takes them away; those that could not be written stay.
  ///
  /// - Returns: 0, or the `errno` that says why some stay.
  static func write(_ bytes: inout [UInt8], to descriptor: Int32) -> Int32 {
    while !bytes.isEmpty {
      let count = Glibc.write(descriptor, bytes, bytes.count)
      if count < 0, errno != EINTR { return errno }
      if count == bytes.count {
        bytes.removeAll(keepingCapacity: true)
      } else {
        bytes.removeFirst(max(count, 0))
      }
    }
    return 0
  }
}
