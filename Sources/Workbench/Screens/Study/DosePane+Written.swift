import Studies

extension DosePane {
  /// The curves over doses, or where there are none the figure of every arm, as they go to a file; nil
  /// before there is a figure.
  var written: WrittenChart? {
    guard studied.figure != nil else { return nil }
    let lines = studied.doses.isEmpty ? writtenArms : writtenDoses
    guard lines.lines.contains(where: { $0.points.contains { $0.y != nil } }) else { return nil }
    return WrittenChart(
      .lines(lines), name: "\(studied.view.title)-\(studied.doses.isEmpty ? "arms" : "doses")")
  }

  private var title: String { "\(studied.view.title): \(studied.figureSentence)" }
  private var y: WrittenChart.Axis {
    WrittenChart.Axis(caption: "share of images, \(studied.thresholds)", unit: .share)
  }

  private var writtenDoses: WrittenChart.Lines {
    WrittenChart.Lines(
      title: title,
      x: WrittenChart.Axis(
        caption: "dose, a share of the training images", unit: .percent, scale: .squareRoot,
        range: 0...max((studied.doses.last ?? 0) * 1.05, 1e-4), ticks: studied.doses),
      y: y,
      lines: studied.lines.map { line in
        WrittenChart.Line(
          name: line.name, index: line.index, form: .marked,
          points: line.points.compactMap { point in
            point.figure.map { CurvePoint(x: point.dose, y: $0.value, band: $0.band) }
          })
      },
      marks: studied.lines.compactMap { line in
        line.sufficient.map { WrittenChart.Mark(x: $0, text: "\(line.name): enough") }
      })
  }

  private var writtenArms: WrittenChart.Lines {
    let arms = studied.view.grid.arms
    let points = arms.enumerated().compactMap { place, arm -> CurvePoint? in
      guard let name = studied.figure,
        let figure = studied.value(of: studied.arm(named: arm), name)
      else { return nil }
      return CurvePoint(x: Double(place), y: figure.value, band: figure.band)
    }
    return WrittenChart.Lines(
      title: title, x: WrittenChart.Axis(caption: "", names: arms), y: y,
      lines: [WrittenChart.Line(name: "", index: 0, form: .bars, points: points)])
  }
}

extension StudySheet.Figure {
  fileprivate var band: ClosedRange<Double>? {
    guard let interval, interval.lower <= interval.upper else { return nil }
    return interval.lower...interval.upper
  }
}
