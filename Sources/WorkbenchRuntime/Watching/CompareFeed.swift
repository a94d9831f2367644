import Dispatch
import RunStore
import Synchronization
import Workbench

/// Reads the runs that are compared and follows those that train, off the screen's thread.
///
/// What a request asks for comes in parts: the curves first, then what is drawn again a thousand
/// times. From then on only what is new is read.
///
/// A class because a timer and the screen share it; safe because its state is behind a lock and used
/// on one queue.
final class CompareFeed: Sendable {
  private struct State {
    var comparison: FollowedComparison?
    /// Of each store.
    var versions: [Int64] = []
    /// Whether a look is due already.
    var isLooking = false
  }

  private let stores: RunStores
  private let deliver: @Sendable ([Message]) -> Void
  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "thresh.compare", qos: .userInitiated)
  /// The newest request, so that a slow one gives way to it.
  private let wanted = Mutex<ComparisonRequest?>(nil)

  /// Seconds between two looks at the store.
  static let interval = 0.2

  /// - Parameter deliver: takes messages, on the feed's queue.
  init(stores: RunStores, deliver: @escaping @Sendable ([Message]) -> Void) {
    self.stores = stores
    self.deliver = deliver
  }

  /// Answers `Effect.compare`.
  func compare(_ request: ComparisonRequest) {
    wanted.withLock { $0 = request }
    queue.async { @Sendable [self] in
      guard wanted.withLock({ $0 }) == request else { return }
      do {
        try state.withLock { state in
          state.versions = try versions()
          var comparison = FollowedComparison(request, after: state.comparison)
          state.comparison = nil
          _ = try comparison.read(from: stores)
          deliver([.comparison(comparison.view)])
          if wanted.withLock({ $0 }) == request, try comparison.readScores(from: stores) {
            deliver([.comparison(comparison.view)])
          }
          state.comparison = comparison
          if !state.isLooking {
            state.isLooking = true
            lookAgain()
          }
        }
      } catch {
        deliver([.comparisonFailed(request, "\(error)")])
      }
    }
  }

  /// Answers `Effect.stopComparing`.
  func stop() {
    wanted.withLock { $0 = nil }
    queue.async { @Sendable [self] in state.withLock { $0.comparison = nil } }
  }

  private func lookAgain() {
    queue.asyncAfter(deadline: .now() + Self.interval) { @Sendable [weak self] in self?.look() }
  }

  /// Looks for news as long as anyone wants them. What goes wrong is tried again at the next look:
  /// the list of runs tells it too.
  private func look() {
    state.withLock { state in
      guard var comparison = state.comparison else {
        state.isLooking = false
        return
      }
      defer { lookAgain() }
      guard let versions = try? versions(), versions != state.versions else { return }
      state.comparison = nil  // so that series have one owner and grow in place
      defer { state.comparison = comparison }
      let hasNews = try? comparison.read(from: stores)
      let hasScores = try? comparison.readScores(from: stores)
      if hasNews == true || hasScores == true { deliver([.comparison(comparison.view)]) }
      if hasNews != nil, hasScores != nil { state.versions = versions }
    }
  }

  private func versions() throws -> [Int64] { try stores.all.map { try $0.dataVersion() } }
}
