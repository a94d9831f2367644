import Metrics
import TerminalUI

extension RunChart {
  /// The chart of a pane as it goes to a file: the same window, axes and smoothing, and every point of
  /// them that can be told apart. Nil where there is no chart, or nothing in it.
  static func written(of pane: TrainPane, _ state: WorkbenchState) -> WrittenChart? {
    guard pane.isChart, let run = state.opened else { return nil }
    return RunChart(state: state, run: run, pane: pane, layout: state.trainLayout).written
  }

  private var written: WrittenChart? {
    let axis = ChartAxis(state.interface.train.chart, run: run, columns: CurvePoints.most)
    let lines = writtenLines(axis)
    guard lines.contains(where: { !$0.points.isEmpty }) else { return nil }
    var marks: [WrittenChart.Mark] = []
    if pane == .loss, let best = run.bestEpoch, axis.steps.contains(Double(best.step)) {
      marks = [
        WrittenChart.Mark(
          x: axis.value(ofStep: Double(best.step)), text: "best: epoch \(best.epoch)")
      ]
    }
    let title = pane.title.prefix(1).uppercased() + pane.title.dropFirst()
    let id = run.id.runText
    return WrittenChart(
      .lines(
        WrittenChart.Lines(
          title: "\(title) of \(id) \(run.row.title)",
          x: WrittenChart.Axis(
            caption: axis.kind.rawValue, unit: axis.kind.writtenUnit, range: axis.range),
          y: WrittenChart.Axis(
            caption: pane.title, scale: isLogarithmic ? .logarithmic : .linear),
          lines: lines, marks: marks)),
      name: "\(id)-\(pane.title)")
  }

  private func writtenLines(_ axis: ChartAxis) -> [WrittenChart.Line] {
    switch pane {
    case .rate: [written("learning rate", .learningRate, index: 2, axis)]
    case .gradient: [written("gradient norm", .gradientNorm, index: 3, axis)]
    default:
      [
        written("train", .trainLoss, index: 0, axis),
        written("validation", .validationLoss, index: 1, axis, form: .marked),
      ]
    }
  }

  private func written(
    _ name: String, _ kind: SeriesKind, index: Int, _ axis: ChartAxis,
    form: WrittenChart.Line.Form = .line
  ) -> WrittenChart.Line {
    let series = run.series[kind]
    let line = state.lines.line(kind)
    let first = series.index(ofStep: Int(axis.steps.lowerBound.rounded(.up)))
    let end = series.index(ofStep: Int(axis.steps.upperBound.rounded(.down)) + 1)
    let points = CurvePoints(series, line: line, indices: first..<max(end, first)) {
      axis.value(ofStep: Double($0))
    }
    let weight = ShortNumber.significant(state.lines.weight, digits: 2)
    return WrittenChart.Line(
      name: line == nil ? name : "\(name) (EMA \(weight))", index: index, form: form,
      points: points.points)
  }
}

extension ChartAxisKind {
  var writtenUnit: WrittenChart.Axis.Unit {
    switch self {
    case .step, .images: .count
    case .epoch: .number
    case .elapsed: .seconds
    }
  }
}
