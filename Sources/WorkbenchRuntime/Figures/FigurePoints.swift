import Reports

/// The points of a figure as a table: a line for each point of each series.
struct FigurePoints {
  private let figure: Figure

  init(_ figure: Figure) { self.figure = figure }

  var csv: String {
    let names = figure.xAxis.categories
    var table = CSVTable(["series", "x", "y", "low", "high", "note"])
    for series in figure.series {
      for point in series.points {
        // Of bars over names, the name.
        let place = Int(exactly: point.x).flatMap { names.indices.contains($0) ? names[$0] : nil }
        table.add([
          series.name, place ?? point.x as any CSVValue, point.y, point.band?.lowerBound,
          point.band?.upperBound, point.note,
        ])
      }
    }
    return table.text
  }
}
