import Reports
import Workbench

extension Figure {
  /// A chart of a screen as a document shows it.
  init(_ chart: WrittenChart) {
    switch chart.content {
    case .lines(let lines): self.init(lines)
    case .precisionRecall(let scores): self = LabelFigures(scores).precisionRecall
    case .histogram(let scores): self = LabelFigures(scores).histogram()
    case .reliability(let scores, let check, let method):
      self = LabelFigures(scores).reliability(check, method: method)
    }
  }

  private init(_ lines: WrittenChart.Lines) {
    let names = lines.lines.map(\.name).filter { !$0.isEmpty }
    self.init(
      title: lines.title,
      summary: names.isEmpty
        ? "" : "\(lines.y.caption) over \(lines.x.caption): \(names.joined(separator: ", ")).",
      xAxis: FigureAxis(lines.x), yAxis: FigureAxis(lines.y),
      series: lines.lines.map { line in
        FigureSeries(
          line.name, index: line.index, form: FigureSeries.Form(line.form),
          points: line.points.map(FigureSeries.Point.init))
      },
      marks: lines.marks.map { FigureMark(x: $0.x, text: $0.text) })
  }
}

extension LabelFigures {
  fileprivate init(_ scores: WrittenChart.LabelScores) {
    self.init(
      scores.label, of: scores.origin, scores.ranked, threshold: scores.threshold)
  }
}

extension FigureSeries.Point {
  init(_ point: CurvePoint) { self.init(x: point.x, y: point.y, band: point.band) }
}

extension FigureSeries.Form {
  fileprivate init(_ form: WrittenChart.Line.Form) {
    switch form {
    case .line: self = .line
    case .marked: self = .markedLine
    case .bars: self = .bars
    }
  }
}

extension FigureAxis {
  fileprivate init(_ axis: WrittenChart.Axis) {
    let unit: Unit =
      switch axis.unit {
      case .number: .number
      case .count: .count
      case .seconds: .seconds
      case .share: .share
      case .percent: .percent
      }
    self.init(
      axis.caption, unit: unit, range: axis.range, categories: axis.names, ticks: axis.ticks)
    switch axis.scale {
    case .linear: scale = .linear
    case .logarithmic: scale = .logarithmic
    case .squareRoot: scale = .squareRoot
    }
  }
}
