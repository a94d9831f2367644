import Metrics

/// The figures of a study's arms as samples over seeds and images.
struct StudyFigures {
  let study: Study
  let scores: StudyScores
  /// Whether each test image's label set is told exactly, 0 or 1: `[arm][seed][image]`.
  private let exact: [StudyRule.Decision: [[[Double]?]]]

  init(_ study: Study, _ scores: StudyScores) {
    self.study = study
    self.scores = scores
    var exact: [StudyRule.Decision: [[[Double]?]]] = [:]
    for decision in StudyRule.Decision.allCases {
      exact[decision] = scores.runs.map { arm in
        arm.map { run in run.map { $0.table.exact(thresholds: $0.thresholds(decision)) } }
      }
    }
    self.exact = exact
  }

  /// The names of all figures: strata, then ``StudyRule/weighted``.
  var names: [String] { study.strata.map(\.name) + [StudyRule.weighted] }

  /// The strata and `weighted`, as far as they are what the study was made to test.
  var primary: [String] {
    study.rule.primary
      ?? study.strata.filter { $0.weight > 0 }.map(\.name) + [StudyRule.weighted]
  }

  /// Places of the seeds with which all of some arms are done.
  func seeds(of arms: [Int]) -> [Int] {
    study.seeds.indices.filter { seed in arms.allSatisfy { scores.runs[$0][seed] != nil } }
  }

  /// The decision an arm makes.
  func decision(of arm: Int) -> StudyRule.Decision {
    study.arms[arm].decision ?? study.rule.decision
  }

  /// A skewed mix decides at 0.5, and is compared with what does.
  func referenceDecision(_ plan: StudyComparison) -> StudyRule.Decision {
    plan.matter == .skew ? .fixed : decision(of: plan.reference)
  }

  /// What an arm tells exactly, of a stratum or of all by their weights; nil without runs or images.
  func sample(
    _ arm: Int, _ figure: String, by decision: StudyRule.Decision, seeds: [Int]
  ) -> CrossedSample? {
    guard figure == StudyRule.weighted else {
      return share(arm, figure, by: decision, seeds: seeds)
    }
    var parts: [(weight: Double, sample: CrossedSample)] = []
    for stratum in study.strata where stratum.weight > 0 {
      guard let sample = share(arm, stratum.name, by: decision, seeds: seeds) else { return nil }
      parts.append((stratum.weight, sample))
    }
    return .weighted(parts)
  }

  private func share(
    _ arm: Int, _ stratum: String, by decision: StudyRule.Decision, seeds: [Int]
  ) -> CrossedSample? {
    guard let rows = scores.rows[stratum], !rows.isEmpty, !seeds.isEmpty,
      let key = study.strata.firstIndex(where: { $0.name == stratum })
    else { return nil }
    let values = seeds.compactMap { seed in
      exact[decision]?[arm][seed].map { exact in rows.map { exact[$0] } }
    }
    guard values.count == seeds.count else { return nil }
    return .share(values: values, stratum: key)
  }

  /// Of each seed, on how many images of a stratum only one of two arms is right.
  func mcNemar(_ plan: StudyComparison, _ stratum: String, seeds: [Int]) -> [McNemarTest] {
    guard let rows = scores.rows[stratum] else { return [] }
    return seeds.compactMap { seed in
      guard let a = exact[referenceDecision(plan)]?[plan.reference][seed],
        let b = exact[decision(of: plan.arm)]?[plan.arm][seed]
      else { return nil }
      return McNemarTest(first: rows.map { a[$0] > 0.5 }, second: rows.map { b[$0] > 0.5 })
    }
  }
}

extension ScoreTable {
  /// 1 for images whose label set is told exactly, else 0.
  func exact(thresholds: [Double]) -> [Double] {
    images.indices.map { row in
      labels.indices.allSatisfy { label in
        let pair = row * labels.count + label
        return (Double(scores[pair]) >= thresholds[label]) == (targets[pair] == Self.present)
      } ? 1 : 0
    }
  }
}
