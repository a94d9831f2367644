import Glibc

/// An event file that grows while a run trains.
///
/// A class because it owns an open file. What a full disk refuses waits in memory and is written with
/// the next flush, so that the file holds whole records, but for the last one perhaps.
package final class EventLog {
  package let path: String
  private let descriptor: Int32
  private var encoder = EventEncoder()
  private var waiting: [UInt8] = []

  /// Bytes that wait at most; what comes after them is dropped.
  static let capacity = 64 << 20

  /// - Parameter step: where a resumed run goes on; nil for one that begins.
  /// - Throws: a sentence where the file cannot be made.
  package init(
    in folder: EventFolder, resumedAt step: Int?, time: Double
  ) throws(InterchangeError) {
    path = folder.nextPath(isLive: true)
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .cannotWrite(path, errno) }
    append(BoardEvent(time: time, .fileVersion))
    if let step { append(BoardEvent(time: time, step: step, .sessionStart)) }
    try flush()
  }

  deinit { close(descriptor) }

  package func append(_ event: BoardEvent) {
    guard waiting.count < Self.capacity else { return }
    waiting += encoder.record(of: event)
  }

  package func flush() throws(InterchangeError) {
    let code = OutputFile.write(&waiting, to: descriptor)
    guard code == 0 else { throw .cannotWrite(path, code) }
  }
}
