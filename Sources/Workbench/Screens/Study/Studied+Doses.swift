import Studies

/// One line of the dose chart.
struct DoseLine {
  struct Point {
    /// Share of the training images, 0...1.
    var dose: Double
    var arm: String
    var figure: StudySheet.Figure?
  }

  var name: String
  /// Which colour and which marker of the palette.
  var index: Int
  /// Ascending.
  var points: [Point]
  var sufficient: Double?
  var sentence: String?
}

extension Studied {
  /// The curves of the chosen figure. What is enough is only told of the figure, and at the
  /// thresholds, by which the study decides.
  var lines: [DoseLine] {
    guard let sheet, let figure else { return [] }
    var names: [String] = []
    for curve in sheet.doses where !names.contains(curve.name) { names.append(curve.name) }
    return names.enumerated().compactMap { place, name in
      let ofName = sheet.doses.filter { $0.name == name }
      let own = ofName.first { $0.figure == figure }
      guard let curve = own ?? ofName.first else { return nil }
      let points = curve.points.filter { $0.dose.isFinite && $0.dose >= 0 }
        .sorted { $0.dose < $1.dose }
      let isDecided = own != nil && isAsDecided
      return DoseLine(
        name: name, index: place,
        points: points.map { point in
          DoseLine.Point(
            dose: point.dose, arm: point.arm,
            figure: value(of: arm(named: point.arm), figure))
        },
        sufficient: isDecided ? curve.sufficient : nil,
        sentence: isDecided ? curve.sentence : nil)
    }
  }

  /// All doses that are drawn, ascending.
  var doses: [Double] { Set(lines.flatMap { $0.points.map(\.dose) }).sorted() }

  var selectedLine: DoseLine? {
    let lines = lines
    return lines.isEmpty ? nil : lines[min(max(panes.curve, 0), lines.count - 1)]
  }

  var selectedDose: Double? {
    let doses = doses
    return doses.isEmpty ? nil : doses[min(max(panes.dose, 0), doses.count - 1)]
  }

  /// Of the selected curve the point at the selected dose.
  var selectedPoint: DoseLine.Point? {
    selectedLine?.points.first { $0.dose == selectedDose }
  }
}
