import Metrics
import TerminalUI

/// One chart of the open run: its losses, its learning rate or its gradient norm.
struct RunChart {
  let state: WorkbenchState
  let run: RunView
  let pane: TrainPane
  let layout: TrainLayout

  private var view: ChartView { state.interface.train.chart }

  func draw(into grid: inout Grid, in place: Rect, isFocused: Bool) {
    if layout.sizeClass != .onePane {
      // What the lines are worth now matters more than how they are drawn.
      let trailing = trailing(in: place.width)
      let room = place.width - 9 - trailing.width
      Panel(
        title.width <= room ? title : StyledText(pane.title), trailing: trailing,
        isFocused: isFocused
      )
      .draw(into: &grid, in: place)
    }
    guard let placed = layout.axis(of: pane, state) else { return }
    chart(placed).draw(into: &grid, in: placed.rect)
  }

  /// The chart as a value; it costs O(columns) however many points there are.
  func chart(_ placed: PlacedAxis) -> LineChart {
    let axis = placed.axis
    var chart = LineChart(
      series: series(axis), xRange: axis.range, xUnit: axis.unit, xCaption: axis.kind.rawValue,
      isLogarithmic: isLogarithmic,
      showsLegend: pane == .loss, lineName: "ema",
      emptyText: emptyText)
    if let cursor = view.cursor, let column = axis.column(ofStep: cursor) {
      chart.cursor = LineChart.Cursor(column: column, caption: caption(ofStep: cursor))
    }
    if pane == .loss, let best = run.bestEpoch, axis.steps.contains(Double(best.step)) {
      chart.marks.append(
        LineChart.Mark(
          x: axis.value(ofStep: Double(best.step)), character: state.glyphs.marker(3), style: .good)
      )
    }
    return chart
  }

  private func series(_ axis: ChartAxis) -> [ChartSeries] {
    switch pane {
    case .rate: return [one("learning rate", .learningRate, index: 2, axis)]
    case .gradient: return [one("gradient norm", .gradientNorm, index: 3, axis)]
    default:
      var validation = one("validation", .validationLoss, index: 1, axis)
      // One marker an epoch, as long as they do not run into one another.
      let points = validation.bins.count { $0.mean != nil }
      validation.marksPoints = points * 6 <= axis.columns
      return [validation, one("train", .trainLoss, index: 0, axis)]
    }
  }

  private func one(
    _ name: String, _ kind: SeriesKind, index: Int, _ axis: ChartAxis
  ) -> ChartSeries {
    let bins = axis.bins(of: run.series[kind]).map {
      ChartBin(min: $0.min, max: $0.max, mean: $0.mean, nanCount: $0.nanCount)
    }
    let line = state.lines.line(kind).map { axis.bins(of: $0).map(\.mean) }
    return ChartSeries(name, index: index, bins: bins, line: line)
  }

  var isLogarithmic: Bool {
    view.isLogarithmic && pane == .loss || pane == .rate && rateSpansDecades
  }

  /// Warm-up and decay over several powers of ten are only seen on a logarithmic axis.
  private var rateSpansDecades: Bool {
    let rates = run.series.learningRate.summary(ofIndices: 0..<run.series.learningRate.count)
    guard let least = rates.min, let greatest = rates.max, least > 0 else { return false }
    return greatest / least > 1000
  }

  private var emptyText: String {
    switch run.row.status {
    case .queued, .running, .paused: "the first points come with the first steps"
    default: "no points were kept"
    }
  }

  private func caption(ofStep step: Int) -> String {
    guard run.stepsPerEpoch > 0 else { return "step \(step)" }
    return "step \(step)  ep \((max(step, 1) - 1) / run.stepsPerEpoch + 1)"
  }

  private var title: StyledText {
    guard pane == .loss else {
      var text = StyledText(pane.title)
      let value = state.figures
      let shown =
        pane == .rate
        ? value.rate(run.series.learningRate.lastValue)
        : value.loss(
          state.lines.line(.gradientNorm)?.lastValue ?? run.series.gradientNorm.lastValue)
      text.append("  \(shown)", .strong)
      return text
    }
    var text = StyledText(pane.title)
    let smoothing =
      view.smoothing > 0
      ? "EMA \(ShortNumber.fixed(view.smoothing, decimals: 2))" : "not smoothed"
    text.append("  \(view.isLogarithmic ? "log y" : "linear") by \(view.axis.rawValue)", .muted)
    text.append("  \(smoothing)", .muted)
    switch view.window {
    case .whole: break
    case .following: text.append("  following", .accent)
    case .fixed: text.append("  zoomed", .accent)
    }
    return text
  }

  private func trailing(in width: Int) -> StyledText {
    guard pane == .loss else { return StyledText() }
    let figures = state.figures
    var text = StyledText("train ", .muted)
    let train = state.lines.line(.trainLoss)?.lastValue ?? run.series.trainLoss.lastValue
    text.append(figures.loss(train), .strong)
    text.append("  val ", .muted)
    text.append(figures.loss(run.series.validationLoss.lastValue), .strong)
    if let best = run.bestEpoch, width >= 50 {
      text.append("  \(state.glyphs.marker(3))", .good)
      text.append(" \(figures.loss(best.validation?.loss)) ep \(best.epoch)", .muted)
    }
    return text
  }
}
