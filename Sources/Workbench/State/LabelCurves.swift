import Metrics

/// What is known of a label over all its thresholds, worked out once when it is selected.
package struct LabelCurves: Equatable, Sendable {
  package let label: Int
  let scores: ScoresRequest
  package let averagePrecision: Double?
  package let rocAUC: Double?
  /// The threshold of the greatest F1.
  package let best: ChosenThreshold?
  /// The one that calls most present with a precision of ``leastPrecision``, or why none does.
  package let precise: Result<ChosenThreshold, ThresholdRefusal>

  package static let leastPrecision = 0.8

  init(label: Int, scores: ScoresRequest, _ ranked: RankedScores) {
    self.label = label
    self.scores = scores
    averagePrecision = ranked.averagePrecision
    rocAUC = ranked.rocAUC
    best = try? ThresholdGoal.f1.choose(from: ranked).get()
    precise = ThresholdGoal.precisionAtLeast(LabelCurves.leastPrecision).choose(from: ranked)
  }
}
