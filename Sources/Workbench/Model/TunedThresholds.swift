/// Thresholds with the rule that chose them on the tune split.
package struct TunedThresholds: Equatable, Sendable {
  /// From 1, as the store numbers them.
  package var version: Int
  /// As the experiment file writes it: `f1`, `precision>=0.9`.
  package var goal: String
  /// One a label; infinity calls the label present nowhere.
  package var values: [Double]

  package init(version: Int = 1, goal: String, values: [Double]) {
    self.version = version
    self.goal = goal
    self.values = values
  }
}
