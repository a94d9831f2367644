import Metrics
import TerminalUI

/// Places steps on the x axis that was chosen. Positions are dot columns of a chart.
struct ChartAxis {
  let kind: ChartAxisKind
  let steps: ClosedRange<Double>
  let columns: Int
  private let elapsed: Series
  private let unitsPerStep: Double
  /// The ends of the window on the axis.
  let range: ClosedRange<Double>

  /// Falls back to steps where a run does not know what the chosen axis needs.
  init(_ chart: ChartView, run: RunView, columns: Int) {
    let steps = chart.steps(upTo: run.series.lastStep ?? run.step)
    self.steps = steps
    self.columns = max(columns, 1)
    elapsed = run.series.elapsed
    var kind = chart.axis
    var units = 1.0
    var range = steps
    switch kind {
    case .step: break
    case .epoch where run.stepsPerEpoch > 0: units = 1 / Double(run.stepsPerEpoch)
    case .images where run.batch > 0: units = Double(run.batch)
    case .elapsed:
      if let low = ChartAxis.seconds(at: steps.lowerBound, elapsed),
        let high = ChartAxis.seconds(at: steps.upperBound, elapsed), low < high
      {
        range = low...high
      } else {
        kind = .step
      }
    case .epoch, .images: kind = .step
    }
    if kind == .epoch || kind == .images {
      range = (steps.lowerBound * units)...(steps.upperBound * units)
    }
    self.kind = kind
    unitsPerStep = units
    self.range = range
  }

  var unit: LineChart.Unit {
    switch kind {
    case .step, .images: .count
    case .epoch: .number
    case .elapsed: .seconds
    }
  }

  /// Where a step stands on the axis, in its units.
  func value(ofStep step: Double) -> Double {
    kind == .elapsed
      ? ChartAxis.seconds(at: step, elapsed) ?? range.lowerBound : step * unitsPerStep
  }

  /// The column a step is drawn in; outside the window, nil.
  func column(ofStep step: Int) -> Int? {
    let span = range.upperBound - range.lowerBound
    guard span > 0, steps.contains(Double(step)) else { return nil }
    let share = (value(ofStep: Double(step)) - range.lowerBound) / span
    guard share.isFinite else { return nil }
    return min(max(Int(min(max(share, 0), 1) * Double(columns)), 0), columns - 1)
  }

  /// The step at the left edge of a column.
  func step(atColumn column: Int) -> Int {
    let share = min(max((Double(column) + 0.5) / Double(columns), 0), 1)
    if kind == .elapsed {
      let seconds = range.lowerBound + share * (range.upperBound - range.lowerBound)
      let index = ChartAxis.index(ofSeconds: seconds, in: elapsed)
      return index < elapsed.count ? elapsed[index].step : elapsed.lastStep ?? 0
    }
    return Int((steps.lowerBound + share * (steps.upperBound - steps.lowerBound)).rounded(.down))
  }

  /// What a series holds in each column.
  func bins(of series: Series) -> [SeriesBin] {
    let first = Int(steps.lowerBound.rounded(.down))
    let end = Int(steps.upperBound.rounded(.down)) + 1
    guard kind == .elapsed else { return series.bins(steps: first..<end, columns: columns) }
    var bins: [SeriesBin] = []
    bins.reserveCapacity(columns)
    let span = range.upperBound - range.lowerBound
    var start = series.index(ofStep: first)
    for column in 1...columns {
      var index = series.index(ofStep: end)
      if column < columns {
        let seconds = range.lowerBound + span * Double(column) / Double(columns)
        let clock = ChartAxis.index(ofSeconds: seconds, in: elapsed)
        if clock < elapsed.count { index = min(index, series.index(ofStep: elapsed[clock].step)) }
      }
      index = max(index, start)
      bins.append(series.summary(ofIndices: start..<index))
      start = index
    }
    return bins
  }

  /// Seconds of training at a step, or at the nearest one after it.
  private static func seconds(at step: Double, _ elapsed: Series) -> Double? {
    guard let last = elapsed.last else { return nil }
    let index = elapsed.index(ofStep: Int(step))
    let value = index < elapsed.count ? elapsed[index].value : last.value
    return value.isFinite ? value : nil
  }

  /// The first point of a rising series that is at `seconds` or later.
  private static func index(ofSeconds seconds: Double, in elapsed: Series) -> Int {
    var (low, high) = (0, elapsed.count)
    while low < high {
      let middle = (low + high) / 2
      if elapsed[middle].value < seconds { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
