import RunStore
import Studies

/// How far a store is with a study.
extension StudyPlan {
  package func grid(in store: RunStore, now: Double = Clock.now()) throws -> StudyGrid {
    let runs = try runs(in: store, now: now)
    var seen: Set<String> = []
    let cells = zip(trainings, runs).map { trainings, runs in
      zip(zip(trainings, study.seeds), runs).map { training, run in
        var cell = run.map(StudyGrid.Cell.init) ?? StudyGrid.Cell()
        cell.isShared = !seen.insert("\(training.0.configuration) \(training.1)").inserted
        return cell
      }
    }
    return StudyGrid(
      arms: study.arms.map(\.name), seeds: study.seeds, steps: study.steps, cells: cells,
      atOnce: try store.queue(now: now).parallel)
  }

  /// The run of each training, `[arm][seed]`: of several the one that is furthest. Runs that were
  /// made longer or shorter on the way are none of the study's.
  func runs(in store: RunStore, now: Double) throws -> [[StoredRun?]] {
    let configurations = Set(trainings.flatMap { $0.map(\.configuration) })
    let found = try store.runs(ofConfigurations: configurations, now: now)
    return trainings.map { arm in
      zip(arm, study.seeds).map { training, seed in
        (found[training.configuration] ?? [])
          .filter { $0.seed == seed && $0.hasSteps(study.steps) }.max {
            Self.rank($0) < Self.rank($1)
          }
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

extension StoredRun {
  /// Whether it is planned for so many steps, as far as it is known.
  fileprivate func hasSteps(_ steps: Int) -> Bool {
    plannedSteps == 0 || plannedSteps == steps
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
      state, run: run.id, step: state == .done ? run.plannedSteps : run.progress.step,
      seconds: run.progress.elapsed,
      message: state == .failed ? run.message : nil)
  }
}
