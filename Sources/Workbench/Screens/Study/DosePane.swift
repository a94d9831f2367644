import Metrics
import Studies
import TerminalUI

/// What more and more images of a kind do: a line for each kind, with the band of its intervals.
///
/// Doses stand at their square roots, so that small ones can be told apart and none is still at 0.
struct DosePane {
  let studied: Studied

  private var figures: Figures { studied.figures }
  private var glyphs: GlyphSet { figures.glyphs }

  func draw(into grid: inout Grid, in rect: Rect, isFocused: Bool) {
    guard studied.figure != nil else {
      let line = rect.line(rect.height / 2)
      return grid.text("no run is done yet", in: line, alignment: .center, style: .muted)
    }
    guard !studied.doses.isEmpty else {
      return ArmBars(studied: studied).draw(into: &grid, in: rect, isFocused: isFocused)
    }
    var space = rect
    let words = space.cutBottom(
      rect.height >= 9 ? min(words(width: rect.width).count, rect.height / 5) : 0)
    let axis = Axis(doses: studied.doses, in: space, glyphs: glyphs)
    var chart = LineChart(
      series: studied.lines.map { points($0, axis) } + studied.lines.map { band($0, axis) },
      xRange: 0...axis.end, xCaption: "", showsLegend: false,
      emptyText: "no figure yet")
    chart.xTicks = studied.doses.map { AxisTick(value: Axis.place($0), label: Self.label($0)) }
    chart.yRange = LineChart.yRange(of: chart.series, logarithmic: false).map { range in
      min(range.lowerBound, 1)...max(min(range.upperBound, 1.02), min(range.lowerBound, 1) + 0.01)
    }
    // Where there is no line for the axis, marks would be taken for points.
    chart.marks = (space.height < 8 ? [] : studied.lines).compactMap { line in
      line.sufficient.map {
        LineChart.Mark(
          x: Axis.place($0), character: glyphs.marker(line.index),
          style: Style.series(line.index).emphasized)
      }
    }
    if isFocused, let dose = studied.selectedDose {
      chart.cursor = LineChart.Cursor(
        column: axis.column(dose), caption: "", lines: readout(at: dose))
    }
    chart.draw(into: &grid, in: space)
    for (index, line) in self.words(width: rect.width).prefix(words.height).enumerated() {
      grid.text(line, in: words.line(index).inset(columns: min(1, words.width / 2), lines: 0))
    }
  }

  /// The place of the dose that is nearest to a column of the screen.
  func dose(atX x: Int, in rect: Rect) -> Int? {
    guard let column = LineChart.column(atX: x, in: rect, glyphs: glyphs) else { return nil }
    let doses = studied.doses
    let axis = Axis(doses: doses, in: rect, glyphs: glyphs)
    return doses.indices.min {
      abs(axis.column(doses[$0]) - column) < abs(axis.column(doses[$1]) - column)
    }
  }

  /// `2.5%`
  static func label(_ dose: Double) -> String {
    let percent = ShortNumber.fixed(dose * 100, decimals: 1)
    let text = percent.hasSuffix(".0") ? String(percent.dropLast(2)) : percent
    return "\(text.isEmpty ? "0" : text)%"
  }

  /// From doses to dot columns: a dose stands in the left dot of the cell its tick is in.
  private struct Axis {
    let end: Double
    let columns: Int
    private let perCell: Int

    init(doses: [Double], in rect: Rect, glyphs: GlyphSet) {
      let width = LineChart.plotArea(of: rect).width
      columns = LineChart.resolution(of: rect, glyphs: glyphs).columns
      perCell = width > 0 ? max(columns / width, 1) : 1
      // The label of the last dose has room beyond it.
      let room = Double(max(width - 1, 1)) / Double(max(width - 3, 1))
      end = max(Self.place(doses.last ?? 0), 0.01) * room
    }

    static func place(_ dose: Double) -> Double { max(dose, 0).squareRoot() }

    func column(_ dose: Double) -> Int {
      let share = min(max(Self.place(dose) / end, 0), 1)
      return Int((share * Double(max(columns / perCell - 1, 0))).rounded()) * perCell
    }
  }

  // MARK: Lines

  private func points(_ line: DoseLine, _ axis: Axis) -> ChartSeries {
    var bins = [ChartBin](repeating: .empty, count: axis.columns)
    for point in line.points {
      let column = axis.column(point.dose)
      if let figure = point.figure, bins.indices.contains(column) {
        bins[column] = ChartBin(figure.value)
      }
    }
    return ChartSeries(line.name, index: line.index, bins: bins, marksPoints: true)
  }

  /// Straight from interval to interval.
  private func band(_ line: DoseLine, _ axis: Axis) -> ChartSeries {
    var bins = [ChartBin](repeating: .empty, count: axis.columns)
    let known = line.points.compactMap { point in
      point.figure?.interval.map { (column: axis.column(point.dose), interval: $0) }
    }
    for (from, to) in zip(known, known.dropFirst()) where to.column > from.column {
      for column in from.column...to.column where bins.indices.contains(column) {
        let share = Double(column - from.column) / Double(to.column - from.column)
        func between(_ end: KeyPath<ConfidenceInterval, Double>) -> Double {
          let low = from.interval[keyPath: end]
          return low + share * (to.interval[keyPath: end] - low)
        }
        bins[column] = ChartBin(min: between(\.lower), max: between(\.upper))
      }
    }
    return ChartSeries(
      line.name, index: line.index, bins: bins,
      line: [Double?](repeating: nil, count: axis.columns))
  }

  // MARK: Words

  /// `both, neither, swap` with their markers, for the title of the pane.
  var legend: StyledText {
    let lines = studied.lines
    var text = StyledText()
    for (place, line) in lines.enumerated() {
      if place > 0 { text.append("  ") }
      text.append("\(glyphs.marker(line.index)) ", Style.series(line.index))
      let isChosen = studied.panes.focus == .dose && line.name == studied.selectedLine?.name
      text.append(line.name, isChosen ? .strong : .muted)
    }
    return text
  }

  /// Every kind at a dose: `● both .78 .71–.84`.
  private func readout(at dose: Double) -> [StyledText] {
    var lines = [StyledText("dose \(Self.label(dose))", .strong)]
    for line in studied.lines {
      guard let point = line.points.first(where: { $0.dose == dose }) else { continue }
      var text = StyledText("\(glyphs.marker(line.index)) \(line.name)", .series(line.index))
      text.append(" \(figures.measure(point.figure?.value))", .strong)
      if let interval = point.figure?.interval { text.append(" \(figures.span(interval))", .muted) }
      lines.append(text)
    }
    return lines
  }

  /// What is enough, in a sentence for each kind that it is known of.
  private func words(width: Int) -> [StyledText] {
    // Of the selected kind first.
    let chosen = studied.selectedLine?.name
    let told = studied.lines.filter { $0.sentence?.isEmpty == false }
    let ordered = told.filter { $0.name == chosen } + told.filter { $0.name != chosen }
    return ordered.map { line in
      StyledText("\(glyphs.marker(line.index)) ", Style.series(line.index))
        + StyledText(line.sentence ?? "", .muted)
    }
  }
}
