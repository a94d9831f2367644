/// The queue of the store, as far as the rows of its runs do not tell.
package struct QueueView: Equatable, Sendable {
  /// A run that waits.
  package struct Entry: Equatable, Sendable {
    package var run: RunID
    /// When it was queued, in seconds since 1970.
    package var since: Double

    package init(run: RunID, since: Double) {
      self.run = run
      self.since = since
    }
  }

  /// The runs that wait, the next one first.
  package var waiting: [Entry]
  /// No further run is started.
  package var isPaused: Bool
  /// Runs trained at once.
  package var parallel: Int
  /// The process that works on it, in words; nil when none does.
  package var runner: String?

  package init(
    waiting: [Entry] = [], isPaused: Bool = false, parallel: Int = 1, runner: String? = nil
  ) {
    self.waiting = waiting
    self.isPaused = isPaused
    self.parallel = parallel
    self.runner = runner
  }
}

/// A wish about the queue.
package enum QueueWish: Equatable, Sendable {
  package enum Place: Equatable, Sendable {
    case first, last
    case before(RunID)
  }

  /// Have a run wait that is to be resumed.
  case add(RunID)
  case move(RunID, to: Place)
  case takeOut(RunID)
  case pause(Bool)
  /// How many runs are trained at once, 1...64.
  case parallel(Int)
  /// Start a process that works on it.
  case work
}
