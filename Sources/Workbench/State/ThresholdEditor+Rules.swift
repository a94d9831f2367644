import Metrics

/// Choosing thresholds by a rule
extension ThresholdEditor {
  /// Chooses the threshold of one label by the rule.
  ///
  /// - Returns: what was chosen, or why 0.5 stands; nil for a locked label.
  @discardableResult
  package mutating func choose(label: Int) -> Result<ChosenThreshold, ThresholdRefusal>? {
    guard labels.indices.contains(label), !locked[label] else { return nil }
    let (outcome, origin) = choice(ofLabel: label)
    remember(nil)
    decisions.set((try? outcome.get().threshold) ?? 0.5, ofLabel: label)
    origins[label] = origin
    revision += 1
    return outcome
  }

  /// Chooses the thresholds of all labels that are not locked.
  ///
  /// - Returns: why 0.5 stands, where it does: label and refusal.
  @discardableResult
  package mutating func chooseAll() -> [(label: Int, refusal: ThresholdRefusal)] {
    let choices = rule.choices(for: decisions)
    var thresholds = decisions.thresholds
    var origins = origins
    var refusals: [(label: Int, refusal: ThresholdRefusal)] = []
    for (label, choice) in choices.enumerated() where !locked[label] {
      switch choice.outcome {
      case .success(let chosen): thresholds[label] = chosen.threshold
      case .failure(let refusal):
        thresholds[label] = 0.5
        refusals.append((label, refusal))
      }
      origins[label] = ThresholdOrigin(choice)
    }
    if thresholds != decisions.thresholds || origins != self.origins {
      remember(nil)
      decisions.set(thresholds)
      self.origins = origins
      revision += 1
    }
    if !locked.contains(true) { splitHash = source.splitHash }
    return refusals
  }

  package mutating func use(_ rule: ThresholdRule) { self.rule = rule }

  /// The others' scores matter only where a threshold is shared.
  private func choice(
    ofLabel label: Int
  ) -> (outcome: Result<ChosenThreshold, ThresholdRefusal>, origin: ThresholdOrigin) {
    let ranked = decisions.ranked[label]
    if rule.isShared || rule.shrinkage > 0 || ranked.positives.count < rule.fewest {
      let choice = rule.choices(for: decisions)[label]
      return (choice.outcome, ThresholdOrigin(choice))
    }
    let outcome = rule.goal.choose(from: ranked)
    if case .success = outcome { return (outcome, .own) }
    return (outcome, .untuned)
  }
}
