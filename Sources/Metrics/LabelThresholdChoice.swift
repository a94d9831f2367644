/// The threshold one label gets, and whose images it was chosen on.
package struct LabelThresholdChoice: Equatable, Sendable {
  package enum Basis: Hashable, Sendable {
    /// The label's own scores.
    case own
    /// Those of all labels together, since too few images hold this one.
    case shared
  }

  package var basis: Basis
  /// How many images hold the label: what a choice by its own scores rests on.
  package var positives: Int
  /// What the threshold gives on this label's images, or why there is none.
  package var outcome: Result<ChosenThreshold, ThresholdRefusal>
}

extension ThresholdGoal {
  /// A threshold for each label: chosen by its own scores, or where fewer than `fewest` images hold
  /// it, the one that is best for all labels together.
  ///
  /// A threshold of its own is fitted to the few images a rare label has, and fails on others. A
  /// label on no image is so given a threshold too; it is refused only if all labels together are.
  /// A fixed threshold is everyone's own.
  /// - Source: that thresholds of rare categories overfit is in Yang, "A study of thresholding
  ///   strategies for text categorization" (2001). The remedy there is another; this one is ours.
  /// - Precondition: `fewest >= 0`; with 0 every label has its own.
  package func choices(
    for table: ScoreTable, sharedBelow fewest: Int = 10
  ) -> [LabelThresholdChoice] {
    precondition(fewest >= 0, "at least \(fewest) images; allowed: 0 and more")
    let isFixed = if case .fixed = self { true } else { false }
    var together: Result<ChosenThreshold, ThresholdRefusal>?
    return table.labels.indices.map { label in
      let ranked = table.ranked(label: label)
      let positives = ranked.positives.count
      guard positives < fewest, !isFixed else {
        return LabelThresholdChoice(
          basis: .own, positives: positives, outcome: choose(from: ranked))
      }
      let shared = together ?? choose(from: table.pooled)
      together = shared
      let outcome = shared.map { choice in
        let counts = ranked.counts(at: choice.threshold)
        return ChosenThreshold(
          threshold: choice.threshold, counts: counts, achieved: achieved(by: counts))
      }
      return LabelThresholdChoice(basis: .shared, positives: positives, outcome: outcome)
    }
  }
}
