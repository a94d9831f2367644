import Metrics

/// How runs did on one of their parts, each against the first.
package struct ScoredComparison: Sendable {
  /// One run, and what it shares with the baseline.
  package enum Entry: Sendable {
    /// It has no scores: why, in a few words.
    case unscored(String)
    /// It was scored on other images than the baseline, or that was not scored at all.
    case alone(ScoredRun, String)
    case paired(ScoredRun, RunPair)
    case baseline(ScoredRun)

    package var scored: ScoredRun? {
      switch self {
      case .unscored: nil
      case .alone(let run, _), .paired(let run, _), .baseline(let run): run
      }
    }

    package var pair: RunPair? {
      if case .paired(_, let pair) = self { pair } else { nil }
    }

    /// Why nothing is told of its difference to the baseline.
    package var obstacle: String? {
      switch self {
      case .unscored(let reason), .alone(_, let reason): reason
      case .paired, .baseline: nil
      }
    }
  }

  package let part: ScoredPart
  /// One a run, the baseline first.
  package let entries: [Entry]

  /// - Parameter runs: the baseline first; for one without scores, why that is.
  package init(part: ScoredPart, _ runs: [Result<ScoredRun, Unscored>]) {
    self.part = part
    let baseline = runs.first.flatMap { try? $0.get() }
    entries = runs.enumerated().map { place, run in
      switch run {
      case .failure(let reason): return .unscored(reason.reason)
      case .success(let scored):
        if place == 0 { return .baseline(scored) }
        guard let baseline else { return .alone(scored, "the baseline has no scores") }
        if let obstacle = baseline.obstacle(to: scored) { return .alone(scored, obstacle) }
        return .paired(scored, RunPair(from: baseline, to: scored))
      }
    }
  }

  package struct Unscored: Error, Equatable {
    package var reason: String
    package init(_ reason: String) { self.reason = reason }
  }

  package var baseline: ScoredRun? { entries.first?.scored }

  /// What runs of one configuration have more of a measure than those of another, paired by seed where
  /// both were scored on the same images.
  package func seedDifference(
    _ measure: ComparedMeasure, from baseline: [Int], to runs: [Int]
  ) -> SeedDifference? {
    let before = baseline.compactMap { entries[$0].scored }
    let pairs = runs.compactMap { entries[$0].scored }.compactMap { run in
      before.first { $0.seed == run.seed && $0.obstacle(to: run) == nil }.map { ($0, run) }
    }
    return SeedDifference(
      from: pairs.map { ($0.0.seed, $0.0.measures[measure]) },
      to: pairs.map { ($0.1.seed, $0.1.measures[measure]) })
  }

  /// The figures of runs of one configuration, seed by seed.
  package func values(_ measure: ComparedMeasure, of runs: [Int]) -> [(
    seed: UInt64, value: Double?
  )] {
    runs.compactMap { entries[$0].scored }.map { ($0.seed, $0.measures[measure]) }
  }
}

/// What a run decides otherwise than the baseline, on the same images.
package struct RunPair: Equatable, Sendable {
  private let differences: [ComparedMeasure: PairedDifference]
  /// The baseline's first.
  package let decisions: PairedDecisions

  init(from baseline: ScoredRun, to run: ScoredRun) {
    var differences: [ComparedMeasure: PairedDifference] = [:]
    for measure in ComparedMeasure.allCases {
      differences[measure] = run.measures.difference(from: baseline.measures, measure)
    }
    self.differences = differences
    decisions = PairedDecisions(
      baseline.table, baseline.thresholds, run.table, run.thresholds)
  }

  /// Nil where the measure is undefined for either.
  package subscript(measure: ComparedMeasure) -> PairedDifference? { differences[measure] }
}
