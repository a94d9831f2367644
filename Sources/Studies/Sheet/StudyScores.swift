import Metrics

/// What the runs of a study say of its test images.
package struct StudyScores: Sendable {
  package struct Run: Sendable {
    /// Its number in the store.
    package var run: Int64
    /// On the test split.
    package var table: ScoreTable
    /// Those its training ended with, chosen on the tune split; nil where there are none.
    package var tuned: [Double]?
    /// Training images by label set.
    package var mix: [String: Int]

    package init(run: Int64, table: ScoreTable, tuned: [Double]?, mix: [String: Int]) {
      self.run = run
      self.table = table
      self.tuned = tuned
      self.mix = mix
    }

    func thresholds(_ decision: StudyRule.Decision) -> [Double] {
      switch decision {
      case .tuned: tuned ?? table.untunedThresholds
      case .fixed: table.untunedThresholds
      }
    }
  }

  package let labels: [String]
  package let images: StudyImages
  /// `[arm][seed]`; nil for runs that are not done.
  package let runs: [[Run?]]
  /// The rows of each stratum.
  let rows: [String: [Int]]

  /// - Throws: ``StudyScoresError`` where a run was scored on other images than the study's.
  package init(images: StudyImages, runs: [[Run?]]) throws(StudyScoresError) {
    for run in runs.flatMap(\.self).compactMap(\.self) where run.table.images != images.numbers {
      throw StudyScoresError(run: run.run)
    }
    let all = runs.flatMap(\.self).compactMap(\.self)
    labels = all.first?.table.labels ?? []
    if let stray = all.first(where: { $0.table.targets != all[0].table.targets }) {
      throw StudyScoresError(run: stray.run)
    }
    self.images = images
    self.runs = runs
    rows = Dictionary(grouping: images.strata.indices) { images.strata[$0] }
  }

  var isEmpty: Bool { runs.allSatisfy { $0.allSatisfy { $0 == nil } } }
}

/// A run that does not belong to the others.
package struct StudyScoresError: Error, Equatable, CustomStringConvertible {
  package var run: Int64

  package var description: String {
    "run \(run) was tested on other images than the study has now; "
      + "archive it, and the study trains another"
  }
}
