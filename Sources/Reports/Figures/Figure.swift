/// A chart as a document shows it: lines, points or bars over a common x axis.
///
/// It holds data and no drawing; ``FigureSVG`` draws it.
package struct Figure: Equatable, Sendable {
  package var title: String
  /// What the figure shows, in a sentence, for a reader who cannot see it.
  package var summary: String
  package var xAxis: FigureAxis
  package var yAxis: FigureAxis
  /// Later ones are drawn above earlier ones.
  package var series: [FigureSeries]
  package var marks: [FigureMark]

  package init(
    title: String, summary: String = "", xAxis: FigureAxis, yAxis: FigureAxis,
    series: [FigureSeries], marks: [FigureMark] = []
  ) {
    self.title = title
    self.summary = summary
    self.xAxis = xAxis
    self.yAxis = yAxis
    self.series = series
    self.marks = marks
  }
}

/// One axis of a figure.
package struct FigureAxis: Equatable, Sendable {
  /// A share is written `.5`, a percentage is a share that is written `50%`.
  package enum Unit: Equatable, Sendable { case number, count, seconds, share, percent }

  /// How values are spaced. Square roots tell small doses apart and still have a place for none.
  package enum Scale: String, Equatable, Sendable { case linear, logarithmic, squareRoot }

  package var caption: String
  package var unit: Unit
  package var scale: Scale
  /// Nil: what holds all values, with a little room.
  package var range: ClosedRange<Double>?
  /// Names of the values 0, 1, 2 and so on, for bars; empty on an axis of numbers.
  package var categories: [String]
  /// The values that are labelled; nil: round ones.
  package var ticks: [Double]?

  package init(
    _ caption: String, unit: Unit = .number, isLogarithmic: Bool = false,
    range: ClosedRange<Double>? = nil, categories: [String] = [], ticks: [Double]? = nil
  ) {
    self.caption = caption
    self.unit = unit
    scale = isLogarithmic ? .logarithmic : .linear
    self.range = range
    self.categories = categories
    self.ticks = ticks
  }
}

/// One line of a figure, a cloud of points, or a row of bars.
package struct FigureSeries: Equatable, Sendable {
  package enum Form: Equatable, Sendable {
    case line
    /// A line with a marker on each point, where there is room for them.
    case markedLine
    /// The value holds until the next point, as in a precision-recall curve.
    case steps
    case points
    case bars
  }

  package struct Point: Equatable, Sendable {
    package var x: Double
    /// Nil breaks the line.
    package var y: Double?
    /// What lies around the value: an interval, or the extremes of what it stands for.
    package var band: ClosedRange<Double>?
    /// What a reader is told of the point beside its values.
    package var note: String?

    package init(x: Double, y: Double?, band: ClosedRange<Double>? = nil, note: String? = nil) {
      self.x = x
      self.y = y
      self.band = band
      self.note = note
    }
  }

  package var name: String
  /// Which colour and which marker of the palette: 0...7.
  package var index: Int
  package var form: Form
  package var points: [Point]
  /// Drawn thin and dashed: a reference, such as the diagonal of a reliability diagram.
  package var isReference: Bool

  package init(
    _ name: String, index: Int, form: Form = .line, points: [Point], isReference: Bool = false
  ) {
    self.name = name
    self.index = index
    self.form = form
    self.points = points
    self.isReference = isReference
  }
}

/// An x that is pointed out: the best epoch, a threshold.
package struct FigureMark: Equatable, Sendable {
  package var x: Double
  package var text: String

  package init(x: Double, text: String) {
    self.x = x
    self.text = text
  }
}
