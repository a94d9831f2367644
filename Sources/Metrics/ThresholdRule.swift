/// How the thresholds of all labels are chosen: by which goal, and how far few images are believed.
///
/// Written as a goal and what is added to it: `f1`, `shared f1`, `precision>=0.9 n+>=10 shrink:20`.
package struct ThresholdRule: Hashable, Sendable {
  package var goal: ThresholdGoal
  /// One threshold for all labels, the best for all decisions together.
  package var isShared: Bool
  /// A label that fewer images hold gets the shared threshold: one of its own would fit just them.
  package var fewest: Int
  /// Draws a label's threshold towards the shared one as if this many images had asked for that:
  /// `(n₊ * own + shrinkage * shared) / (n₊ + shrinkage)`; 0 leaves it where it is.
  package var shrinkage: Double

  package init(
    goal: ThresholdGoal, isShared: Bool = false, fewest: Int = 0, shrinkage: Double = 0
  ) {
    self.goal = goal
    self.isShared = isShared
    self.fewest = fewest
    self.shrinkage = shrinkage
  }

  /// A threshold for each label, or why there is none.
  package func choices(for decisions: Decisions) -> [LabelThresholdChoice] {
    goal.choices(for: decisions.table, sharedBelow: fewest)
  }
}
