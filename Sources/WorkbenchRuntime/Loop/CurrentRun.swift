import Synchronization
import Workbench

/// The run that trains in this process, as the feed on its queue asks for it.
///
/// A class because it is shared, and safe because it is locked.
final class CurrentRun: Sendable {
  private let id = Mutex<RunID?>(nil)

  var run: RunID? { id.withLock { $0 } }

  func set(_ run: RunID?) { id.withLock { $0 = run } }
}
