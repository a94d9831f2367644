import Dispatch
import Synchronization

/// A value that is worked out once, by whoever comes first: a background task, or the one who needs
/// it, when the task has not begun yet. So nobody ever waits for a queue that is busy elsewhere.
final class Prefetch<Value: Sendable>: Sendable {
  private enum Phase {
    case waiting
    case running
    case done(Value)
  }

  private let work: @Sendable () -> Value
  private let phase = Mutex(Phase.waiting)
  private let finished = DispatchSemaphore(value: 0)

  init(work: @escaping @Sendable () -> Value) {
    self.work = work
  }

  /// Works the value out unless somebody has begun to.
  func run() {
    guard claim() else { return }
    let value = work()
    phase.withLock { $0 = .done(value) }
    finished.signal()
  }

  /// The value; waits only for work that is under way.
  func value() -> Value {
    run()
    while true {
      if case .done(let value) = phase.withLock({ $0 }) { return value }
      finished.wait()
      // Passed on, should more than one be waiting.
      finished.signal()
    }
  }

  private func claim() -> Bool {
    phase.withLock {
      guard case .waiting = $0 else { return false }
      $0 = .running
      return true
    }
  }
}
