import Foundation
import Synchronization

/// The other side of a terminal: what is written to it, and what it is made to answer.
final class PseudoTerminal: Sendable {
  private let main: Int32
  /// What a program opens.
  let descriptor: Int32
  private let written = Mutex<[UInt8]>([])

  // TIOCSPTLCK and TIOCGPTN, which are macros too complex to be imported.
  private static let (setLock, getNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)

  /// - Returns: `nil` where the system has none to give.
  init?(columns: UInt16 = 80, lines: UInt16 = 24) {
    main = Foundation.open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var (number, locked): (UInt32, Int32) = (0, 0)
    guard main >= 0, ioctl(main, Self.setLock, &locked) == 0,
      ioctl(main, Self.getNumber, &number) == 0
    else { return nil }
    descriptor = Foundation.open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    if descriptor < 0 { return nil }
    var size = winsize(ws_row: lines, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
    Thread.detachNewThread { self.listen() }
  }

  private func listen() {
    var bytes = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = read(main, &bytes, bytes.count)
      if count <= 0 { break }
      written.withLock { $0 += bytes.prefix(count) }
    }
    Foundation.close(main)
  }

  func close() { Foundation.close(descriptor) }

  func answer(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(main, bytes, bytes.count)
  }

  /// What was written since it was last asked for, once `text` is among it or time is up.
  func take(until text: String) -> String {
    for _ in 0..<400 {
      if all.contains(text) { break }
      usleep(5000)
    }
    return written.withLock { bytes in
      defer { bytes = [] }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  private var all: String { written.withLock { String(decoding: $0, as: UTF8.self) } }
}
