import Metrics

/// What a threshold is worth on other images, as it is asked for.
package struct GainRequest: Equatable, Sendable {
  package var scores: ScoresRequest
  package var label: Int
  package var threshold: Double
  package var goal: ThresholdGoal

  package init(scores: ScoresRequest, label: Int, threshold: Double, goal: ThresholdGoal) {
    self.scores = scores
    self.label = label
    self.threshold = threshold
    self.goal = goal
  }
}
