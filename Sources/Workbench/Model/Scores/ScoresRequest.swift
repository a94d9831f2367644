/// Which scores are wanted.
package struct ScoresRequest: Equatable, Sendable {
  package var run: RunID
  package var part: ScoredPart
  /// Of a run in training, the epoch after which the scores were last kept, so that newer ones are
  /// asked for once they are there.
  package var epoch: Int?
  /// Of a run that is open, the newest thresholds kept with it, by whomever.
  package var version: Int?

  package init(run: RunID, part: ScoredPart, epoch: Int? = nil, version: Int? = nil) {
    self.run = run
    self.part = part
    self.epoch = epoch
    self.version = version
  }
}

/// The parts whose scores are looked at on the screen; the test part is sealed.
package enum ScoredPart: String, CaseIterable, Sendable {
  /// While a run trains: from the last evaluation.
  case validation
  /// Where thresholds are chosen and kept, once the run is done.
  case tune
}
