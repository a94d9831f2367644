import Metrics

/// What a threshold is worth on other images, as it is asked for.
package struct GainRequest: Equatable, Sendable {
  package var run: RunID
  package var label: Int
  package var threshold: Double
  package var goal: ThresholdGoal

  package init(run: RunID, label: Int, threshold: Double, goal: ThresholdGoal) {
    self.run = run
    self.label = label
    self.threshold = threshold
    self.goal = goal
  }
}
