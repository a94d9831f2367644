import Metrics
import Reports
import Workbench

/// The charts of a run's page.
extension RunPage {
  /// Losses and measures; and what is looked at less often.
  func trainingFigures() throws -> (main: [Figure], others: [Figure]) {
    let figures = try RunFigures(of: run, in: store)
    let main = [try figures.loss(), measuresFigure].filter(\.holdsPoints)
    let others = [try figures.learningRate(), try figures.gradientNorm()]
    return (main, others.filter(\.holdsPoints))
  }

  /// What the epochs reached on validation.
  private var measuresFigure: Figure {
    let curves: [ComparedCurve] = [.macroF1, .macroAveragePrecision, .subsetAccuracy]
    let best = epochs.last(where: \.isBest).map { FigureMark(x: Double($0.epoch), text: "best") }
    return Figure(
      title: "Measures on validation",
      summary:
        "Macro F1, macro AP and the share of label sets told exactly, on validation after each "
        + "epoch, decided at 0.5.",
      xAxis: FigureAxis("epoch", unit: .count),
      yAxis: FigureAxis("", unit: .share, range: 0...1),
      series: curves.enumerated().map { place, curve in
        FigureSeries(
          curve.rawValue, index: place + 2, form: .markedLine,
          points: epochs.compactMap { epoch in
            epoch.validation.map {
              FigureSeries.Point(x: Double(epoch.epoch), y: curve.value(of: $0))
            }
          })
      }, marks: [best].compactMap(\.self))
  }

  /// The labels from epoch to epoch; of many those that end worst.
  func labelCurves() throws -> [Figure] {
    guard epochs.count > 1 else { return [] }
    let figures = try RunFigures(of: run, in: store)
    return LabelCurveMeasure.allCases.map { figures.labels($0) }.filter(\.holdsPoints)
  }

  func labelFigures(_ label: Int, _ scored: ScoredSplit, _ decisions: Decisions) -> [Figure] {
    let table = scored.table
    let figures = LabelFigures(
      table.labels[label], of: "run \(run.runText), \(scored.split.rawValue) split",
      decisions.ranked[label], threshold: decisions.thresholds[label])
    let calibrations = scored.kept?.calibrations ?? []
    let method = calibrations.isEmpty ? nil : calibrations[label]?.method
    let check = CalibrationCheck(
      scores: table.scores(ofLabel: label), targets: table.targets(ofLabel: label), method: method)
    return [
      figures.precisionRecall, figures.histogram(bins: 20),
      figures.reliability(check, method: method),
    ]
  }
}

extension Figure {
  /// Whether there is anything to draw but references.
  var holdsPoints: Bool { series.contains { !$0.isReference && !$0.points.isEmpty } }
}
