/// The threshold one label gets, and whose images it was chosen on.
package struct LabelThresholdChoice: Equatable, Sendable {
  package enum Basis: Hashable, Sendable {
    /// The label's own scores.
    case own
    /// Those of all labels together: so the rule says, or too few images hold this one.
    case shared
    /// The label's own, drawn towards those of all labels.
    case shrunk
  }

  package var basis: Basis
  /// How many images hold the label: what a choice by its own scores rests on.
  package var positives: Int
  /// What the threshold gives on this label's images, or why there is none.
  package var outcome: Result<ChosenThreshold, ThresholdRefusal>
}

extension ThresholdRule {
  /// A threshold for each label, or why there is none.
  ///
  /// A threshold of its own is fitted to the few images a rare label has, and fails on others. So a
  /// label on fewer than `fewest` images, and with shrinkage one on no image, is given the shared
  /// threshold; it is refused only if all labels together are. A drawn threshold is again put midway
  /// between two real scores, where it decides the same. One of infinity stays as it is, and none
  /// is drawn to infinity. A fixed threshold is everyone's own.
  /// - Source: that thresholds of rare categories overfit is in Yang, "A study of thresholding
  ///   strategies for text categorization" (2001). The remedy there is another; this one is ours.
  /// - Precondition: neither `fewest` nor `shrinkage` is below 0.
  package func choices(for decisions: Decisions) -> [LabelThresholdChoice] {
    choices(for: decisions.table, ranked: decisions.ranked)
  }

  func choices(for table: ScoreTable, ranked: [RankedScores]) -> [LabelThresholdChoice] {
    precondition(
      fewest >= 0 && shrinkage >= 0, "\(fewest) images, shrinkage \(shrinkage); allowed: 0 and more"
    )
    var kept: Result<ChosenThreshold, ThresholdRefusal>?
    // Sorting all pairs takes longer than all else; often no label asks for it.
    func shared() -> Result<ChosenThreshold, ThresholdRefusal> {
      let shared = kept ?? goal.choose(from: scope == .any ? table.anyLabel : table.pooled)
      kept = shared
      return shared
    }
    return ranked.map { ranked in
      let positives = ranked.positives.count
      func choice(
        _ basis: LabelThresholdChoice.Basis, _ outcome: Result<ChosenThreshold, ThresholdRefusal>
      ) -> LabelThresholdChoice {
        LabelThresholdChoice(basis: basis, positives: positives, outcome: outcome)
      }
      if needsShared(positives: positives) {
        return choice(.shared, shared().map { given($0.threshold, ranked) })
      }
      let own = goal.choose(from: ranked)
      guard shrinkage > 0, !isFixed, let mine = try? own.get().threshold, mine.isFinite,
        let ours = try? shared().get().threshold, ours.isFinite
      else { return choice(.own, own) }
      let weight = Double(positives)
      let drawn = (weight * mine + shrinkage * ours) / (weight + shrinkage)
      return choice(.shrunk, .success(given(ranked.candidate(at: drawn).threshold, ranked)))
    }
  }

  private var isFixed: Bool { if case .fixed = goal { true } else { false } }

  private func needsShared(positives: Int) -> Bool {
    if isShared { return true }
    return !isFixed && (positives < fewest || positives == 0 && shrinkage > 0)
  }

  /// What a threshold that was not chosen by these scores makes of them.
  private func given(_ threshold: Double, _ ranked: RankedScores) -> ChosenThreshold {
    let counts = ranked.counts(at: threshold)
    return ChosenThreshold(
      threshold: threshold, counts: counts, achieved: goal.achieved(by: counts))
  }
}
