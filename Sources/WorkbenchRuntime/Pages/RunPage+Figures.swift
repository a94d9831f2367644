import Metrics
import Reports
import RunStore
import Workbench

/// The charts of a run's page.
extension RunPage {
  /// Losses and measures; and what is looked at less often.
  func trainingFigures() throws -> (main: [Figure], others: [Figure]) {
    let train = try series(.trainLoss)
    let best = epochs.last(where: \.isBest).map { FigureMark(x: Double($0.step), text: "best") }
    let losses = Figure(
      title: "Loss", summary: "Train loss smoothed, and validation loss, by step.",
      xAxis: FigureAxis("step", unit: .count), yAxis: FigureAxis("loss"),
      series: [
        FigureSeries("train", index: 0, points: Self.points(train.smoothed(weight: 0.9))),
        FigureSeries("validation", index: 1, form: .markedLine, points: points { $0.loss }),
      ], marks: [best].compactMap(\.self))
    let measures = Figure(
      title: "Measures on validation",
      summary: "Macro F1, macro AP and exact sets by step, at 0.5.",
      xAxis: FigureAxis("step", unit: .count),
      yAxis: FigureAxis("share", unit: .share, range: 0...1),
      series: [
        FigureSeries("macro F1", index: 0, form: .markedLine, points: points { $0.macroF1 }),
        FigureSeries(
          "macro AP", index: 1, form: .markedLine, points: points { $0.macroAveragePrecision }),
        FigureSeries(
          "exact sets", index: 2, form: .markedLine, points: points { $0.subsetAccuracy }),
      ], marks: [best].compactMap(\.self))
    let others = try [(SeriesKind.learningRate, "Learning rate"), (.gradientNorm, "Gradient norm")]
      .map { kind, name in
        Figure(
          title: name, xAxis: FigureAxis("step", unit: .count), yAxis: FigureAxis(""),
          series: [FigureSeries(name, index: 0, points: Self.points(try series(kind)))])
      }
    return ([losses, measures], others.filter { !$0.series[0].points.isEmpty })
  }

  private func series(_ kind: SeriesKind) throws -> Series {
    var series = Series()
    try store.series(kind.storedName, of: run)?.apply(to: &series)
    return series
  }

  private static func points(_ series: Series) -> [FigureSeries.Point] {
    (0..<series.count).map { index in
      let point = series[index]
      return FigureSeries.Point(x: Double(point.step), y: point.value)
    }
  }

  private func points(_ value: (EvaluationMeasures) -> Double?) -> [FigureSeries.Point] {
    epochs.compactMap { epoch in
      epoch.validation.map { FigureSeries.Point(x: Double(epoch.step), y: value($0)) }
    }
  }

  func labelFigures(_ label: Int, _ scored: ScoredSplit, _ decisions: Decisions) -> [Figure] {
    let ranked = decisions.ranked[label]
    let counts = decisions.counts[label]
    let curve = (PrecisionRecallCurve(ranked)?.points ?? []).map {
      FigureSeries.Point(x: $0.recall, y: $0.precision, note: Format.threshold($0.threshold))
    }
    let here = FigureSeries.Point(x: counts.recall ?? 0, y: counts.precision)
    return [
      Figure(
        title: "Precision and recall", xAxis: FigureAxis("recall", unit: .share, range: 0...1),
        yAxis: FigureAxis("precision", unit: .share, range: 0...1),
        series: [
          FigureSeries("", index: 0, form: .steps, points: curve),
          FigureSeries("at the threshold", index: 1, form: .points, points: [here]),
        ])
    ]
  }
}
