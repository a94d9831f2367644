import CProcess
import Dispatch
import Experiments
import Foundation
import RunStore
import Synchronization
import Training

/// A run that trains in this process: its trainer on a queue of its own, its recorder on another.
package final class TrainingSession: Sendable {
  package let run: Int64
  package let control: TrainerControl
  /// What is true of the run now, for watchers in this process.
  package let snapshots = LatestValue<TrainingSnapshot>()
  private let recorder: RunRecorder
  private let result = Mutex<TrainingOutcome?>(nil)
  private let ended = DispatchGroup()
  private let reports = DispatchQueue(label: "thresh.reports")
  private let reporter: (any HeadlessReporter)?
  private let hasEnded = Mutex(false)

  /// Seconds the end of a run waits for commands of its rules, whose outcome its log is to tell.
  private static let patienceWithCommands = 2.0

  /// How the session ended, once it has.
  package var outcome: TrainingOutcome? { result.withLock { $0 } }
  package var isOver: Bool { outcome != nil }

  /// Starts to train what was prepared.
  ///
  /// - Parameters:
  ///   - workers: threads; the result does not depend on it.
  ///   - reporter: hears of every event, on a queue of its own, so that a slow reader of its output
  ///     holds nothing up.
  ///   - trouble: told, on any thread, what the store cannot keep because it cannot be written.
  package init(
    _ prepared: PreparedRun, store: RunStore, workers: Int,
    reporter: (any HeadlessReporter)? = nil, trouble: @escaping @Sendable (String) -> Void
  ) {
    run = prepared.lease.run
    let control = TrainerControl()
    self.control = control
    let recorder = RunRecorder(
      writer: RunWriter(
        store: store, lease: prepared.lease, control: control, snapshots: snapshots,
        alarms: prepared.experiment.alarms, catchUp: prepared.catchUp, trouble: trouble))
    self.recorder = recorder
    self.reporter = reporter
    let record = { @Sendable [reports] (event: TrainingEvent) in
      recorder.record(event)
      guard let reporter else { return }
      reports.async { @Sendable in reporter.report(event) }
    }
    let commands = CommandRunner(run: run, isAllowed: CommandPermission.isGiven) {
      record(.log($0))
    }
    let ports = TrainerPorts(
      emit: { event in
        // A line that comes after the last event is lost.
        if case .ended = event { commands.finish(seconds: Self.patienceWithCommands) }
        record(event)
      },
      post: { [snapshots] in snapshots.post($0) },
      clock: cprocess_monotonic_seconds, run: commands.start)
    ended.enter()
    recorder.start()
    DispatchQueue(label: "thresh.trainer", qos: .userInitiated).async { @Sendable [self] in
      let trainer = Trainer(
        experiment: prepared.experiment, directory: prepared.directory,
        cache: CacheFolder.path(store: store.path), workers: workers, control: control,
        ports: ports, resumePoint: prepared.resumePoint, startingWeights: prepared.startingWeights)
      let outcome = trainer.run()
      hasEnded.withLock { $0 = true }
      recorder.waitUntilOver()
      reports.sync {}
      result.withLock { $0 = outcome }
      ended.leave()
    }
  }

  /// Has the reporter say how far the run is; not any more once it has said that it ended.
  package func reportProgress() {
    reports.async { @Sendable [self] in
      if !hasEnded.withLock({ $0 }), let reporter, let snapshot = snapshots.newest {
        reporter.progress(snapshot)
      }
    }
  }

  /// Waits until the session is over and recorded, or for a time. Returns whether it is over.
  package func wait(seconds: Double) -> Bool {
    ended.wait(timeout: .now() + seconds) == .success
  }
}
