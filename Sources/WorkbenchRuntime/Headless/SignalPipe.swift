import CProcess
import Foundation

/// Signals of this process as they come, read from a pipe that a C handler writes.
///
/// Dispatch's signal sources lose signals that arrive while they are being set up; the pipe does not.
package struct SignalPipe: Sendable {
  private let descriptor: Int32

  package init(_ signals: [Int32]) throws(RuntimeError) {
    descriptor = cprocess_signal_pipe(signals, signals.count)
    guard descriptor >= 0 else {
      throw RuntimeError("signals cannot be handled: \(String(cString: strerror(errno)))")
    }
  }

  /// The next signal, or nil when none came within the time.
  package func next(timeoutMilliseconds: Int32) -> Int32? {
    var readable = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&readable, 1, timeoutMilliseconds) > 0 else { return nil }
    var byte: UInt8 = 0
    return read(descriptor, &byte, 1) == 1 ? Int32(byte) : nil
  }
}
