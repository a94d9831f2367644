import Metrics
import RunStore

/// The stored scores of a run on one of its splits, and the thresholds to decide by.
struct ScoredSplit {
  var run: Int64
  var split: StoredSplit
  var table: ScoreTable
  /// How many steps the network had taken when it gave the scores.
  var step: Int?
  /// The version of thresholds; nil where decisions are made at 0.5.
  var kept: StoredThresholds?
  var thresholds: [Double]
  /// Where they come from: `tuned (f1, version 1)`, or `0.5`.
  var origin: String
  /// Looks at the test split so far, this one included; nil for another split.
  var testLooks: Int?
  /// Says that these thresholds, or newer ones passed over, were chosen on another split.
  var stale: String?

  /// A look at the test split is counted, with its reason.
  ///
  init(
    of run: Int64, split: StoredSplit, by thresholds: DecisionThresholds, reason: String,
    in store: RunStore
  ) throws {
    let facts = try store.run(run, now: Clock.now()).facts
    let versions = try store.thresholds(of: run)
    let kept = try thresholds.choose(from: versions, splitHash: facts.splitHash, run: run)
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
    if thresholds == .newest {
      stale = versions.last?.passedOver(splitHash: facts.splitHash)
    }
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
    let rule = try DecisionRule(run: run, labels: table.labels, kept: kept, splitHash: splitHash)
    self.kept = rule.kept
    thresholds = rule.thresholds
    origin = rule.origin
    stale = rule.stale
  }

  private static func noScores(of run: Int64, _ split: StoredSplit) -> RuntimeError {
    let when =
      split == .validation
      ? "they are kept after each epoch, unless there are too many"
      : "they are kept when it is done"
    return RuntimeError("run \(run.runText) has no scores of its \(split.rawValue) split; \(when)")
  }
}
