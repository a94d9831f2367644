/// The queue of a store at one moment.
package struct StoredQueue: Equatable, Sendable {
  /// A run that waits.
  package struct Entry: Equatable, Sendable, Identifiable {
    package var run: StoredRun
    /// When it was queued, in seconds since 1970.
    package var since: Double

    package var id: Int64 { run.id }
  }

  /// The runs that wait, the next one first.
  package var entries: [Entry] = []
  /// No further run is started.
  package var isPaused = false
  /// Runs trained at once, 1...64.
  package var parallel = 1
  /// The process that works on the queue; nil when none does, or the one that did fell silent.
  package var runner: ProcessIdentity?

  package init() {}

  /// How many runs may be trained at once.
  package static let parallelRange = 1...64
}

/// The right to start the runs of a queue, held by one process at a time.
package struct QueueLease: Hashable, Sendable {
  let token: Int64
}

/// Where a run is put in the queue.
package enum QueuePlace: Equatable, Sendable {
  case first, last
  case before(Int64)
}
