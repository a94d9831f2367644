/// The shapes of one series of a figure.
struct FigureDrawing {
  private(set) var band = FigurePath()
  private(set) var line = FigurePath()
  private(set) var bars = FigurePath()
  private(set) var whiskers = FigurePath()
  private(set) var markers = FigurePath()

  private let layout: FigureLayout
  private let columns: [FigureReduction.Column]

  init(
    _ figure: Figure, _ position: Int, _ columns: [FigureReduction.Column], _ layout: FigureLayout
  ) {
    self.layout = layout
    self.columns = columns
    let series = figure.series[position]
    switch series.form {
    case .bars: drawBars(figure, position)
    case .points:
      drawWhiskers()
      drawMarkers(series.index, everyPoint: true)
    case .line, .steps, .markedLine:
      drawBand()
      drawLine(series.index, inSteps: series.form == .steps)
      let alone = figure.series.count { !$0.isReference } < 2
      // Markers that run into one another tell no points apart.
      let span = layout.plot.right - layout.plot.left
      if series.form == .markedLine, Double(columns.count) * 9 <= max(span, 90) {
        drawMarkers(series.index, everyPoint: true)
      } else if !alone, !series.isReference {
        drawMarkers(series.index, everyPoint: false, phase: position, of: figure.series.count)
      }
    }
  }

  /// The place of a height; below a logarithmic axis ends at the edge.
  private func y(_ value: Double) -> Double? { layout.y.place(value) }

  private func drawnX(_ column: FigureReduction.Column) -> Double? { layout.x.place(column.x) }

  // MARK: Bands

  /// From the bottom edges to the top ones and back, run by run.
  private mutating func drawBand() {
    var run: [(x: Double, low: Double, high: Double)] = []
    func flush(_ band: inout FigurePath) {
      defer { run = [] }
      guard let first = run.first else { return }
      if run.count == 1 {
        band.rectangle(
          x: first.x - 1, y: first.high, width: 2, height: max(first.low - first.high, 0))
        return
      }
      band.move(to: first.x, first.low)
      for edge in run { band.line(to: edge.x, edge.high) }
      for edge in run.reversed() { band.line(to: edge.x, edge.low) }
      band.close()
    }
    for column in columns {
      guard let x = drawnX(column), let extremes = column.band, let high = y(extremes.upperBound)
      else {
        if column.heights.isEmpty { flush(&band) }
        continue
      }
      run.append((x, y(extremes.lowerBound) ?? layout.plot.bottom, high))
    }
    flush(&band)
  }

  /// An interval around a point or on a bar.
  private mutating func drawWhiskers(shift: Double = 0) {
    for column in columns {
      guard let x = drawnX(column), let extremes = column.band, let high = y(extremes.upperBound)
      else { continue }
      let low = y(extremes.lowerBound) ?? layout.plot.bottom
      whiskers.move(to: x + shift, low)
      whiskers.line(to: x + shift, high)
      for end in [low, high] {
        whiskers.move(to: x + shift - 3, end)
        whiskers.line(to: x + shift + 3, end)
      }
    }
  }

  // MARK: Lines

  private mutating func drawLine(_ index: Int, inSteps: Bool) {
    /// Where the pen is, and whether it has drawn anything since it was put down.
    var pen: (x: Double, y: Double, hasDrawn: Bool)?
    // A point without a neighbour has no line: its marker shows it.
    func lift(_ markers: inout FigurePath) {
      if let pen, !pen.hasDrawn { markers.marker(index, at: pen.x, pen.y) }
      pen = nil
    }
    for column in columns {
      guard let x = drawnX(column), !column.heights.isEmpty else {
        lift(&markers)
        continue
      }
      for height in column.heights {
        guard let y = y(height) else {
          lift(&markers)
          continue
        }
        if let last = pen {
          if !last.hasDrawn { line.move(to: last.x, last.y) }
          if inSteps, last.x != x { line.line(to: x, last.y) }
          line.line(to: x, y)
          pen = (x, y, true)
        } else {
          pen = (x, y, false)
        }
      }
    }
    lift(&markers)
  }

  // MARK: Markers

  /// - Parameter everyPoint: else four along the line, at places of its own for each series.
  private mutating func drawMarkers(
    _ index: Int, everyPoint: Bool, phase: Int = 0, of count: Int = 1
  ) {
    let span = layout.plot.right - layout.plot.left
    let spacing = span / 4
    var next = layout.plot.left + spacing * (Double(phase) + 0.5) / Double(max(count, 1))
    var taken = Set<Int>()
    for column in columns {
      guard let x = layout.x.placeInside(column.x) else { continue }
      guard everyPoint || x >= next else { continue }
      let heights = everyPoint ? column.heights : column.heights.suffix(1)
      for height in heights {
        guard let y = layout.y.placeInside(height) else { continue }
        if everyPoint, columns.count > 2000 {
          // Points on one another are one.
          let place = FigureNumber.inTenths(x) / 10 * 100_000 + FigureNumber.inTenths(y) / 10
          guard taken.insert(place).inserted else { continue }
        }
        markers.marker(index, at: x, y)
        while next <= x, spacing > 0 { next += spacing }
      }
    }
  }

  // MARK: Bars

  /// Side by side where several series have bars.
  private mutating func drawBars(_ figure: Figure, _ position: Int) {
    let barred = figure.series.indices.filter { figure.series[$0].form == .bars }
    let place = barred.firstIndex(of: position) ?? 0
    let spacing = FigureRange.barSpacing(figure)
    let low = layout.x.range.lowerBound
    let slot = abs((layout.x.place(low + spacing) ?? 0) - (layout.x.place(low) ?? 0))
    // Of names, bars stand apart; of numbers they join, as those of a histogram do.
    let share = figure.xAxis.categories.isEmpty ? 0.94 : 0.72
    let width = max(slot * share / Double(max(barred.count, 1)), 0.2)
    let shift = (Double(place) - Double(barred.count - 1) / 2) * width
    let gap = width > 4 && barred.count > 1 ? 1.0 : 0
    let floor = layout.y.place(0).map { min(max($0, layout.plot.top), layout.plot.bottom) }
    for column in columns {
      guard let x = drawnX(column), let height = column.heights.max(by: { abs($0) < abs($1) }),
        let top = y(height)
      else { continue }
      let base = floor ?? layout.plot.bottom
      bars.rectangle(
        x: x + shift - width / 2 + gap / 2, y: min(top, base), width: width - gap,
        height: abs(base - top))
    }
    drawWhiskers(shift: shift)
  }
}
