import Dispatch
import Synchronization

/// A wish of a person or a rule, carried out at the next step boundary.
package struct TrainerCommand: Equatable, Sendable {
  package enum Verb: Equatable, Sendable {
    case pause
    case resume
    case checkpoint
    /// Ends the session with a checkpoint, now or when the epoch is over.
    case stop(afterEpoch: Bool)
    /// From the next step, the schedule is scaled so that its value there is `rate`.
    case learningRate(Float)
    case epochs(EpochTarget)
    /// Epochs without a better value after which training ends; nil trains to the last epoch.
    case patience(Int?)
    /// The rule raises no alarm for the rest of the run.
    case ignore(rule: String)
    /// Something outside the trainer is found amiss.
    case raise(RaisedAlarm)
  }

  /// How many epochs a run is to have.
  package enum EpochTarget: Equatable, Sendable {
    case total(Int)
    /// Beside those that are planned.
    case more(Int)
  }

  /// The id its answer carries; nil for one that came from within and needs no answer.
  package var id: Int64?
  package var verb: Verb

  package init(id: Int64? = nil, verb: Verb) {
    self.id = id
    self.verb = verb
  }
}

/// Carries commands to a trainer, from any thread.
///
/// A class because it is shared, and safe because the queue is locked. The trainer takes commands
/// between steps; while it is paused it sleeps on the semaphore, so a pause costs no processor time.
package final class TrainerControl: Sendable {
  private let pending = Mutex<[TrainerCommand]>([])
  private let arrival = DispatchSemaphore(value: 0)

  package init() {}

  package func send(_ command: TrainerCommand) {
    pending.withLock { $0.append(command) }
    arrival.signal()
  }

  /// All commands that have arrived, oldest first.
  func take() -> [TrainerCommand] {
    pending.withLock { commands in
      defer { commands.removeAll() }
      return commands
    }
  }

  /// Sleeps until a command arrives. May return early; the caller looks again.
  func waitForCommand() {
    arrival.wait()
  }
}
