import Metrics
import Training

/// Tells a person or a machine at the other end of standard output how a run goes.
package protocol HeadlessReporter: Sendable {
  func report(_ event: TrainingEvent)
  /// Called several times a second with the newest snapshot.
  func progress(_ snapshot: TrainingSnapshot)
}
