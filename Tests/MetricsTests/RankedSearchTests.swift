import Metrics
import Testing

/// The choice of a threshold against trying every candidate, and the sort against Swift's own.
struct RankedSearchTests {
  static let goals: [ThresholdGoal] = [
    .f1, .fbeta(2), .fbeta(0.5), .balancedAccuracy, .prevalence, .precisionAtLeast(0),
    .precisionAtLeast(0.6), .precisionAtLeast(0.95), .precisionAtLeast(1), .recallAtLeast(0),
    .recallAtLeast(0.5), .recallAtLeast(1), .falseAlarmAtMost(0), .falseAlarmAtMost(0.1),
    .falseAlarmAtMost(1), .cost(falsePositive: 1, falseNegative: 3),
    .cost(falsePositive: 10, falseNegative: 1), .fixed(0.5),
  ]

  /// Scores on a grid of `steps`, so that many are equal, or not on any for 0.
  static func scores(
    images: Int, positives: Double, steps: Int, useful: Bool, seed: UInt64
  ) -> RankedScores? {
    var generator = SplitMix(state: seed)
    var scores: [Float] = []
    var targets: [UInt8] = []
    for _ in 0..<images {
      let isKnown = Int.random(in: 0..<20, using: &generator) > 0
      let isPresent = Double.random(in: 0..<1, using: &generator) < positives
      let score = Float.random(in: 0..<1, using: &generator)
      let moved = useful && isPresent ? 1 - score * score : score
      scores.append(steps > 0 ? (moved * Float(steps)).rounded() / Float(steps) : moved)
      targets.append(isKnown ? (isPresent ? 1 : 0) : 2)
    }
    return RankedScores(scores: scores, targets: targets)
  }

  private func compare(_ ranked: RankedScores, _ comment: Comment) {
    for goal in Self.goals {
      #expect(
        goal.choose(from: ranked) == goal.tryingAll(of: ranked), "\(goal.text), \(comment)")
    }
  }

  @Test func `each goal chooses what trying all candidates chooses`() throws {
    for seed in 0..<120 as Range<UInt64> {
      let ranked = try #require(
        Self.scores(
          images: [1, 3, 8, 30, 90][Int(seed % 5)], positives: [0.05, 0.3, 0.9][Int(seed % 3)],
          steps: [0, 1, 4, 20][Int(seed / 5 % 4)], useful: seed % 2 == 0, seed: seed))
      compare(ranked, "seed \(seed)")
    }
  }

  @Test(
    arguments: [
      ([], []), ([0.5], [1]), ([0.5], [0]), ([0.2, 0.2, 0.2], [1, 0, 1]), ([0.2, 0.4], [0, 0]),
      ([0.2, 0.4], [1, 1]), ([0, 0, 0], [1, 0, 0]), ([0, 0.4, 0, 1], [0, 1, 1, 0]),
      ([-1, -2, -3, -1], [1, 0, 1, 0]), ([0.9, 0.8, 0.1], [0, 0, 1]),
    ] as [([Float], [UInt8])])
  func `and so where scores are all equal, all zero or of one kind`(
    scores: [Float], targets: [UInt8]
  ) throws {
    compare(try #require(RankedScores(scores: scores, targets: targets)), "\(scores) \(targets)")
  }

  @Test(arguments: [10, 511, 512, 5000])
  func `scores are sorted as Swift sorts them, zeros and negative ones too`(images: Int) throws {
    var generator = SplitMix(state: UInt64(images))
    var scores = (0..<images).map { _ in Float.random(in: -2..<2, using: &generator) }
    for index in stride(from: 0, to: images, by: 7) {
      scores[index] = [0, 1, -1, .leastNonzeroMagnitude][index % 4]
    }
    let targets = scores.map { _ in UInt8.random(in: 0...2, using: &generator) }
    let ranked = try #require(RankedScores(scores: scores, targets: targets))
    for (kind, found) in [(ScoreTable.present, ranked.positives), (0, ranked.negatives)] {
      #expect(found == zip(scores, targets).filter { $0.1 == kind }.map(\.0).sorted())
    }
  }

  @Test func `all labels sorted together are each sorted alone`() throws {
    var generator = SplitMix(state: 9)
    for labels in [1, 15, 16, 17, 40] {
      let pairs = 600 * labels
      let table = try ScoreTable(
        labels: (0..<labels).map(String.init), images: Array(0..<600),
        scores: (0..<pairs).map { _ in Float.random(in: 0..<1, using: &generator) },
        targets: (0..<pairs).map { _ in UInt8.random(in: 0...2, using: &generator) })
      #expect(table.ranked == table.labels.indices.map { table.ranked(label: $0) })
      #expect(
        Decisions(table: table, thresholds: table.labels.map { _ in 0.5 }).ranked == table.ranked)
    }
    let empty = try ScoreTable(labels: ["a"], images: [], scores: [], targets: [])
    #expect(empty.ranked.map(\.count) == [0])
  }
}

extension ThresholdGoal {
  /// What ``choose(from:)`` must be: the first of the best among all candidates, from the highest.
  func tryingAll(of ranked: RankedScores) -> Result<ChosenThreshold, ThresholdRefusal> {
    if case .fixed(let threshold) = self {
      return .success(
        ChosenThreshold(threshold: threshold, counts: ranked.counts(at: threshold), achieved: nil))
    }
    if ranked.positives.isEmpty { return .failure(.noPositive) }
    switch self {
    case .falseAlarmAtMost, .balancedAccuracy:
      if ranked.negatives.isEmpty { return .failure(.noNegative) }
    default: break
    }
    var best: (candidate: ThresholdCandidate, merit: (Double, Double))?
    var nearest: Double?
    for candidate in ThresholdCandidate.all(of: ranked) {
      let (bounded, isFeasible) = bound(candidate.counts)
      if !isFeasible, let bounded { nearest = max(nearest ?? bounded, bounded) }
      let merit = merit(candidate.counts)
      if isFeasible, best.map({ $0.merit < merit }) ?? true { best = (candidate, merit) }
    }
    guard let best else { return .failure(.unreachable(best: nearest)) }
    return .success(
      ChosenThreshold(
        threshold: best.candidate.threshold, counts: best.candidate.counts,
        achieved: achieved(by: best.candidate.counts)))
  }

  private func bound(_ counts: LabelCounts) -> (rate: Double?, isFeasible: Bool) {
    switch self {
    case .precisionAtLeast(let least):
      (counts.precision, counts.precision.map { $0 >= least } ?? false)
    case .recallAtLeast(let least): (counts.recall, counts.recall.map { $0 >= least } ?? false)
    case .falseAlarmAtMost(let most):
      (nil, counts.falsePositiveRate.map { $0 <= most } ?? false)
    default: (nil, true)
    }
  }

  func merit(_ counts: LabelCounts) -> (Double, Double) {
    switch self {
    case .f1, .fbeta: (achieved(by: counts) ?? 0, 0)
    case .balancedAccuracy:
      (
        Double(counts.truePositives * counts.negatives - counts.falsePositives * counts.support),
        0
      )
    case .prevalence: (-Double(abs(counts.predicted - counts.support)), 0)
    case .precisionAtLeast: (counts.recall ?? 0, counts.precision ?? 0)
    case .recallAtLeast: (counts.precision ?? 0, counts.recall ?? 0)
    case .falseAlarmAtMost: (counts.recall ?? 0, counts.specificity ?? 0)
    case .cost: (-(achieved(by: counts) ?? .infinity), 0)
    case .fixed: (0, 0)
    }
  }
}
