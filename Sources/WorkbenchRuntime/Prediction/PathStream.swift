import Datasets
import Glibc

/// Paths that come one after the other, each with a separator behind it.
package struct PathStream: Sendable {
  private let descriptor: Int32
  private let separator: UInt8
  /// Whole paths that nobody has taken yet, and the beginning of the next.
  private var waiting: [FilePath] = []
  private var rest: [UInt8] = []
  private var isOver = false

  /// No path is as long; it bounds what a stream without separators takes.
  private static let longest = 1 << 16

  /// - Parameter endsWithZero: paths end with a zero byte, as `find -print0` writes them, instead of
  ///   with the line.
  package init(descriptor: Int32, endsWithZero: Bool) {
    self.descriptor = descriptor
    separator = endsWithZero ? 0 : UInt8(ascii: "\n")
  }

  /// Waits for one path and takes those that are there with it, at most `limit`; empty at the end.
  mutating func next(limit: Int) -> [FilePath] {
    while waiting.isEmpty, !isOver { read() }
    while waiting.count < limit, !isOver, hasMore { read() }
    defer { waiting.removeFirst(min(limit, waiting.count)) }
    return Array(waiting.prefix(limit))
  }

  /// Whether reading would not wait.
  private var hasMore: Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, 0) > 0
  }

  private mutating func read() {
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    let count = Glibc.read(descriptor, &piece, piece.count)
    if count < 0, errno == EINTR { return }
    guard count > 0 else {
      isOver = true
      return add(rest[...])
    }
    rest += piece.prefix(count)
    var start = rest.startIndex
    while let end = rest[start...].firstIndex(of: separator) {
      add(rest[start..<end])
      start = end + 1
    }
    rest.removeFirst(start)
    if rest.count > Self.longest {
      add(rest[...])
      rest = []
    }
  }

  /// Lists made on Windows end their lines with two characters.
  private mutating func add(_ path: ArraySlice<UInt8>) {
    let isLine = separator != 0 && path.last == UInt8(ascii: "\r")
    let path = isLine ? path.dropLast() : path
    if !path.isEmpty { waiting.append(FilePath(bytes: path)) }
  }
}
