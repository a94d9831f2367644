import Metrics

extension StudySheet.Measures {
  /// Means over the runs of an arm.
  init(
    _ runs: [StudyScores.Run], study: Study, rows: [String: [Int]], decision: StudyRule.Decision
  ) {
    let labels = runs.first?.table.labels ?? []
    func mean(_ value: (StudyScores.Run) -> Double?) -> Double? { Average.mean(runs.map(value)) }
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
    macroAveragePrecision = Average.mean(whole.map(\.macroAveragePrecision))
    macroF1 = Average.mean(whole.map(\.macroF1))
    calibrationError = mean { CalibrationMeasures(table: $0.table).macroExpectedError }
    let ofSingle = runs.map { measures($0, single) }
    recall = byLabel { label in Average.mean(ofSingle.map { $0.labels[label].recall }) }
    falseRate = byLabel { label in Average.mean(ofSingle.map { $0.labels[label].falseRate }) }
    let ofSeveral = runs.map { measures($0, several) }
    atLeastOne = Average.mean(ofSeveral.map(\.anyRightShare))
    recallInSeveral = byLabel { label in Average.mean(ofSeveral.map { $0.labels[label].recall }) }
    anyPositive = byStratum(negatives) { measures($0, $1).anyPositiveShare }
    probabilitySum = byStratum(study.strata) { measures($0, $1).meanSum }
    headCorrelation =
      labels.count == 2
      ? byStratum(study.strata) { $0.table.headCorrelation(of: $1) } : [:]
    energyFalseRate = byStratum(negatives) { run, rows in
      JointEnergy.falseAlarms(table: run.table, negatives: rows, positives: held)
    }
    pairs = labels.count == 2 ? Self.pairs(runs, study: study, rows: rows, labels: labels) : []
  }

  private static func pairs(
    _ runs: [StudyScores.Run], study: Study, rows: [String: [Int]], labels: [String]
  ) -> [StudySheet.PairAUC] {
    func rowsOf(_ set: [String]) -> [Int] {
      rows[StudyStratum(.labelSet(set)).name] ?? []
    }
    let byPair = PairAUC.Rows(
      neither: rowsOf([]), onlyFirst: rowsOf([labels[0]]), onlySecond: rowsOf([labels[1]]),
      both: rowsOf(labels))
    let pairs = runs.map { PairAUC(table: $0.table, first: 0, second: 1, rows: byPair) }
    let ofPair: [KeyPath<PairAUC, PairAUC.Label>] = [\.first, \.second]
    return zip(labels, ofPair).map { label, side in
      StudySheet.PairAUC(
        label: label, besideOther: Average.mean(pairs.map { $0[keyPath: side].besideOther }),
        fromNothing: Average.mean(pairs.map { $0[keyPath: side].againstNeither }),
        fromOther: Average.mean(pairs.map { $0[keyPath: side].againstOther }))
    }
  }
}

extension ScoreTable {
  /// How the outputs for the two labels move together on some rows, which hold the same labels.
  fileprivate func headCorrelation(of rows: [Int]) -> Double? {
    let pairs = rows.flatMap { $0 * labels.count..<($0 + 1) * labels.count }
    let part = try? ScoreTable(
      labels: labels, images: rows.map { images[$0] }, scores: pairs.map { scores[$0] },
      targets: pairs.map { targets[$0] })
    return part.flatMap { HeadCoupling(table: $0).correlation(0, 1).within }
  }
}
