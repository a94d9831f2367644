import Metrics

/// The smoothed lines of the open run, brought up to date at the cost of the new points alone.
package struct SmoothedLines: Sendable {
  package private(set) var weight: Double
  private var lines: [SeriesKind: SmoothedSeries] = [:]
  /// Validation points are few and each is a mean already; the learning rate is no measurement.
  private static let kinds: [SeriesKind] = [.trainLoss, .gradientNorm]

  package init(weight: Double) { self.weight = weight }

  /// Nil where a series is drawn as it is.
  package func line(_ kind: SeriesKind) -> Series? { weight > 0 ? lines[kind]?.series : nil }

  /// Begins anew with every point of a run.
  package mutating func restart(weight: Double, _ series: RunSeries?) {
    self.weight = weight
    lines = [:]
    guard let series else { return }
    for kind in SmoothedLines.kinds { follow(kind, series) }
  }

  /// Takes in what was appended to one series.
  package mutating func follow(_ kind: SeriesKind, _ series: RunSeries) {
    guard weight > 0, SmoothedLines.kinds.contains(kind) else { return }
    // Taken out of the dictionary while it grows, so that its storage is not copied.
    var line = lines.removeValue(forKey: kind) ?? SmoothedSeries(weight: weight)
    line.follow(series[kind])
    lines[kind] = line
  }

  package mutating func restart(_ kind: SeriesKind, _ series: RunSeries) {
    lines[kind] = nil
    follow(kind, series)
  }
}
