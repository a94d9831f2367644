/// Where everything of a figure stands, in units of the page.
struct FigureLayout {
  /// One entry of the legend; the place is the left end of its middle line.
  struct Key {
    var series: Int
    var name: String
    var x: Double
    var y: Double
    var width: Double
  }

  /// A name below the bars: one line, two, or aslant.
  struct Category {
    var x: Double
    var lines: [String]
  }

  struct Mark {
    var x: Double
    var text: String
    /// The middle and the base line of its text; nil where it has no room.
    var label: (x: Double, y: Double)?
    /// How far its line goes up.
    var top: Double
  }

  static let sample = 26.0
  static let line = 14.0
  static let margin = 10.0
  /// A plot that is lower shows little.
  static let leastPlot = 48.0

  let width: Double
  let height: Double
  private(set) var title = ""
  private(set) var titleY = 0.0
  private(set) var keys: [Key] = []
  /// How many series have no room in the legend.
  private(set) var unnamed = 0
  private(set) var xCaption = ""
  private(set) var yCaption = ""
  private(set) var captionY = 0.0
  private(set) var plot = (left: 0.0, top: 0.0, right: 0.0, bottom: 0.0)
  private(set) var x: FigureScale
  private(set) var y: FigureScale
  private(set) var xTicks: [FigureTick] = []
  private(set) var yTicks: [FigureTick] = []
  private(set) var categories: [Category] = []
  private(set) var namesAreAslant = false
  private(set) var marks: [Mark] = []
  private var hasLegend = true

  init(_ figure: Figure, width: Double, height: Double) {
    self.width = width
    self.height = height
    let xRange = FigureRange.x(of: figure)
    let yRange = FigureRange.y(of: figure)
    x = FigureScale(figure.xAxis.scale, range: xRange, from: 0, to: 1)
    y = FigureScale(figure.yAxis.scale, range: yRange, from: 1, to: 0)
    // Where there is little room, words give way to the plot: of marks, then of series, then captions.
    var figure = figure
    for words in 0...3 {
      if words == 1 { figure.marks = figure.marks.map { FigureMark(x: $0.x, text: "") } }
      if words == 2 { hasLegend = false }
      if words == 3 { (figure.title, figure.xAxis.caption, figure.yAxis.caption) = ("", "", "") }
      // The height of the plot depends on the ticks beside it, and these on its height.
      var plotHeight = height * 0.65
      for _ in 0..<2 {
        place(figure, xRange, yRange, plotHeight: plotHeight)
        plotHeight = plot.bottom - plot.top
      }
      if plotHeight >= FigureLayout.leastPlot { break }
    }
  }

  private mutating func place(
    _ figure: Figure, _ xRange: ClosedRange<Double>, _ yRange: ClosedRange<Double>,
    plotHeight: Double
  ) {
    let margin = FigureLayout.margin
    var top = margin
    title = FigureText.clipped(
      figure.title, to: width - 2 * margin, size: FigureText.titleSize * 1.06)
    if !title.isEmpty {
      titleY = top + FigureText.titleSize - 2
      top += FigureText.titleSize + 7
    }
    top = placeKeys(figure, from: top)
    let isKnown = FigureRange.holdsValues(figure)
    yTicks =
      isKnown ? FigureTicks.of(figure.yAxis, in: yRange, limit: max(Int(plotHeight / 30), 2)) : []
    let gutter = yTicks.map { FigureText.width(of: $0.label) }.max() ?? 0
    plot.left = min(margin + gutter + 6, width / 2)
    plot.right = max(width - 18, plot.left + 1)
    x = FigureScale(figure.xAxis.scale, range: xRange, from: plot.left, to: plot.right)
    xCaption = FigureText.clipped(figure.xAxis.caption, to: plot.right - plot.left)
    yCaption = FigureText.clipped(figure.yAxis.caption, to: width - 2 * margin)
    if !yCaption.isEmpty {
      captionY = top + FigureText.size
      top += FigureLayout.line + 3
    }
    let rows = placeMarks(figure.marks, from: top)
    plot.top = min(top + Double(rows) * FigureLayout.line + 4, height - 20)
    let below = placeNames(figure, xRange: xRange)
    plot.bottom = max(
      height - margin - below - (xCaption.isEmpty ? 0 : FigureLayout.line),
      plot.top + 10)
    y = FigureScale(figure.yAxis.scale, range: yRange, from: plot.bottom, to: plot.top)
  }

  // MARK: Legend

  /// In rows, as far as a third of the figure goes.
  private mutating func placeKeys(_ figure: Figure, from top: Double) -> Double {
    keys = []
    unnamed = 0
    let named = figure.series.indices.filter { !figure.series[$0].name.isEmpty }
    let only = named.count == 1 ? figure.series[named[0]].name : nil
    guard hasLegend, !named.isEmpty, only != figure.yAxis.caption, only != figure.title else {
      return top
    }
    let line = FigureLayout.line + 3
    let most = max(Int(height / 3 / line), 1)
    var (x, row) = (FigureLayout.margin, 0)
    let room = width - 2 * FigureLayout.margin
    for (position, series) in named.enumerated() {
      let name = FigureText.clipped(
        figure.series[series].name, to: min(room - FigureLayout.sample, 240))
      let taken = FigureLayout.sample + FigureText.width(of: name)
      // The last row keeps room to say how many more there are.
      let isLast = position == named.count - 1
      let reserve = row == most - 1 && !isLast ? 60.0 : 0
      if x > FigureLayout.margin, x + taken + reserve > width - FigureLayout.margin {
        if row == most - 1 {
          unnamed = named.count - position
          break
        }
        (x, row) = (FigureLayout.margin, row + 1)
      }
      keys.append(
        Key(
          series: series, name: name, x: x, y: top + (Double(row) + 0.5) * line, width: taken))
      x += taken + 14
    }
    return top + Double(row + 1) * line + 3
  }

  // MARK: Marks

  /// Each label in the lowest of three rows where it meets no other; from the right to the left, so
  /// that a line that rises to a higher row passes beside the labels below.
  private mutating func placeMarks(_ marks: [FigureMark], from top: Double) -> Int {
    let placed = marks.compactMap { mark in x.placeInside(mark.x).map { (x: $0, text: mark.text) } }
      .sorted { $0.x > $1.x }
    var taken: [[ClosedRange<Double>]] = []
    var rows: [Int?] = []
    var spans: [ClosedRange<Double>] = []
    for mark in placed {
      let text = FigureText.clipped(mark.text, to: min(160, width / 2))
      let width = FigureText.width(of: text)
      let start = min(max(mark.x - 3, 2), self.width - width - 2)
      let span = start...(start + width)
      let free = (0..<3).first { row in
        row >= taken.count || taken[row].allSatisfy { !$0.overlaps(start - 6...start + width + 6) }
      }
      spans.append(span)
      rows.append(text.isEmpty ? nil : free)
      guard let free, !text.isEmpty else { continue }
      if free >= taken.count { taken.append([]) }
      taken[free].append(span)
    }
    let count = taken.count
    self.marks = zip(placed, zip(rows, spans)).map { mark, place in
      let (row, span) = place
      let text = FigureText.clipped(mark.text, to: min(160, width / 2))
      guard let row else { return Mark(x: mark.x, text: text, label: nil, top: .infinity) }
      let base = top + Double(count - row) * FigureLayout.line
      let crosses = taken[..<row].contains { $0.contains { $0.contains(mark.x) } }
      return Mark(
        x: mark.x, text: text, label: (span.lowerBound, base - 3),
        top: crosses ? .infinity : base)
    }
    return count
  }

  // MARK: Below the plot

  /// - Returns: the height of what stands below the axis.
  private mutating func placeNames(_ figure: Figure, xRange: ClosedRange<Double>) -> Double {
    (xTicks, categories, namesAreAslant) = ([], [], false)
    let names = figure.xAxis.categories
    guard !names.isEmpty else {
      let isKnown = FigureRange.holdsValues(figure)
      let limit = max(Int((plot.right - plot.left) / 70), 2)
      xTicks = isKnown ? FigureTicks.of(figure.xAxis, in: xRange, limit: limit) : []
      return FigureLayout.line + 4
    }
    let places = names.indices.compactMap { index in
      x.placeInside(Double(index)).map { (x: $0, name: names[index]) }
    }
    let slot = (plot.right - plot.left) / Double(max(places.count, 1)) - 4
    let broken = places.map { FigureText.broken($0.name, to: slot) }
    if broken.allSatisfy({ $0 != nil }) {
      categories = zip(places, broken).map { Category(x: $0.x, lines: $1 ?? []) }
      return FigureLayout.line * Double(categories.map(\.lines.count).max() ?? 1) + 4
    }
    namesAreAslant = true
    // Aslant names need the height of a line each; of more, every second is named, or every third.
    let every = max(Int((FigureLayout.line / max(slot + 4, 0.1)).rounded(.up)), 1)
    let longest = min(110, height / 3)
    categories = places.enumerated().filter { $0.offset.isMultiple(of: every) }.map { _, place in
      // Nothing may begin left of the frame.
      let room = min(longest, (place.x - 4) / FigureLayout.slant.across)
      return Category(x: place.x, lines: [FigureText.clipped(place.name, to: room)])
    }
    let widest = categories.flatMap(\.lines).map { FigureText.width(of: $0) }.max() ?? 0
    return widest * FigureLayout.slant.down + FigureLayout.line
  }

  /// Of 40 degrees: how far a name reaches to the left and down, as shares of its length.
  static let slant = (angle: -40, across: 0.766, down: 0.643)
}
