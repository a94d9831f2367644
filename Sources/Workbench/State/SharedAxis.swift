import Metrics

/// The x axis that the curves of several runs share: one true scale, whatever the pace of each.
struct SharedAxis {
  let kind: ChartAxisKind
  /// In units of the axis.
  let range: ClosedRange<Double>
  /// Dot columns of the chart.
  let columns: Int

  /// - Parameter window: in units of the axis; nil for all runs whole.
  init(
    _ kind: ChartAxisKind, window: ClosedRange<Double>?, runs: [ComparedRun], columns: Int
  ) {
    self.kind = kind
    self.columns = max(columns, 1)
    range = window ?? SharedAxis.whole(kind, runs)
  }

  /// From 0 to the newest point of any run.
  static func whole(_ kind: ChartAxisKind, _ runs: [ComparedRun]) -> ClosedRange<Double> {
    let ends = runs.compactMap { run in
      run.curve.lastStep.flatMap { SharedAxis.value(ofStep: $0, of: run, kind) }
    }
    let end = ends.filter(\.isFinite).max() ?? 1
    return 0...max(end, kind == .epoch || kind == .elapsed ? 1e-3 : 1)
  }

  /// Where a step of a run stands on the axis; nil where the run does not know that.
  static func value(ofStep step: Int, of run: ComparedRun, _ kind: ChartAxisKind) -> Double? {
    switch kind {
    case .step: return Double(step)
    case .epoch: return run.stepsPerEpoch > 0 ? Double(step) / Double(run.stepsPerEpoch) : nil
    case .images: return run.batch > 0 ? Double(step) * Double(run.batch) : nil
    case .elapsed:
      guard let last = run.clock.last else { return nil }
      let index = run.clock.index(ofStep: step)
      return index < run.clock.count ? run.clock[index].value : last.value
    }
  }

  /// What a series of a run holds in each column; a run that has no place on the axis, nothing.
  func bins(of series: Series, of run: ComparedRun) -> [SeriesBin] {
    var bins: [SeriesBin] = []
    bins.reserveCapacity(columns)
    let span = range.upperBound - range.lowerBound
    var start = series.index(ofStep: firstStep(at: range.lowerBound, of: run) ?? .max)
    for column in 1...columns {
      // What lies on the right edge belongs to the last column.
      let edge =
        column == columns
        ? range.upperBound.nextUp : range.lowerBound + span * Double(column) / Double(columns)
      let end = max(series.index(ofStep: firstStep(at: edge, of: run) ?? .max), start)
      bins.append(series.summary(ofIndices: start..<end))
      start = end
    }
    return bins
  }

  /// The points of a series that are in the window.
  func indices(of series: Series, of run: ComparedRun) -> Range<Int> {
    let start = series.index(ofStep: firstStep(at: range.lowerBound, of: run) ?? .max)
    let end = series.index(ofStep: firstStep(at: range.upperBound.nextUp, of: run) ?? .max)
    return start..<max(end, start)
  }

  /// The value of a series at a place of the axis, or the last one before it.
  func value(of series: Series, of run: ComparedRun, at x: Double) -> Double? {
    let index = series.index(ofStep: firstStep(at: x.nextUp, of: run) ?? .max) - 1
    guard index >= 0 else { return nil }
    let value = series[index].value
    return value.isFinite ? value : nil
  }

  /// The first step that stands at `x` or after it; nil where there is none.
  private func firstStep(at x: Double, of run: ComparedRun) -> Int? {
    func step(_ value: Double) -> Int { Int(min(max(value.rounded(.up), 0), 1e15)) }
    switch kind {
    case .step: return step(x)
    case .epoch: return run.stepsPerEpoch > 0 ? step(x * Double(run.stepsPerEpoch)) : nil
    case .images: return run.batch > 0 ? step(x / Double(run.batch)) : nil
    case .elapsed:
      var (low, high) = (0, run.clock.count)
      while low < high {
        let middle = (low + high) / 2
        if run.clock[middle].value < x { low = middle + 1 } else { high = middle }
      }
      return low < run.clock.count ? run.clock[low].step : nil
    }
  }

  /// The place at the middle of a column.
  func value(atColumn column: Int) -> Double {
    let share = (Double(min(max(column, 0), columns - 1)) + 0.5) / Double(columns)
    return range.lowerBound + share * (range.upperBound - range.lowerBound)
  }

  /// The column of a place; nil outside the window.
  func column(of x: Double) -> Int? {
    let span = range.upperBound - range.lowerBound
    guard span > 0, range.contains(x) else { return nil }
    return min(Int((x - range.lowerBound) / span * Double(columns)), columns - 1)
  }
}
