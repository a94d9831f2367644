import Metrics
import TerminalUI

/// The curves of all runs over one axis.
struct CurvesPane {
  let state: WorkbenchState
  let compared: Compared

  var panes: ComparePanes { compared.panes }

  func axis(in rect: Rect) -> SharedAxis {
    SharedAxis(
      panes.axis, window: panes.window, runs: compared.runs,
      columns: LineChart.resolution(of: rect, glyphs: state.glyphs).columns)
  }

  /// It costs O(runs * columns * log points).
  func draw(into grid: inout Grid, in rect: Rect) {
    let axis = axis(in: rect)
    var chart = LineChart(
      series: lines(axis), xRange: axis.range, xUnit: unit, xCaption: panes.axis.rawValue,
      isLogarithmic: panes.isLogarithmic, showsLegend: false, emptyText: emptyText)
    if let cursor = panes.cursor, let column = axis.column(of: cursor) {
      chart.cursor = LineChart.Cursor(
        column: column, caption: "", lines: readout(axis, at: cursor))
    }
    chart.draw(into: &grid, in: rect)
  }

  private var unit: LineChart.Unit {
    switch panes.axis {
    case .step, .images: .count
    case .epoch: .number
    case .elapsed: .seconds
    }
  }

  private var emptyText: String {
    let isRead = compared.view.request.curve == panes.curve
    return isRead ? "no points of \(panes.curve.rawValue)" : "reading \(panes.curve.rawValue)"
  }

  // MARK: Lines

  private func lines(_ axis: SharedAxis) -> [ChartSeries] {
    guard compared.view.request.curve == panes.curve else { return [] }
    if compared.isFolded { return compared.view.groups.map { folded($0, axis) } }
    let lines = compared.runs.indices.map { line(of: $0, axis) }
    // The chosen run and the baseline lie above the others.
    let front = [compared.chosen, 0]
    return lines.indices.sorted { a, b in
      let (x, y) = (front.firstIndex(of: a) ?? 2, front.firstIndex(of: b) ?? 2)
      return (x, a) < (y, b)
    }.map { lines[$0] }
  }

  private func line(of place: Int, _ axis: SharedAxis) -> ChartSeries {
    let run = compared.runs[place]
    let bins = axis.bins(of: run.curve, of: run)
    let line = run.smoothed.map { axis.bins(of: $0, of: run).map(\.mean) }
    return series(
      place,
      bins: bins.map { bin in
        // The bands of many noisy lines would hide one another.
        line == nil
          ? ChartBin(min: bin.min, max: bin.max, mean: bin.mean, nanCount: bin.nanCount)
          : ChartBin(min: nil, max: nil, nanCount: bin.nanCount)
      }, line: line, isSparse: run.curve.count * 6 <= axis.columns)
  }

  private func series(
    _ place: Int, bins: [ChartBin], line: [Double?]?, isSparse: Bool
  ) -> ChartSeries {
    ChartSeries(
      Compared.letter(place), index: place, bins: bins, line: line, marksPoints: isSparse,
      marker: Compared.letter(place).first)
  }

  /// The mean of some seeds, and between what they lie.
  func folded(_ group: [Int], _ axis: SharedAxis) -> ChartSeries {
    let heights = group.map { place -> [Double?] in
      let run = compared.runs[place]
      return CurvesPane.joined(axis.bins(of: run.smoothed ?? run.curve, of: run).map(\.mean))
    }
    let bins = (0..<axis.columns).map { column -> ChartBin in
      let values = heights.compactMap { $0[column] }
      guard let spread = SeedSpread(values), let least = values.min(), let most = values.max()
      else { return .empty }
      switch panes.band {
      case .extremes: return ChartBin(min: least, max: most, mean: spread.mean)
      case .deviation:
        let deviation = spread.deviation ?? 0
        return ChartBin(
          min: spread.mean - deviation, max: spread.mean + deviation, mean: spread.mean)
      }
    }
    return series(group[0], bins: bins, line: nil, isSparse: false)
  }

  /// Straight lines between the columns that have a value, so that seeds are averaged where only some
  /// have a point.
  static func joined(_ heights: [Double?]) -> [Double?] {
    var joined = heights
    var last: (column: Int, value: Double)?
    for (column, height) in heights.enumerated() {
      guard let height else { continue }
      if let last, column > last.column + 1 {
        for between in last.column + 1..<column {
          let share = Double(between - last.column) / Double(column - last.column)
          joined[between] = last.value + share * (height - last.value)
        }
      }
      last = (column, height)
    }
    return joined
  }

  // MARK: Words

  /// Each run's value at the cursor, and what it is more than the baseline's.
  private func readout(_ axis: SharedAxis, at x: Double) -> [StyledText] {
    let figures = compared.figures
    func value(_ run: ComparedRun) -> Double? {
      axis.value(of: run.smoothed ?? run.curve, of: run, at: x)
    }
    let groups = compared.isFolded ? compared.view.groups : compared.runs.indices.map { [$0] }
    let values = groups.map { SeedSpread($0.map { value(compared.runs[$0]) })?.mean }
    var lines = [StyledText("\(panes.axis.rawValue) \(position(x))", .strong)]
    for (group, value) in zip(groups, values) {
      let name = compared.isFolded ? compared.name(ofGroup: group) : compared.name(group[0])
      var line = StyledText(name, .series(group[0]))
      line.append(" \(figures.loss(value))", .strong)
      if group[0] > 0, let base = values[0], let value {
        let difference = ShortNumber.significant(abs(value - base), digits: 2)
        line.append(" \(value < base ? "-" : "+")\(difference)", .muted)
      }
      lines.append(line)
    }
    return lines
  }

  private func position(_ x: Double) -> String {
    switch panes.axis {
    case .step, .images: ShortNumber.count(x.rounded())
    case .epoch: ShortNumber.fixed(x, decimals: 2)
    case .elapsed: compared.figures.duration(x)
    }
  }

  var title: StyledText {
    var text = StyledText(panes.curve.rawValue)
    text.append("  \(panes.isLogarithmic ? "log y" : "linear") by \(panes.axis.rawValue)", .muted)
    if panes.curve.isNoisy {
      let weight = ShortNumber.fixed(panes.smoothing, decimals: 2)
      text.append(panes.smoothing > 0 ? "  EMA \(weight)" : "  not smoothed", .muted)
    }
    if panes.window != nil { text.append("  zoomed", .accent) }
    return text
  }

  var trailing: StyledText {
    compared.isFolded ? StyledText("seeds: mean, \(panes.band.rawValue)") : StyledText()
  }
}
