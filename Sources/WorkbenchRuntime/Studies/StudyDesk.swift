import Foundation
import RunStore
import Studies
import Workbench

/// Has a store carry out a study.
package struct StudyDesk {
  package let plan: StudyPlan
  package let store: RunStore

  package init(_ plan: StudyPlan, in store: RunStore) {
    self.plan = plan
    self.store = store
  }

  /// Puts into the queue what is missing, was interrupted or failed; what is done or under way is used
  /// as it is.
  ///
  /// The data is opened first: what every arm needs has to be there, and all runs are tested on the
  /// images it has now.
  /// - Returns: how many runs were queued.
  @discardableResult
  package func start(progress: (@Sendable (Int, Int) -> Void)? = nil) throws -> Int {
    let now = Clock.now()
    if let stored = try store.study(titled: plan.study.title) {
      try plan.checkIsOf(stored, in: store)
    }
    let images = try plan.images(cache: CacheFolder.path(store: store.path), progress: progress)
    try store.saveStudy(plan.stored(images: images, created: now))
    // Runs of older versions of the program may be of the study, too.
    while try store.fillValues(limit: 20) {}
    let runs = try plan.runs(in: store, now: now)
    var queued = 0
    for place in plan.study.runs {
      let arm = plan.study.arms[place.arm].name
      let isQueued =
        if let run = runs[place.arm][place.seed] {
          try queue(run, arm: arm)
        } else {
          try queue(plan.trainings[place.arm][place.seed], arm: arm)
        }
      if isQueued { queued += 1 }
    }
    return queued
  }

  /// Queues a new run; not if another arm, or another process, just has.
  private func queue(_ training: StudyPlan.Training, arm: String) throws -> Bool {
    let source = ExperimentSource(
      name: plan.source.name, text: training.text, directory: "/", isWritten: false)
    let start = RunStart(training.experiment, of: source)
    return try store.enqueue(start, forStudy: plan.study.title, arm: arm, now: Clock.now()) != nil
  }

  private func queue(_ run: StoredRun, arm: String) throws -> Bool {
    try store.assign(run.id, toStudy: plan.study.title, arm: arm)
    switch run.status {
    case .done, .running, .paused, .queued: return false
    case .interrupted, .stopped, .failed:
      return try unlessForestalled { try store.enqueue(run.id, now: Clock.now()) }
    }
  }

  /// Takes out of the queue what waits, and has what trains stop with a checkpoint; what ends or begins
  /// meanwhile is no mistake. To be called until nothing trains any more.
  package func stop() throws {
    for run in try runs() where run.status == .queued {
      try unlessForestalled { try store.takeOutOfQueue(run.id, now: Clock.now()) }
    }
    for run in try runs() where run.status == .running || run.status == .paused {
      guard try !store.commands(of: run.id).contains(where: Self.isStop) else { continue }
      try unlessForestalled {
        _ = try Steering.post(.stop(afterEpoch: false), to: run.id, in: store)
      }
    }
  }

  /// Does what another process may have done just before.
  ///
  /// - Returns: whether it was done here.
  @discardableResult
  private func unlessForestalled(_ body: () throws -> Void) throws -> Bool {
    do {
      try body()
      return true
    } catch let error as StoreError {
      switch error {
      case .notQueued, .wrongStatus: return false
      default: throw error
      }
    }
  }

  private func runs() throws -> [StoredRun] {
    try plan.runs(in: store, now: Clock.now()).flatMap(\.self).compactMap(\.self)
  }

  /// Whether a command to stop waits for its answer.
  private static func isStop(_ command: StoredCommand) -> Bool {
    command.state == .posted && command.verb == RunCommand.stop(afterEpoch: false).stored.verb
  }
}
