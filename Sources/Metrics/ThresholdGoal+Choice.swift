/// Choosing a threshold
extension ThresholdGoal {
  /// The best threshold for one label, `nil` where ``choose(from:)`` gives a refusal.
  ///
  /// - Shapes: one score and one target (0, 1, 2 as in ``ScoreTable``) an image; unlabelled images
  ///   have no say.
  package func threshold(scores: [Float], targets: [UInt8]) -> ChosenThreshold? {
    RankedScores(scores: scores, targets: targets).flatMap { try? choose(from: $0).get() }
  }

  /// The best threshold for one label, or why there is none.
  ///
  /// The candidates lie between real scores (``ThresholdCandidate``), never on a grid. Among equally
  /// good ones the highest wins: it raises fewer false alarms. A goal that bounds one rate first
  /// makes the other as good as it can be.
  package func choose(
    from ranked: RankedScores
  ) -> Result<ChosenThreshold, ThresholdRefusal> {
    if case .fixed(let threshold) = self {
      return .success(
        ChosenThreshold(threshold: threshold, counts: ranked.counts(at: threshold), achieved: nil))
    }
    guard !ranked.positives.isEmpty else { return .failure(.noPositive) }
    switch self {
    case .falseAlarmAtMost, .balancedAccuracy:
      if ranked.negatives.isEmpty { return .failure(.noNegative) }
    default: break
    }

    if self == .prevalence { return .success(chosen(ranked.candidateNearestPrevalence)) }
    var best: (hits: Int, alarms: Int, merit: Merit)?
    var nearest: Double?
    // Down to a lower score that no positive has, only false alarms are added: no goal gains by it.
    ranked.forEachPositivePoint { hits, alarms in
      let merit = merit(of: ranked.counts(hits: hits, alarms: alarms))
      if let bounded = merit.bounded, !merit.feasible {
        nearest = nearest.map { Swift.max($0, bounded) } ?? bounded
      }
      guard merit.feasible else { return }
      if let best, !(best.merit < merit) { return }
      best = (hits, alarms, merit)
    }
    guard let best else { return .failure(.unreachable(best: nearest)) }
    return .success(chosen(ranked.candidate(hits: best.hits, alarms: best.alarms)))
  }

  private func chosen(_ candidate: ThresholdCandidate) -> ChosenThreshold {
    ChosenThreshold(
      threshold: candidate.threshold, counts: candidate.counts,
      achieved: achieved(by: candidate.counts))
  }

  /// The figure the goal is about: F-beta, balanced accuracy, the predicted rate, the free one of
  /// precision and recall, or the mean cost.
  package func achieved(by counts: LabelCounts) -> Double? {
    switch self {
    case .f1: counts.f1
    case .fbeta(let beta): counts.fBeta(beta)
    case .balancedAccuracy: counts.balancedAccuracy
    case .prevalence: counts.predictedRate
    case .precisionAtLeast, .falseAlarmAtMost: counts.recall
    case .recallAtLeast: counts.precision
    case .cost(let alarm, let miss):
      counts.total > 0
        ? (alarm * Double(counts.falsePositives) + miss * Double(counts.falseNegatives))
          / Double(counts.total) : nil
    case .fixed: nil
    }
  }

  private func merit(of counts: LabelCounts) -> Merit {
    switch self {
    case .f1, .fbeta: Merit(first: achieved(by: counts) ?? 0)
    case .balancedAccuracy:
      // Youden's J over whole numbers, so that equals are equal.
      Merit(
        first: Double(
          counts.truePositives * counts.negatives - counts.falsePositives * counts.support))
    case .cost: Merit(first: -(achieved(by: counts) ?? .infinity))
    case .precisionAtLeast(let least):
      Merit(
        feasible: counts.precision.map { $0 >= least } ?? false, bounded: counts.precision,
        first: counts.recall ?? 0, second: counts.precision ?? 0)
    case .recallAtLeast(let least):
      Merit(
        feasible: counts.recall.map { $0 >= least } ?? false, bounded: counts.recall,
        first: counts.precision ?? 0, second: counts.recall ?? 0)
    case .falseAlarmAtMost(let most):
      Merit(
        feasible: counts.falsePositiveRate.map { $0 <= most } ?? false,
        first: counts.recall ?? 0, second: counts.specificity ?? 0)
    case .prevalence, .fixed: Merit(first: 0)
    }
  }
}

/// How good a candidate is: compared by `first`, then by `second`, among the feasible ones.
private struct Merit: Comparable {
  var feasible = true
  /// The rate the goal sets a bound for.
  var bounded: Double?
  var first: Double
  var second = 0.0

  static func < (a: Merit, b: Merit) -> Bool { (a.first, a.second) < (b.first, b.second) }
}

/// A threshold chosen for one label.
package struct ChosenThreshold: Equatable, Sendable {
  /// *Present* is decided where `score >= threshold`; infinity decides it nowhere.
  package var threshold: Double
  /// What it gives on the images it was chosen on.
  package var counts: LabelCounts
  /// The figure the goal is about, on those images; `nil` for a fixed threshold.
  package var achieved: Double?

  package init(threshold: Double, counts: LabelCounts, achieved: Double?) {
    self.threshold = threshold
    self.counts = counts
    self.achieved = achieved
  }

  /// Whether it calls the label present more than three times as often as it is: what maximising F1
  /// makes of a classifier that knows nothing.
  /// - Source: Lipton, Elkan, Naryanaswamy (2014), arXiv 1402.1892.
  package var overpredicts: Bool {
    guard let predicted = counts.predictedRate, let prevalence = counts.prevalence else {
      return false
    }
    return predicted > 3 * prevalence
  }
}

/// Why no threshold can be chosen.
package enum ThresholdRefusal: Error, Equatable, Sendable, CustomStringConvertible {
  case noPositive
  case noNegative
  /// The best the bounded rate can be, where that is defined.
  case unreachable(best: Double?)

  package var description: String {
    switch self {
    case .noPositive: "no image holds this label"
    case .noNegative: "every image holds this label"
    case .unreachable(let best?): "no threshold reaches the goal; the best is \(best)"
    case .unreachable(nil): "no threshold reaches the goal"
    }
  }
}
