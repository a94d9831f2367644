import Metrics
import RunStore

/// The stored scores of a run on one of its splits, and the thresholds to decide by.
struct ScoredSplit {
  var run: Int64
  var split: StoredSplit
  var table: ScoreTable
  /// How many steps the network had taken when it gave the scores.
  var step: Int?
  /// The newest version of thresholds; nil where decisions are made at 0.5.
  var kept: StoredThresholds?
  var thresholds: [Double]
  /// Where they come from: `tuned (f1, version 1)`, or `0.5`.
  var origin: String
  /// Looks at the test split so far, this one included; nil for another split.
  var testLooks: Int?
  /// Says that the thresholds were chosen on another split than the run's.
  var stale: String?

  /// A look at the test split is counted, with its reason.
  ///
  /// - Parameter untuned: decides at 0.5 though thresholds are kept.
  init(
    of run: Int64, split: StoredSplit, untuned: Bool, reason: String, in store: RunStore
  ) throws {
    let facts = try store.run(run, now: Clock.now()).facts
    let kept = untuned ? nil : try store.newestThresholds(of: run)
    var (looks, scores): (Int?, StoredScores?)
    if split == .test {
      let look = try store.lookAtTest(run, reason: reason, now: Clock.now())
      (looks, scores) = (look.looks, look.scores)
    } else {
      scores = try store.scores(of: run, on: split)
    }
    guard let scores else { throw Self.noScores(of: run, split) }
    try self.init(
      run: run, split: split, table: scores.table, kept: kept, splitHash: facts.splitHash)
    step = scores.step
    testLooks = looks
  }

  /// - Parameter splitHash: of the run.
  init(
    run: Int64, split: StoredSplit, table: ScoreTable, kept: StoredThresholds?, splitHash: String
  ) throws(RuntimeError) {
    self.run = run
    self.split = split
    self.table = table
    self.kept = kept
    if let kept, kept.labels != table.labels {
      throw RuntimeError(
        "version \(kept.version) of the thresholds of run \(run.runText) is for other labels; "
          + "--untuned decides at 0.5")
    }
    origin = kept.map { "tuned (\($0.goal), version \($0.version))" } ?? "0.5"
    thresholds = kept?.values ?? Array(repeating: 0.5, count: table.labels.count)
    stale = kept.flatMap { $0.staleness(splitHash: splitHash) }
  }

  private static func noScores(of run: Int64, _ split: StoredSplit) -> RuntimeError {
    let when =
      split == .validation
      ? "they are kept after each epoch, unless there are too many"
      : "they are kept when it is done"
    return RuntimeError("run \(run.runText) has no scores of its \(split.rawValue) split; \(when)")
  }
}

extension StoredThresholds {
  /// Says that they were chosen on another split; nil where they were not.
  ///
  /// - Parameter splitHash: of the run's split.
  func staleness(splitHash: String) -> String? {
    guard splitHash != self.splitHash, !self.splitHash.isEmpty else { return nil }
    let which = version > 0 ? "version \(version) was" : "they were"
    return "\(which) chosen on split \(self.splitHash), the run's is \(splitHash): "
      + "images they were chosen on may be among those they are judged by"
  }
}
