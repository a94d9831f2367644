/// The smoothed line of a ``Series``, brought up to date at the cost of the new points alone.
package struct SmoothedSeries: Equatable, Sendable {
  /// One point for each of the original; before its first finite value, not a number.
  package private(set) var series = Series()
  private var average: ExponentialAverage

  /// - Precondition: `0 <= weight < 1`.
  package init(weight: Double) {
    average = ExponentialAverage(weight: weight)
  }

  package var weight: Double { average.weight }

  /// Takes in what was appended to `original` since the last call.
  ///
  /// - Precondition: `original` is the same series each time; one that was truncated and grew past
  ///   its former length again is not recognised, so start a new line after a truncation.
  package mutating func follow(_ original: Series) {
    if original.count < series.count { self = SmoothedSeries(weight: weight) }
    for index in series.count..<original.count {
      let point = original[index]
      average.add(point.value)
      series.append(step: point.step, value: average.value ?? .nan)
    }
  }
}

extension Series {
  /// The debiased exponential moving average over all points; see ``ExponentialAverage``.
  package func smoothed(weight: Double) -> Series {
    var line = SmoothedSeries(weight: weight)
    line.follow(self)
    return line.series
  }
}
