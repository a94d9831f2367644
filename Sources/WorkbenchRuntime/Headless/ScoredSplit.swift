import Metrics
import RunStore

/// The stored scores of a run on its tune or test split, and the thresholds to decide by.
struct ScoredSplit {
  var table: ScoreTable
  var thresholds: [Double]
  /// Where they come from: `tuned (f1, version 1)`, or `0.5`.
  var origin: String
  /// Looks at the test split so far, this one included; nil for another split.
  var testLooks: Int?

  /// A look at the test split is counted, with its reason.
  ///
  /// - Parameter split: `tune` or `test`.
  init(
    of run: Int64, split: String, untuned: Bool, reason: String, in store: RunStore
  ) throws {
    var scores: StoredScores?
    if split == "test" {
      let look = try store.lookAtTest(run, reason: reason, now: Clock.now())
      (testLooks, scores) = (look.looks, look.scores)
    } else {
      scores = try store.scores(of: run, on: .tune)
    }
    guard let table = scores?.table else {
      throw RuntimeError(
        "run \(run.runText) has no scores of its \(split) split; they are kept when it is done")
    }
    self.table = table
    let tuned = untuned ? nil : try store.thresholds(of: run).last
    origin = tuned.map { "tuned (\($0.goal), version \($0.version))" } ?? "0.5"
    thresholds = tuned?.values ?? Array(repeating: 0.5, count: table.labels.count)
  }
}
