import Foundation
import RunStore
import Workbench

/// A command posted to a run, and how far it has come.
package struct Steering {
  private let store: RunStore
  private let run: Int64
  private let id: Int64
  private let command: RunCommand
  private var stored: StoredCommand?

  /// Seconds between two looks at the store.
  private static let interval = 0.05

  /// - Throws: `StoreError.wrongStatus` when no process works on the run.
  package static func post(_ command: RunCommand, to run: Int64, in store: RunStore) throws
    -> Steering
  {
    let (verb, argument) = command.stored
    let id = try store.post(verb, argument: argument, to: run, now: Clock.now())
    return Steering(store: store, run: run, id: id, command: command)
  }

  private init(store: RunStore, run: Int64, id: Int64, command: RunCommand) {
    (self.store, self.run, self.id, self.command) = (store, run, id, command)
  }

  /// Waits for the answer. A run that falls silent in the meantime does not give one.
  package func answered(within seconds: Double) throws -> Steering {
    let end = Clock.now() + seconds
    var steering = self
    repeat {
      steering.stored = try store.commands(of: run).last { $0.id == id }
      if !steering.isWaiting { break }
      usleep(UInt32(Self.interval * 1e6))
    } while Clock.now() < end
    return steering
  }

  package var isWaiting: Bool { stored?.state ?? .posted == .posted }
  package var isRefused: Bool { stored?.state == .refused }

  /// `pause done at step 9400`, `stop refused: the run had ended`.
  package var text: String {
    let record = stored.flatMap { CommandRecord($0, number: 0) }
    return (record ?? CommandRecord(number: 0, command: command)).text
  }

  package var report: SteeringReport {
    SteeringReport(
      run: run.runText, command: id, wish: command.text,
      state: (stored?.state ?? .posted).rawValue, step: stored?.step, message: stored?.message)
  }
}

/// A command and its answer, for machines.
package struct SteeringReport: Encodable {
  package var run: String
  /// The number of the command in its store.
  package var command: Int64
  package var wish: String
  /// `posted`, `acknowledged` or `refused`.
  package var state: String
  package var step: Int?
  package var message: String?
}
