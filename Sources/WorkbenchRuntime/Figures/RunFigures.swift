import Metrics
import Reports
import RunStore
import TerminalUI
import Workbench

/// The figures of a run that are drawn over its steps and epochs.
package struct RunFigures {
  package let run: Int64
  private let store: RunStore
  private let name: String
  private let bestEpoch: StoredEpoch?
  private let epochs: [StoredEpoch]

  package init(of run: Int64, in store: RunStore) throws {
    self.run = run
    self.store = store
    name = "run \(run.runText)"
    _ = try store.run(run, now: Clock.now())
    epochs = try store.epochs(of: run)
    bestEpoch = epochs.last { $0.isBest }
  }

  /// The smoothed loss of the batches in the band of their extremes, and the validation loss after each
  /// epoch; the best epoch is marked.
  ///
  /// - Parameter weight: of the moving average; 0 for none.
  package func loss(smoothing weight: Double = ChartView().smoothing) throws -> Figure {
    let train = try series(.trainLoss)
    let validation = try series(.validationLoss)
    let epochOfStep = Dictionary(
      epochs.map { ($0.step, $0.epoch) }, uniquingKeysWith: { _, last in last })
    var points = RunFigures.points(validation)
    for index in points.indices {
      points[index].note = epochOfStep[Int(points[index].x)].map { "epoch \($0)" }
    }
    return Figure(
      title: "Loss of \(name)", summary: lossSummary(train, validation),
      xAxis: FigureAxis("step", unit: .count), yAxis: FigureAxis("loss"),
      series: [
        FigureSeries(
          "train\(RunFigures.suffix(weight))", index: 0,
          points: RunFigures.points(train, smoothing: weight)
        ),
        FigureSeries("validation", index: 1, form: .markedLine, points: points),
      ],
      marks: marks)
  }

  package func learningRate() throws -> Figure {
    let rates = try series(.learningRate)
    let summary = rates.summary(ofIndices: 0..<rates.count)
    let spansDecades = summary.min.map { $0 > 0 && (summary.max ?? 0) / $0 > 1000 } ?? false
    return Figure(
      title: "Learning rate of \(name)",
      summary: "The learning rate of every step" + RunFigures.span(summary),
      xAxis: FigureAxis("step", unit: .count),
      yAxis: FigureAxis("learning rate", isLogarithmic: spansDecades),
      series: [FigureSeries("learning rate", index: 2, points: RunFigures.points(rates))])
  }

  /// - Parameter weight: of the moving average; 0 for none.
  package func gradientNorm(smoothing weight: Double = ChartView().smoothing) throws -> Figure {
    let norms = try series(.gradientNorm)
    return Figure(
      title: "Gradient norm of \(name)",
      summary: "The length of the gradient at every step"
        + RunFigures.span(norms.summary(ofIndices: 0..<norms.count)),
      xAxis: FigureAxis("step", unit: .count), yAxis: FigureAxis("gradient norm"),
      series: [
        FigureSeries(
          "gradient norm\(RunFigures.suffix(weight))", index: 3,
          points: RunFigures.points(norms, smoothing: weight)
        )
      ], marks: marks)
  }

  /// A measure of each label on the validation part after each epoch, and their mean; of many labels
  /// those that end worst.
  package func labels(_ measure: LabelCurveMeasure, most: Int = 8) -> Figure {
    let measured = epochs.compactMap { epoch in epoch.validation.map { (epoch.epoch, $0) } }
    let names = measured.last?.1.labels.map(\.label) ?? []
    let final = measured.last?.1.labels.map { measure.value($0) ?? -1 } ?? []
    let worst = names.indices.sorted { (final[$0], $0) < (final[$1], $1) }.prefix(most).sorted()
    let isAll = worst.count == names.count
    let lines = worst.enumerated().map { place, label -> FigureSeries in
      let points = measured.map { epoch, measures in
        let value = measures.labels.first { $0.label == names[label] }.flatMap(measure.value)
        return FigureSeries.Point(x: Double(epoch), y: value)
      }
      return FigureSeries(
        names[label], index: place, form: .markedLine, points: points)
    }
    let mean = FigureSeries(
      "mean of all \(names.count)", index: 7,
      points: measured.map { FigureSeries.Point(x: Double($0), y: measure.mean($1)) },
      isReference: true)
    return Figure(
      title: "\(measure.title) of the labels of \(name)"
        + (isAll ? "" : ": the \(worst.count) worst of \(names.count)"),
      summary: "\(measure.title) of each label on the validation part after each epoch, decided at "
        + "0.5 where it needs a decision.",
      xAxis: FigureAxis("epoch", unit: .count),
      yAxis: FigureAxis(measure.title, unit: .share),
      series: names.count > 1 ? lines + [mean] : lines,
      marks: bestEpoch.map { [FigureMark(x: Double($0.epoch), text: "best")] } ?? [])
  }

  // MARK: Parts

  private func series(_ kind: SeriesKind) throws -> Series {
    var series = Series()
    try store.series(kind.storedName, of: run)?.apply(to: &series)
    return series
  }

  static func points(_ series: Series, smoothing weight: Double = 0) -> [FigureSeries.Point] {
    CurvePoints(series, line: weight > 0 ? series.smoothed(weight: weight) : nil)
      .points.map(FigureSeries.Point.init)
  }

  private var marks: [FigureMark] {
    bestEpoch.map { [FigureMark(x: Double($0.step), text: "best: epoch \($0.epoch)")] } ?? []
  }

  private func lossSummary(_ train: Series, _ validation: Series) -> String {
    var text = "The loss of each batch over \(train.count) steps"
    if let last = train.smoothed(weight: 0.9).lastValue {
      text += ", smoothed \(ShortNumber.significant(last)) at the end"
    }
    if let best = bestEpoch {
      text += "; best at epoch \(best.epoch)"
      if let loss = best.validation?.loss {
        text += " with a validation loss of \(ShortNumber.significant(loss))"
      }
    } else if let last = validation.lastValue {
      text += "; the validation loss ends at \(ShortNumber.significant(last))"
    }
    return text + "."
  }

  /// ` (EMA .9)`
  static func suffix(_ weight: Double) -> String {
    weight > 0 ? " (EMA \(ShortNumber.significant(weight, digits: 2)))" : ""
  }

  private static func span(_ summary: SeriesBin) -> String {
    guard let min = summary.min, let max = summary.max else { return "." }
    return ", from \(ShortNumber.significant(min)) to \(ShortNumber.significant(max))."
  }
}

/// Which measure of the labels is drawn by epoch.
package enum LabelCurveMeasure: CaseIterable, Sendable {
  case f1, averagePrecision

  package var title: String {
    switch self {
    case .f1: "F1"
    case .averagePrecision: "Average precision"
    }
  }

  func value(_ label: LabelMeasures) -> Double? {
    switch self {
    case .f1: label.f1
    case .averagePrecision: label.averagePrecision
    }
  }

  func mean(_ measures: EvaluationMeasures) -> Double? {
    switch self {
    case .f1: measures.macroF1
    case .averagePrecision: measures.macroAveragePrecision
    }
  }
}
