import Metrics
import RunStore
import Studies

/// What the runs of a store say of the test images of a study.
extension StudyPlan {
  /// The sheet of what is done; nil before anything is, and before the data was opened once.
  package func sheet(in store: RunStore, now: Double) throws -> StudySheet? {
    guard let images = try store.study(titled: study.title)?.images else { return nil }
    return StudySheet(study, scores: try scores(on: images, in: store, now: now))
  }

  /// - Throws: a sentence about a run that was tested on other images.
  package func scores(in store: RunStore, now: Double) throws -> StudyScores {
    guard let images = try store.study(titled: study.title)?.images else {
      throw RuntimeError(
        "\(store.path) has not begun with the study \(study.title); thresh study FILE begins")
    }
    return try scores(on: images, in: store, now: now)
  }

  private func scores(
    on images: StudyImages, in store: RunStore, now: Double
  ) throws -> StudyScores {
    let scored = try runs(in: store, now: now).map { arm in
      try arm.map { run -> StudyScores.Run? in
        guard let run, run.status == .done,
          let table = try store.testScores(of: run.id, forStudy: study.title, now: now)?.table
        else { return nil }
        return StudyScores.Run(
          run: run.id, table: table, tuned: try store.thresholds(of: run.id).first?.values,
          mix: try store.values(of: run.id).trainingMix)
      }
    }
    return try StudyScores(images: images, runs: scored)
  }
}

extension [String: StoredValue] {
  /// Training images by label set.
  fileprivate var trainingMix: [String: Int] {
    var mix: [String: Int] = [:]
    for (name, value) in self where name.hasPrefix("mix:") {
      if case .number(let count) = value { mix[String(name.dropFirst(4))] = Int(count) }
    }
    return mix
  }
}
