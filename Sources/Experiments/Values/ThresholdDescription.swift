/// How the thresholds are chosen on the tune split once training has ended.
package struct ThresholdDescription: Equatable, Sendable {
  /// One of the forms `ThresholdGoal` in Metrics reads, such as `f1` or `precision>=0.9`.
  package var goal: String

  package init(goal: String = "f1") {
    self.goal = goal
  }
}
