import Metrics
import Reports
import RunStore
import Workbench

/// What figure of a run can be asked for by name.
package enum FigureKind: String, CaseIterable, Sendable {
  case loss
  case validationLoss = "validation-loss"
  case rate, gradient
  case macroF1 = "macro-f1"
  case macroAveragePrecision = "macro-ap"
  /// F1 of every label by epoch.
  case labels
  case labelsAveragePrecision = "labels-ap"
  case precisionRecall = "pr"
  case scores, thresholds, reliability

  /// Whether it is about the scores of one label.
  package var isOfLabel: Bool {
    switch self {
    case .precisionRecall, .scores, .thresholds, .reliability: true
    default: false
    }
  }

  /// What several runs are compared by; nil for what is of one run alone.
  var curve: ComparedCurve? {
    switch self {
    case .loss: .trainLoss
    case .validationLoss: .validationLoss
    case .rate: .learningRate
    case .gradient: .gradientNorm
    case .macroF1: .macroF1
    case .macroAveragePrecision: .macroAveragePrecision
    default: nil
    }
  }
}

/// A figure as it is asked for by name, made of what a store holds.
package struct StoredFigure {
  private let kind: FigureKind
  private let label: String?
  private let split: StoredSplit?

  /// - Parameters:
  ///   - label: for a figure of one label; nil where a run has just one.
  ///   - split: whose scores; nil for tune, or validation where there are none of tune.
  /// - Precondition: not the test split, which is sealed.
  package init(_ kind: FigureKind, label: String? = nil, split: StoredSplit? = nil) {
    precondition(split != .test, "the test split is sealed; a look at it is counted")
    self.kind = kind
    self.label = label
    self.split = split
  }

  /// Of one run its own figure, of several their curves over one axis.
  package func figure(of runs: [Int64], in store: RunStore) throws -> Figure {
    guard let run = runs.first else { throw RuntimeError("no run is named") }
    let ofOne = try runs.count > 1 ? nil : figure(of: run, in: store)
    if let ofOne { return ofOne }
    guard let curve = kind.curve else {
      let allowed = FigureKind.allCases.filter { $0.curve != nil }.map(\.rawValue)
      throw RuntimeError(
        "--chart \(kind.rawValue) is of one run and \(runs.count) are named; allowed for several: "
          + allowed.joined(separator: ", "))
    }
    return try ComparisonFigures(of: runs, in: store).curve(curve)
  }

  /// Nil for what one run shows as several do.
  private func figure(of run: Int64, in store: RunStore) throws -> Figure? {
    switch kind {
    case .loss: try RunFigures(of: run, in: store).loss()
    case .rate: try RunFigures(of: run, in: store).learningRate()
    case .gradient: try RunFigures(of: run, in: store).gradientNorm()
    case .labels: try RunFigures(of: run, in: store).labels(.f1)
    case .labelsAveragePrecision: try RunFigures(of: run, in: store).labels(.averagePrecision)
    case .precisionRecall, .scores, .thresholds, .reliability:
      try figure(ofLabelOf: run, in: store)
    case .validationLoss, .macroF1, .macroAveragePrecision: nil
    }
  }

  private func figure(ofLabelOf run: Int64, in store: RunStore) throws -> Figure {
    let split = try self.split ?? (store.scores(of: run, on: .tune) == nil ? .validation : .tune)
    let scored = try ScoredSplit(of: run, split: split, by: .newest, reason: "", in: store)
    let names = scored.table.labels
    guard let name = label ?? (names.count == 1 ? names.first : nil) else {
      throw RuntimeError(
        "--chart \(kind.rawValue) is of one label; --label names it: "
          + names.prefix(12).joined(separator: ", ")
          + (names.count > 12 ? " and \(names.count - 12) more" : ""))
    }
    let place = try LabelNames(names).place(of: name, "--label")
    let figures = LabelFigures(
      name, of: "run \(run.runText), \(split.rawValue) part", scored.table.ranked(label: place),
      threshold: scored.thresholds[place])
    switch kind {
    case .precisionRecall: return figures.precisionRecall
    case .scores: return figures.histogram()
    case .thresholds: return figures.thresholds
    default:
      let kept = scored.kept?.calibrations ?? []
      let method = kept.indices.contains(place) ? kept[place]?.method : nil
      return figures.reliability(
        CalibrationCheck(
          scores: scored.table.scores(ofLabel: place),
          targets: scored.table.targets(ofLabel: place),
          method: method), method: method)
    }
  }
}
