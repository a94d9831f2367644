import Dispatch
import Synchronization

/// Hands values from one thread to another, in order, a few ahead and no more.
///
/// A class because two threads share it, and safe because it is locked.
final class Handover<Value: Sendable>: Sendable {
  private struct State {
    var values: [Value] = []
    var isClosed = false
  }

  private let state = Mutex(State())
  private let room = DispatchSemaphore(value: 0)
  private let ready = DispatchSemaphore(value: 0)

  /// - Parameter ahead: how many values may wait.
  init(ahead: Int) {
    for _ in 0..<ahead { room.signal() }
  }

  /// Waits for room. Returns whether more are wanted.
  func put(_ value: Value) -> Bool {
    room.wait()
    let isWanted = state.withLock { state in
      if !state.isClosed { state.values.append(value) }
      return !state.isClosed
    }
    ready.signal()
    return isWanted
  }

  /// Waits for a value; nil when there are no more.
  func take() -> Value? {
    ready.wait()
    defer { room.signal() }
    return state.withLock { $0.values.isEmpty ? nil : $0.values.removeFirst() }
  }

  /// Either side is through.
  func close() {
    state.withLock { $0.isClosed = true }
    ready.signal()
    room.signal()
  }
}
