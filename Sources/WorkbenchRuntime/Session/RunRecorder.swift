import CProcess
import Dispatch
import Experiments
import Foundation
import RunStore
import Synchronization
import Training

/// Writes a run into its store while it trains, and carries commands from the store to the trainer.
///
/// Events gather in memory and are committed five times a second, so a killed process loses at most
/// a fifth of a second of points. When the disk is full the trainer is paused, nothing is dropped,
/// and training goes on once there is space again.
///
/// A class because the trainer, a timer and the program share it; safe because what arrives is
/// behind a lock and everything else is touched on one serial queue only.
package final class RunRecorder: Sendable {
  private let arrived = Mutex<[TimedEvent]>([])
  private let queue = DispatchQueue(label: "thresh.recorder")
  private let writer: Mutex<RunWriter>
  private let over = DispatchGroup()

  /// Seconds between two commits.
  static let interval = 0.2

  struct TimedEvent: Sendable {
    var time: Double
    var event: TrainingEvent
  }

  init(writer: consuming RunWriter) {
    self.writer = Mutex(writer)
    over.enter()
  }

  func start() {
    queue.asyncAfter(deadline: .now() + Self.interval) { @Sendable [self] in
      commit()
      if !writer.withLock({ $0.isOver }) { start() }
    }
  }

  /// Takes an event of the trainer. Returns at once.
  func record(_ event: TrainingEvent) {
    arrived.withLock { $0.append(TimedEvent(time: Clock.now(), event: event)) }
    if case .step = event { return }
    queue.async { @Sendable in self.commit() }
  }

  /// Blocks until the last event of the session is committed, or can no longer be.
  func waitUntilOver() { over.wait() }

  private func commit() {
    let events = arrived.withLock { events in
      defer { events.removeAll(keepingCapacity: true) }
      return events
    }
    let (isOver, wasOver) = writer.withLock { writer in
      let wasOver = writer.isOver
      writer.commit(events)
      return (writer.isOver, wasOver)
    }
    if isOver && !wasOver { over.leave() }
  }
}

/// The time of day for what is recorded.
package enum Clock {
  /// Seconds since 1970.
  package static func now() -> Double { Date().timeIntervalSince1970 }
}
