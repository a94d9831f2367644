import Metrics
import Reports
import RunStore
import TerminalUI
import Workbench

/// The curves of several runs over one axis.
package struct ComparisonFigures {
  private let runs: [Int64]
  private let store: RunStore

  package init(of runs: [Int64], in store: RunStore) {
    self.runs = runs
    self.store = store
  }

  /// - Parameter weight: of the moving average of what is measured batch by batch; 0 for none.
  package func curve(
    _ curve: ComparedCurve, smoothing weight: Double = ChartView().smoothing
  ) throws -> Figure {
    let isSmoothed = curve.isNoisy && weight > 0
    let lines = try runs.enumerated().map { place, run in
      let found = try series(curve, of: run)
      // The bands of many noisy lines would hide one another.
      var points = RunFigures.points(isSmoothed ? found.smoothed(weight: weight) : found)
      for index in points.indices { points[index].band = nil }
      return FigureSeries(
        try name(of: run), index: place, form: curve.isNoisy ? .line : .markedLine,
        points: points)
    }
    let whose = runs.count == 1 ? "run \(runs[0].runText)" : "\(runs.count) runs"
    let title = curve.rawValue.prefix(1).uppercased() + curve.rawValue.dropFirst()
    return Figure(
      title: "\(title) of \(whose)\(isSmoothed ? RunFigures.suffix(weight) : "")",
      summary: "The \(curve.rawValue) of \(whose) over the steps.",
      xAxis: FigureAxis("step", unit: .count),
      yAxis: FigureAxis(
        curve.rawValue, unit: curve.series == nil ? .share : .number), series: lines)
  }

  private func name(of run: Int64) throws -> String {
    let title = try store.run(run, now: Clock.now()).run.title
    return "\(run.runText) \(title)"
  }

  private func series(_ curve: ComparedCurve, of run: Int64) throws -> Series {
    var found = Series()
    if let kind = curve.series {
      try store.series(kind.storedName, of: run)?.apply(to: &found)
      return found
    }
    // A run that was resumed repeats an epoch.
    for epoch in try store.epochs(of: run) where epoch.step > found.lastStep ?? -1 {
      guard let value = epoch.validation.flatMap(curve.value) else { continue }
      found.append(step: epoch.step, value: value)
    }
    return found
  }
}
