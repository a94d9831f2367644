import Metrics

/// The scores of a part, and the thresholds that are kept with the run.
package struct ScoresView: Sendable {
  /// What this answers.
  package var request: ScoresRequest
  /// At the newest thresholds kept; at 0.5 without any.
  package var decisions: Decisions
  /// Oldest first.
  package var versions: [ThresholdVersion]
  /// The rule of the experiment file, for a run that has no version yet.
  package var rule: String
  /// Of the run's split, to tell versions chosen on another.
  package var splitHash: String
  /// Looks at the test split so far.
  package var testLooks: Int

  package init(
    request: ScoresRequest, decisions: Decisions, versions: [ThresholdVersion] = [],
    rule: String = "f1", splitHash: String = "", testLooks: Int = 0
  ) {
    self.request = request
    self.decisions = decisions
    self.versions = versions
    self.rule = rule
    self.splitHash = splitHash
    self.testLooks = testLooks
  }
}
