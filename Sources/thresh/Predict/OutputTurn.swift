import Foundation
import Synchronization
import WorkbenchRuntime

/// Lets a signal end the program between two writes and never within one, so that what was written
/// is whole lines and whole files.
///
/// A class because two threads share it, and safe because it is a lock.
final class OutputTurn: Sendable {
  private let turn = Mutex(())

  func take<Failure: Error>(_ body: () throws(Failure) -> Void) throws(Failure) {
    try turn.withLock { _ throws(Failure) in try body() }
  }

  /// Ends the program with the next signal; a second one ends it at once, also if whoever reads its
  /// output keeps a write waiting.
  func end(with signals: SignalPipe) {
    let thread = Thread { [self] in
      var received: Int32?
      while true {
        let signal = signals.next(timeoutMilliseconds: received == nil ? -1 : 20)
        if let signal, received != nil { Self.leave(signal) }
        received = received ?? signal
        if let received { _ = turn.withLockIfAvailable { _ in Self.leave(received) } }
      }
    }
    thread.name = "thresh.signals"
    thread.start()
  }

  private static func leave(_ signal: Int32) -> Never { _exit(128 + signal) }
}
