import Foundation
import RunStore
import Studies

/// Has a store carry out a study.
package struct StudyDesk {
  package let plan: StudyPlan
  package let store: RunStore

  package init(_ plan: StudyPlan, in store: RunStore) {
    self.plan = plan
    self.store = store
  }

  /// Puts into the queue what is missing or was interrupted; what is done or under way is used as it is.
  ///
  /// The data is opened first: what every arm needs has to be there, and all runs are tested on the
  /// images it has now.
  /// - Parameter retries: whether runs that failed are trained anew.
  /// - Returns: how many runs were queued.
  @discardableResult
  package func start(
    retries: Bool = true, progress: (@Sendable (Int, Int) -> Void)? = nil
  ) throws -> Int {
    let now = Clock.now()
    let images = try plan.images(cache: CacheFolder.path(store: store.path), progress: progress)
    try store.saveStudy(try plan.stored(images: images, created: now))
    let runs = try plan.runs(in: store, now: now)
    var queued = 0
    // By seeds: a study that is cut short has whole seeds.
    for seed in plan.study.seeds.indices {
      for arm in plan.study.arms.indices {
        // Two arms may ask for the same training.
        let run = try runs[arm][seed] ?? again(arm, seed)
        if try queue(run, arm: arm, seed: seed, retries: retries) { queued += 1 }
      }
    }
    return queued
  }

  private func again(_ arm: Int, _ seed: Int) throws -> StoredRun? {
    let training = plan.trainings[arm][seed]
    return try store.runs(ofConfigurations: [training.configuration], now: Clock.now())[
      training.configuration]?.last { $0.seed == plan.study.seeds[seed] }
  }

  private func queue(_ run: StoredRun?, arm: Int, seed: Int, retries: Bool) throws -> Bool {
    let (title, name) = (plan.study.title, plan.study.arms[arm].name)
    guard let run else {
      let training = plan.trainings[arm][seed]
      let source = ExperimentSource(
        name: plan.source.name, text: training.text, directory: "/", isWritten: false)
      let number = try store.enqueue(
        RunStart(training.experiment, of: source), now: Clock.now())
      try store.assign(number, toStudy: title, arm: name)
      return true
    }
    try store.assign(run.id, toStudy: title, arm: name)
    switch run.status {
    case .done, .running, .paused, .queued: return false
    case .failed where !retries: return false
    case .interrupted, .stopped, .failed:
      try store.enqueue(run.id, now: Clock.now())
      return true
    }
  }

  /// Stops what trains, with a checkpoint, and takes out of the queue what waits.
  package func stop() throws {
    for run in try plan.runs(in: store, now: Clock.now()).flatMap({ $0 }).compactMap(\.self) {
      switch run.status {
      case .queued: try store.takeOutOfQueue(run.id, now: Clock.now())
      case .running, .paused: _ = try Steering.post(.stop(afterEpoch: false), to: run.id, in: store)
      case .done, .interrupted, .stopped, .failed: break
      }
    }
  }
}
