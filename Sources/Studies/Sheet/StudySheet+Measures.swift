import Metrics

extension StudySheet.Measures {
  /// Means over the runs of an arm.
  init(
    _ runs: [StudyScores.Run], study: Study, rows: [String: [Int]], decision: StudyRule.Decision
  ) {
    let labels = runs.first?.table.labels ?? []
    /// The mean of what is defined.
    func mean(_ value: (StudyScores.Run) -> Double?) -> Double? {
      let values = runs.compactMap(value)
      return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
    func byStratum(
      _ strata: [StudyStratum], _ value: (StudyScores.Run, [Int]) -> Double?
    ) -> [String: Double] {
      var found: [String: Double] = [:]
      for stratum in strata {
        guard let rows = rows[stratum.name], !rows.isEmpty else { continue }
        found[stratum.name] = mean { value($0, rows) }
      }
      return found
    }
    func measures(_ run: StudyScores.Run, _ rows: [Int]) -> StratumMeasures {
      StratumMeasures(table: run.table, thresholds: run.thresholds(decision), rows: rows)
    }
    func rowsOf(_ wanted: (StudyStratum) -> Bool) -> [Int] {
      study.strata.filter(wanted).flatMap { rows[$0.name] ?? [] }.sorted()
    }
    func byLabel(_ value: (Int) -> Double?) -> [String: Double] {
      var found: [String: Double] = [:]
      for (label, name) in labels.enumerated() { found[name] = value(label) }
      return found
    }
    let negatives = study.strata.filter(\.isNegative)
    let single = rowsOf { if case .labelSet(let set) = $0.kind { set.count == 1 } else { false } }
    let several = rowsOf { if case .labelSet(let set) = $0.kind { set.count > 1 } else { false } }
    let held = rowsOf { !$0.isNegative }

    let whole = runs.map {
      EvaluationMeasures(table: $0.table, thresholds: $0.thresholds(decision), loss: nil)
    }
    func meanOfWhole(_ value: (EvaluationMeasures) -> Double?) -> Double? {
      let values = whole.compactMap(value)
      return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
    macroAveragePrecision = meanOfWhole(\.macroAveragePrecision)
    macroF1 = meanOfWhole(\.macroF1)
    calibrationError = mean { CalibrationMeasures(table: $0.table).macroExpectedError }
    recall = byLabel { label in mean { measures($0, single).recall[label] } }
    falseRate = byLabel { label in mean { measures($0, single).falseRate[label] } }
    atLeastOne = several.isEmpty ? nil : mean { measures($0, several).atLeastOneRight }
    recallInSeveral =
      several.isEmpty ? [:] : byLabel { label in mean { measures($0, several).recall[label] } }
    anyPositive = byStratum(negatives) { measures($0, $1).anyPositive }
    probabilitySum = byStratum(study.strata) { measures($0, $1).meanSum }
    headCorrelation =
      labels.count == 2
      ? byStratum(study.strata) { LabelCoupling.correlation(in: $0.table, rows: $1) } : [:]
    energyFalseRate = byStratum(negatives) { run, rows in
      JointEnergy.falseRate(in: run.table, negatives: rows, positives: held)
    }
    pairs = labels.count == 2 ? Self.pairs(runs, study: study, rows: rows, labels: labels) : []
  }

  private static func pairs(
    _ runs: [StudyScores.Run], study: Study, rows: [String: [Int]], labels: [String]
  ) -> [StudySheet.PairAUC] {
    func rowsOf(_ set: [String]) -> [Int] {
      rows[StudyStratum(.labelSet(set)).name] ?? []
    }
    func mean(_ label: Int, _ positives: [Int], _ negatives: [Int]) -> Double? {
      let values = runs.compactMap {
        PairAUC.area(of: label, in: $0.table, positives: positives, negatives: negatives)
      }
      return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
    return [(0, 1), (1, 0)].map { own, other in
      let both = rowsOf(labels)
      return StudySheet.PairAUC(
        label: labels[own],
        besideOther: mean(own, both, rowsOf([labels[other]])),
        fromNothing: mean(own, rowsOf([labels[own]]), rowsOf([])),
        fromOther: mean(own, rowsOf([labels[own]]), rowsOf([labels[other]])))
    }
  }
}
