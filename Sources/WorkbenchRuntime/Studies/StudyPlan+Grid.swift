import RunStore
import Studies

/// How far a store is with a study.
extension StudyPlan {
  package func grid(in store: RunStore, now: Double = Clock.now()) throws -> StudyGrid {
    let runs = try runs(in: store, now: now)
    return StudyGrid(
      arms: study.arms.map(\.name), seeds: study.seeds, steps: study.steps,
      cells: runs.map { $0.map { $0.map(StudyGrid.Cell.init) ?? StudyGrid.Cell() } },
      atOnce: try store.queue(now: now).parallel)
  }

  /// The run of each training, `[arm][seed]`: of several the one that is furthest.
  func runs(in store: RunStore, now: Double) throws -> [[StoredRun?]] {
    let configurations = Set(trainings.flatMap { $0.map(\.configuration) })
    let found = try store.runs(ofConfigurations: configurations, now: now)
    return trainings.map { arm in
      zip(arm, study.seeds).map { training, seed in
        (found[training.configuration] ?? []).filter { $0.seed == seed }
          .max { Self.rank($0) < Self.rank($1) }
      }
    }
  }

  private static func rank(_ run: StoredRun) -> Int {
    switch run.status {
    case .done: 5
    case .running, .paused: 4
    case .queued: 3
    case .interrupted, .stopped: 2
    case .failed: 1
    }
  }
}

extension StudyGrid.Cell {
  init(_ run: StoredRun) {
    let state: StudyGrid.State =
      switch run.status {
      case .done: .done
      case .running, .paused: .training
      case .queued: .waiting
      case .interrupted, .stopped: .held
      case .failed: .failed
      }
    self.init(
      state, run: run.id, step: run.progress.step, seconds: run.progress.elapsed,
      message: state == .failed ? run.message : nil)
  }
}
