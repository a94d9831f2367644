import Dispatch
import Synchronization

/// Work that may hang, on a disk that does not answer say, and must not hold up who asked for it.
enum Deadline {
  /// - Returns: nil when the time was up; the work then goes on by itself, and what it finds is lost.
  static func within<Value: Sendable>(
    seconds: Double, _ work: @escaping @Sendable () -> Value
  ) -> Value? {
    let result = LatestResult<Value>()
    let done = DispatchSemaphore(value: 0)
    DispatchQueue.global().async { @Sendable in
      result.value.withLock { $0 = work() }
      done.signal()
    }
    guard done.wait(timeout: .now() + seconds) == .success else { return nil }
    return result.value.withLock { $0 }
  }
}

/// A class because two threads hold it, and the later may be the one that made it.
private final class LatestResult<Value: Sendable>: Sendable {
  let value = Mutex<Value?>(nil)
}
