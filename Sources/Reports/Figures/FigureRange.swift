/// What the axes of a figure span.
enum FigureRange {
  /// Whether anything can be drawn.
  static func holdsValues(_ figure: Figure) -> Bool {
    figure.series.contains { series in
      series.points.contains { point in
        FigureScale.isDrawable(point.x)
          && (point.y.map { FigureScale.stands($0, on: figure.yAxis.scale) } == true
            || point.band.map { FigureScale.stands($0.upperBound, on: figure.yAxis.scale) } == true)
      }
    }
  }

  static func x(of figure: Figure) -> ClosedRange<Double> {
    let axis = figure.xAxis
    if let range = axis.range, FigureScale.isUsable(range, on: axis.scale) { return range }
    if !axis.categories.isEmpty { return -0.5...Double(axis.categories.count) - 0.5 }
    let values = figure.series.lazy.flatMap { $0.points.lazy.map(\.x) }
    guard let found = FigureScale.extremes(of: values, on: axis.scale) else {
      return axis.scale == .logarithmic ? 1...10 : 0...1
    }
    if figure.series.contains(where: { $0.form == .bars }), axis.scale == .linear {
      let half = barSpacing(figure) / 2
      return (found.lowerBound - half)...(found.upperBound + half)
    }
    let hasRoom = figure.series.contains { $0.form == .points }
    let isPoint = found.lowerBound == found.upperBound
    return hasRoom || isPoint ? FigureScale.padded(found, on: axis.scale, room: 0.03) : found
  }

  static func y(of figure: Figure) -> ClosedRange<Double> {
    let axis = figure.yAxis
    if let range = axis.range, FigureScale.isUsable(range, on: axis.scale) { return range }
    var found: ClosedRange<Double>?
    func take(_ value: Double?) {
      guard let value, FigureScale.stands(value, on: axis.scale) else { return }
      found = min(found?.lowerBound ?? value, value)...max(found?.upperBound ?? value, value)
    }
    for series in figure.series {
      for point in series.points {
        take(point.y)
        take(point.band?.lowerBound)
        take(point.band?.upperBound)
      }
      if series.form == .bars, axis.scale != .logarithmic, !series.points.isEmpty { take(0) }
    }
    guard let found else { return axis.scale == .logarithmic ? 1...10 : 0...1 }
    let room = FigureScale.padded(
      found, on: axis.scale, room: axis.scale == .logarithmic ? 0.03 : 0.06)
    let isShare = axis.unit == .share || axis.unit == .percent
    guard isShare, found.upperBound <= 1, room.lowerBound < 1 else { return room }
    return room.lowerBound...min(room.upperBound, 1)
  }

  /// The least distance between bars.
  static func barSpacing(_ figure: Figure) -> Double {
    guard figure.xAxis.categories.isEmpty else { return 1 }
    let places = Set(
      figure.series.filter { $0.form == .bars }.flatMap { $0.points.map(\.x) }
        .filter(FigureScale.isDrawable)
    ).sorted()
    return zip(places, places.dropFirst()).map { $1 - $0 }.min() ?? 1
  }
}
