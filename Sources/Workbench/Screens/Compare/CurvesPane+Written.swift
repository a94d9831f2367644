import Metrics
import TerminalUI

extension CurvesPane {
  /// The curves as they go to a file: the same window, axes, smoothing and folding. Nil while they are
  /// being read, or where they have no point.
  var written: WrittenChart? {
    guard compared.view.request.curve == panes.curve else { return nil }
    let axis = SharedAxis(
      panes.axis, window: panes.window, runs: compared.runs, columns: CurvePoints.most)
    let lines =
      compared.isFolded
      ? compared.view.groups.map { written(group: $0, axis) }
      : compared.runs.indices.map { written(run: $0, axis) }
    guard lines.contains(where: { !$0.points.isEmpty }) else { return nil }
    let curve = panes.curve.rawValue
    var title = curve.prefix(1).uppercased() + curve.dropFirst() + " of \(compared.runs.count) runs"
    if panes.curve.isNoisy, panes.smoothing > 0 {
      title += " (EMA \(ShortNumber.significant(panes.smoothing, digits: 2)))"
    }
    if compared.isFolded { title += ": mean of seeds, \(panes.band.rawValue)" }
    return WrittenChart(
      .lines(
        WrittenChart.Lines(
          title: title,
          x: WrittenChart.Axis(
            caption: panes.axis.rawValue, unit: panes.axis.writtenUnit, range: axis.range),
          y: WrittenChart.Axis(
            caption: curve, unit: panes.curve.series == nil ? .share : .number,
            scale: panes.isLogarithmic ? .logarithmic : .linear), lines: lines)),
      name: curve)
  }

  private func written(run place: Int, _ axis: SharedAxis) -> WrittenChart.Line {
    let run = compared.runs[place]
    let shown = run.smoothed ?? run.curve
    var points = CurvePoints(shown, indices: axis.indices(of: shown, of: run)) {
      SharedAxis.value(ofStep: $0, of: run, axis.kind)
    }.points
    if run.smoothed != nil {
      // The bands of many noisy lines would hide one another.
      for index in points.indices { points[index].band = nil }
    }
    return WrittenChart.Line(
      name: "\(compared.name(place)) \(run.row.title)", index: place,
      form: panes.curve.isNoisy ? .line : .marked, points: points)
  }

  private func written(group: [Int], _ axis: SharedAxis) -> WrittenChart.Line {
    let points = folded(group, axis).bins.enumerated().compactMap { column, bin in
      bin.mean.map { mean in
        CurvePoint(
          x: axis.value(atColumn: column), y: mean,
          band: bin.min.flatMap { low in bin.max.map { low...max($0, low) } })
      }
    }
    return WrittenChart.Line(
      name: compared.name(ofGroup: group), index: group[0], points: points)
  }
}
