import Foundation
import RunStore
import WorkbenchRuntime

/// Sees to it that a process works on the queue while a study waits for its runs: whoever did may have
/// been killed.
struct StudyWorker {
  let store: RunStore
  let threads: Int
  /// When it was last looked, in seconds since 1970.
  private var last = 0.0
  /// Starts in a row after which no process had the queue.
  private var starts = 0
  private var wasPaused = false

  private static let interval = 5.0
  private static let mostStarts = 5

  init(store: RunStore, threads: Int) {
    self.store = store
    self.threads = threads
  }

  /// Starts a process where none works on the queue, every few seconds at most.
  ///
  /// - Returns: a sentence once the queue is paused.
  /// - Throws: a sentence where no process that was started came to work.
  mutating func look() throws -> String? {
    let now = Clock.now()
    guard now - last >= Self.interval || now < last else { return nil }
    last = now
    let queue = try store.queue(now: now)
    if queue.isPaused {
      defer { wasPaused = true }
      return wasPaused ? nil : "the queue is paused; thresh queue resume has it go on"
    }
    wasPaused = false
    guard queue.runner == nil, !queue.entries.isEmpty else {
      starts = 0
      return nil
    }
    guard starts < Self.mostStarts else {
      throw RuntimeError("nothing works on the queue; \(store.path)/queue.log may say why")
    }
    starts += 1
    try QueueRunner.startDetached(for: store, threads: threads)
    return nil
  }
}
