import Metrics

/// What a list of runs shows of the measures on validation: of each the last value, the best over all
/// epochs by itself, and the mean of the newest epochs.
enum MeasureValues: String, CaseIterable {
  case loss
  case macroF1 = "macro-f1"
  case microF1 = "micro-f1"
  case macroAveragePrecision = "macro-ap"
  case subsetAccuracy = "exact"
  case hammingLoss = "hamming"

  /// How many epochs a smoothed value is the mean of.
  static let smoothed = 5
  /// Names that are replaced by each epoch.
  static let ofEpoch = ["last:", "smooth:", "label:"]

  private var lessIsBetter: Bool { self == .loss || self == .hammingLoss }

  private func value(in measures: EvaluationMeasures) -> Double? {
    let value: Double? =
      switch self {
      case .loss: measures.loss
      case .macroF1: measures.macroF1
      case .microF1: measures.microF1
      case .macroAveragePrecision: measures.macroAveragePrecision
      case .subsetAccuracy: measures.subsetAccuracy
      case .hammingLoss: measures.hammingLoss
      }
    return value.flatMap { $0.isFinite ? $0 : nil }
  }

  /// - Parameters:
  ///   - newest: the newest epochs, oldest first, at most as many as are smoothed over.
  ///   - best: the best values before them; they may hold some of the newest too.
  static func values(
    newest: [EvaluationMeasures], best: [String: StoredValue]
  ) -> [String: StoredValue] {
    var values: [String: StoredValue] = [:]
    for measure in allCases {
      let name = measure.rawValue
      let found = newest.compactMap(measure.value)
      if let last = newest.last.flatMap(measure.value) { values["last:\(name)"] = .number(last) }
      if !found.isEmpty {
        values["smooth:\(name)"] = .number(found.reduce(0, +) / Double(found.count))
      }
      var candidates = found
      if case .number(let before) = best["best:\(name)"] { candidates.append(before) }
      let winner = measure.lessIsBetter ? candidates.min() : candidates.max()
      values["best:\(name)"] = winner.map { .number($0) }
    }
    for label in newest.last?.labels ?? [] {
      values["label:\(label.label)"] = label.f1.map { .number($0) }
    }
    return values
  }
}
