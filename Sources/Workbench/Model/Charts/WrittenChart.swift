import Metrics

/// A chart of a screen as it goes to a file: what is shown, at a finer grain than cells.
package struct WrittenChart: Equatable, Sendable {
  package enum Content: Equatable, Sendable {
    case lines(Lines)
    case precisionRecall(LabelScores)
    case histogram(LabelScores)
    case reliability(LabelScores, CalibrationCheck, CalibrationMethod?)
  }

  package var content: Content
  /// What its file is called unless the person says otherwise, without an ending.
  package var name: String

  /// - Parameter name: made fit to be that of a file.
  init(_ content: Content, name: String) {
    self.content = content
    self.name = String(
      name.map { $0.isLetter || $0.isNumber || ".-_+".contains($0) ? $0 : "-" })
  }

  /// The endings by which a person chooses the form.
  package static let endings = [".svg", ".png", ".csv"]
}

extension WrittenChart {
  /// Lines, or bars over names.
  package struct Lines: Equatable, Sendable {
    package var title: String
    package var x: Axis
    package var y: Axis
    package var lines: [Line]
    package var marks: [Mark] = []
  }

  package struct Axis: Equatable, Sendable {
    package enum Unit: Equatable, Sendable { case number, count, seconds, share, percent }
    package enum Scale: Equatable, Sendable { case linear, logarithmic, squareRoot }

    package var caption: String
    package var unit = Unit.number
    package var scale = Scale.linear
    /// Nil: what holds all values.
    package var range: ClosedRange<Double>?
    /// The values that are labelled; nil: round ones.
    package var ticks: [Double]?
    /// Of the values 0, 1, 2 and so on, for bars.
    package var names: [String] = []
  }

  package struct Line: Equatable, Sendable {
    package enum Form: Equatable, Sendable { case line, marked, bars }

    package var name: String
    /// Which colour and which marker of the palette.
    package var index: Int
    package var form = Form.line
    package var points: [CurvePoint]
  }

  /// An x that is pointed out.
  package struct Mark: Equatable, Sendable {
    package var x: Double
    package var text: String
  }

  /// The scores of one label, and where its threshold stands among them.
  package struct LabelScores: Equatable, Sendable {
    package var label: String
    /// Whose they are: `run 0142, tune part`.
    package var origin: String
    package var ranked: RankedScores
    package var threshold: Double
  }
}
