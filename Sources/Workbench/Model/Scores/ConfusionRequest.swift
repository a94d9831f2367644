/// Which confusion is wanted: of the scores in sight, at the thresholds of a moment.
package struct ConfusionRequest: Equatable, Sendable {
  package var scores: ScoresRequest
  /// Rises whenever a threshold moves.
  package var revision: Int

  package init(scores: ScoresRequest, revision: Int) {
    self.scores = scores
    self.revision = revision
  }
}
