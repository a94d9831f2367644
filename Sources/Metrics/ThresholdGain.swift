/// What a threshold is worth beyond the images it was chosen on.
package struct ThresholdGain: Equatable, Sendable {
  /// Where the rule would have put it, had other images been drawn; nil where it never could.
  package var threshold: ThresholdInterval?
  /// F1 at the threshold as it stands, and what it is more than at 0.5, with images drawn again.
  package var f1: Bootstrap?
  package var gain: Bootstrap?
  /// How much of a newly chosen threshold's F1 does not hold on other images, on average.
  package var optimism: Double?

  package init(
    threshold: ThresholdInterval? = nil, f1: Bootstrap? = nil, gain: Bootstrap? = nil,
    optimism: Double? = nil
  ) {
    self.threshold = threshold
    self.f1 = f1
    self.gain = gain
    self.optimism = optimism
  }

  /// - Parameter threshold: the one that stands, chosen by the goal or by hand.
  package init(
    of threshold: Double, goal: ThresholdGoal, from ranked: RankedScores, replicates: Int = 200,
    seed: UInt64
  ) {
    self.init()
  }
}
