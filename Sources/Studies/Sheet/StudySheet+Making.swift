import Experiments
import Metrics

extension StudySheet {
  /// Works out all that the runs show; nil without any.
  ///
  /// - Parameter draws: how often seeds and images are drawn again for the resampled intervals.
  package init?(_ study: Study, scores: StudyScores, draws: Int = 2000) {
    guard !scores.isEmpty else { return nil }
    let figures = StudyFigures(study, scores)
    let done = scores.runs.reduce(0) { $0 + $1.count { $0 != nil } }
    let whole = figures.seeds(of: Array(study.arms.indices)).count
    let comparisons = figures.comparisonRows(draws: draws)
    let doses = figures.doseCurves
    let arms = study.arms.indices.map(figures.armRow)
    self.init(
      title: study.title, question: study.question,
      progress: Progress(
        planned: study.arms.count * study.seeds.count, done: done, wholeSeeds: whole,
        steps: study.steps, images: study.images),
      strata: study.strata.map {
        Stratum(name: $0.name, images: scores.rows[$0.name]?.count ?? 0, weight: $0.weight)
      },
      arms: arms, comparisons: comparisons.map(\.row), doses: doses,
      advice: UsualAdvice(figures, comparisons).lines,
      summary: StudySummary(study, arms: arms, comparisons: comparisons).text,
      rule: Rule(
        decision: study.rule.decision, margin: study.rule.margin, alpha: study.rule.alpha,
        correction: study.rule.correction.rawValue))
  }
}

// MARK: Arms

extension StudyFigures {
  func armRow(_ arm: Int) -> StudySheet.Arm {
    let seeds = seeds(of: [arm])
    let runs = seeds.compactMap { scores.runs[arm][$0] }
    func exact(_ decision: StudyRule.Decision) -> [String: StudySheet.Figure] {
      var found: [String: StudySheet.Figure] = [:]
      for name in names {
        found[name] = sample(arm, name, by: decision, seeds: seeds).map(figure)
      }
      return found
    }
    return StudySheet.Arm(
      name: study.arms[arm].name, mix: runs.first?.mix ?? [:],
      phi: phi(ofMix: runs.first?.mix ?? [:]),
      runs: zip(seeds, runs).map { StudySheet.RunOfSeed(seed: study.seeds[$0], run: $1.run) },
      exact: exact(decision(of: arm)), exactFixed: exact(.fixed),
      measures: StudySheet.Measures(
        runs, study: study, rows: scores.rows, decision: decision(of: arm)))
  }

  func figure(of sample: CrossedSample) -> StudySheet.Figure {
    let interval = CrossedEstimate(sample).interval(level: 1 - study.rule.alpha)
    return StudySheet.Figure(
      value: sample.estimate, interval: interval.cut(to: 0...1), bySeed: sample.perSeed)
  }

  /// Of the two labels of a study of two.
  private func phi(ofMix mix: [String: Int]) -> Double? {
    guard scores.labels.count == 2 else { return nil }
    let (a, b) = (scores.labels[0], scores.labels[1])
    func count(_ set: [String]) -> Int { mix[MixEntry.name(of: set)] ?? 0 }
    return LabelCounts(
      truePositives: count([a, b]), falsePositives: count([a]), falseNegatives: count([b]),
      trueNegatives: count([])
    ).phi
  }
}

extension ConfidenceInterval {
  /// Without what a share, or a difference of shares, cannot be.
  fileprivate func cut(to range: ClosedRange<Double>) -> ConfidenceInterval {
    ConfidenceInterval(
      lower: min(max(lower, range.lowerBound), range.upperBound),
      upper: max(min(upper, range.upperBound), range.lowerBound), level: level)
  }
}

// MARK: Comparisons

/// A comparison as planned, and what came of it.
struct ComparedArms {
  var plan: StudyComparison
  var row: StudySheet.Comparison
}

extension [ComparedArms] {
  /// What images of several labels, of none and of both kinds do for what is met in use, as far as it
  /// is judged: whether single labels alone are enough is read off these.
  var mixesInUse: [StudySheet.Comparison] {
    filter {
      [.swap, .both, .neither].contains($0.plan.matter) && $0.row.figure == StudyRule.weighted
        && $0.row.verdict != nil
    }.map(\.row)
  }
}

extension [StudySheet.Comparison] {
  /// Of those that do better for certain, the one that does best.
  var best: StudySheet.Comparison? {
    filter { $0.verdict == .better }.max { $0.effect < $1.effect }
  }
}

extension PairedVerdict {
  var isOpen: Bool { if case .notResolved = self { true } else { false } }
}

extension StudyFigures {
  /// Every comparison in every figure; those that the study was made to test are corrected for their
  /// number.
  func comparisonRows(draws: Int) -> [ComparedArms] {
    var rows = study.comparisons.flatMap { plan in
      figures(of: plan).compactMap { compared(plan, $0, draws: draws) }
    }
    let tested = rows.indices.filter { rows[$0].row.isPrimary }
    func corrected(_ values: [Double?]) -> [Double?] {
      study.rule.correction == .holm ? HolmCorrection.adjusted(values) : values
    }
    let adjusted = corrected(tested.map { rows[$0].row.pValue })
    let signs = corrected(tested.map { rows[$0].row.signFlipPValue })
    for (place, index) in tested.enumerated() {
      rows[index].row.adjustedPValue = adjusted[place]
      rows[index].row.adjustedSignFlipPValue = signs[place]
      let tests = study.rule.correction == .holm ? adjusted.count { $0 != nil } : 1
      judge(&rows[index], tests: tests)
    }
    return rows
  }

  /// Negatives against images of several labels are a matter of the whole; pictures that are made,
  /// one of what they stand for, too.
  private func figures(of plan: StudyComparison) -> [String] {
    switch plan.matter {
    case .neitherOverBoth: [StudyRule.weighted]
    case .syntheticOverReal: study.several.map(MixEntry.name) + [StudyRule.weighted]
    default: names
    }
  }

  private func difference(_ plan: StudyComparison, _ figure: String) -> CrossedSample? {
    let seeds = seeds(of: [plan.arm, plan.reference])
    guard
      let a = sample(plan.arm, figure, by: decision(of: plan.arm), seeds: seeds),
      let b = sample(
        plan.reference, figure, by: referenceDecision(plan), seeds: seeds)
    else { return nil }
    return a.difference(from: b)
  }

  private func compared(
    _ plan: StudyComparison, _ figure: String, draws: Int
  ) -> ComparedArms? {
    guard let sample = difference(plan, figure) else { return nil }
    let estimate = CrossedEstimate(sample)
    let seeds = seeds(of: [plan.arm, plan.reference])
    return ComparedArms(
      plan: plan,
      row: StudySheet.Comparison(
        arm: study.arms[plan.arm].name, reference: study.arms[plan.reference].name,
        figure: figure, isPrimary: primary.contains(figure), seeds: seeds.count,
        effect: estimate.estimate,
        interval: estimate.interval(level: 1 - study.rule.alpha).cut(to: -1...1),
        resampled: sample.resampled(draws: draws, seed: 1, level: 1 - study.rule.alpha),
        standardError: estimate.standardError, degreesOfFreedom: estimate.degreesOfFreedom,
        pValue: seeds.count > 1 ? estimate.pValue : nil, signFlipPValue: sample.signFlip?.pValue,
        mcNemarPValues: figure == StudyRule.weighted
          ? [] : mcNemar(plan, figure, seeds: seeds).map(\.pValue),
        bySeed: sample.perSeed, sentence: ""))
  }

  private func judge(_ compared: inout ComparedArms, tests: Int) {
    let row = compared.row
    guard let sample = difference(compared.plan, row.figure) else { return }
    compared.row.verdict = PairedVerdict(
      difference: CrossedEstimate(sample), adjustedP: row.adjustedPValue, alpha: study.rule.alpha,
      margin: study.rule.margin, tests: max(tests, 1))
    compared.row.sentence =
      ComparisonSentence(row: compared.row, margin: study.rule.margin, tests: tests).text
  }
}
