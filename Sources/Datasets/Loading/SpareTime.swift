import Dispatch
import Foundation
import Glibc
import Synchronization

/// Brings batches on in moments in which a core has nothing better to do.
///
/// One thread of the lowest priority for the whole process: while training uses all cores, it runs
/// in the gaps between the pieces of a step, and any other thread takes its core from it at once. So
/// it may get no time at all; who needs a batch does not rely on it: see ``BatchDraft/finish()``.
///
/// A class because it is shared; safe because what it shares is locked.
final class SpareTime: Sendable {
  static let shared = SpareTime()

  private let waiting = Mutex<[BatchDraft]>([])
  private let arrival = DispatchSemaphore(value: 0)

  private init() {
    let thread = Thread { @Sendable [self] in
      Self.yieldToAll()
      while true { work() }
    }
    thread.name = "thresh.spare"
    thread.start()
  }

  func add(_ draft: BatchDraft) {
    waiting.withLock { waiting in
      // So that the list stays short also if this thread never gets any time.
      waiting.removeAll { $0.isOver }
      waiting.append(draft)
    }
    arrival.signal()
  }

  private func work() {
    arrival.wait()
    guard let draft = waiting.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else { return }
    while draft.advance() {}
  }

  /// Gives this thread what no other wants. Where that is refused, its priority stays as it is.
  private static func yieldToAll() {
    var parameters = sched_param(sched_priority: 0)
    // SCHED_IDLE, which the C library names only on request.
    sched_setscheduler(0, 5, &parameters)
  }
}
