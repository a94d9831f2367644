import Dispatch
import RunStore
import Studies
import Synchronization
import Workbench

/// Follows the studies of all stores while they are in sight, off the screen's thread.
///
/// A sheet is worked out anew only when another run is done, or when the study was begun anew.
///
/// A class because a timer and the screen share it; safe because its state is behind a lock and used
/// on one queue.
final class StudyFeed: Sendable {
  /// What was worked out of a study, and of what.
  private struct Known {
    var stored: StoredStudy
    var plan: StudyPlan
    /// Those that are done.
    var runs: [Int64] = []
    var sheet: StudySheet?
    /// What keeps the sheet from being worked out: one sentence.
    var trouble: String?
  }

  private struct State {
    var isWatching = false
    /// Whether a look is due already.
    var isLooking = false
    /// Of each store, when it was last read.
    var versions: [Int64] = []
    var known: [StudyID: Known] = [:]
    var views: [StudyView] = []
  }

  private let stores: RunStores
  private let threads: Int
  private let deliver: @Sendable ([Message]) -> Void
  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "thresh.studies", qos: .utility)

  /// Seconds between two looks at the stores.
  static let interval = 1.0

  /// - Parameters:
  ///   - threads: of a process that is started to go on with a study.
  ///   - deliver: takes messages, on the feed's queue.
  init(stores: RunStores, threads: Int, deliver: @escaping @Sendable ([Message]) -> Void) {
    self.stores = stores
    self.threads = threads
    self.deliver = deliver
  }

  /// Answers `Effect.watchStudies`.
  func watch() {
    queue.async { @Sendable [self] in
      let begins = state.withLock { state in
        state.isWatching = true
        (state.versions, state.views) = ([], [])
        defer { state.isLooking = true }
        return !state.isLooking
      }
      if begins { look() }
    }
  }

  /// Answers `Effect.stopWatchingStudies`.
  func stop() { queue.async { @Sendable [self] in state.withLock { $0.isWatching = false } } }

  /// Answers `Effect.continueStudy`.
  func goOn(with study: StudyID) {
    queue.async { @Sendable [self] in
      do {
        let store = stores.all[study.store]
        guard let stored = try store.studies().first(where: { $0.id == study.number }) else {
          throw RuntimeError("the study is not in \(store.path) any more")
        }
        let queued = try StudyDesk(try StudyPlan(stored), in: store).start()
        try QueueRunner.startDetached(for: store, threads: threads)
        deliver([
          .notice("\(stored.title): \(queued) run\(queued == 1 ? " waits" : "s wait") in the queue")
        ])
      } catch {
        deliver([.failed("\(error)")])
      }
    }
  }

  private func look() {
    let goesOn = state.withLock { state in
      guard state.isWatching else {
        state.isLooking = false
        return false
      }
      do { try read(&state) } catch { deliver([.failed("\(error)")]) }
      return true
    }
    guard goesOn else { return }
    queue.asyncAfter(deadline: .now() + Self.interval) { @Sendable [weak self] in self?.look() }
  }

  private func read(_ state: inout State) throws {
    let versions = try stores.all.map { try $0.dataVersion() }
    guard versions != state.versions else { return }
    var views: [(created: Double, view: StudyView)] = []
    for (index, store) in stores.all.enumerated() {
      for stored in try store.studies() {
        views.append((stored.created, view(of: stored, store, index, &state)))
      }
    }
    let sorted = views.sorted { $0.created > $1.created }.map(\.view)
    state.known = state.known.filter { known in sorted.contains { $0.id == known.key } }
    if sorted != state.views || state.versions.isEmpty { deliver([.studies(sorted)]) }
    state.views = sorted
    state.versions = versions
  }

  /// What keeps one study from being read, a store that may not be written say, hides no other.
  private func view(
    of stored: StoredStudy, _ store: RunStore, _ index: Int, _ state: inout State
  ) -> StudyView {
    let id = StudyID(stored.id, inStore: index)
    var view = StudyView(
      id: id, title: stored.title, file: stored.file,
      grid: StudyGrid(arms: [], seeds: [], steps: 0, cells: []))
    do {
      let before = state.known[id].flatMap { $0.stored == stored ? $0 : nil }
      var known = try before ?? Known(stored: stored, plan: StudyPlan(stored))
      view.question = known.plan.study.question
      view.grid = try known.plan.grid(in: store)
      let done = view.grid.cells.flatMap(\.self).filter { $0.state == .done }.compactMap(\.run)
      if done != known.runs {
        known.runs = done
        (known.sheet, known.trouble) = (nil, nil)
        do { known.sheet = try known.plan.sheet(in: store, now: Clock.now()) } catch {
          known.trouble = "\(error)"
        }
      }
      state.known[id] = known
      (view.sheet, view.trouble) = (known.sheet, known.trouble)
    } catch {
      view.trouble = "\(error)"
    }
    return view
  }
}
