/// What gathered since the last flush, to be committed together.
package struct RunFlush: Equatable, Sendable {
  /// In order within each series; series may be mixed.
  package var points: [StoredPoint]
  package var log: [StoredLogLine]
  /// JSON for watchers, as the caller codes it; nil keeps the one before.
  package var snapshot: String?
  package var progress: RunProgress?

  package init(
    points: [StoredPoint] = [], log: [StoredLogLine] = [], snapshot: String? = nil,
    progress: RunProgress? = nil
  ) {
    self.points = points
    self.log = log
    self.snapshot = snapshot
    self.progress = progress
  }
}

/// One value of one series.
package struct StoredPoint: Equatable, Sendable {
  package var series: String
  package var step: Int
  package var value: Double

  package init(series: String, step: Int, value: Double) {
    self.series = series
    self.step = step
    self.value = value
  }
}

/// A line of a run's log.
package struct StoredLogLine: Equatable, Sendable {
  /// Seconds since 1970.
  package var time: Double
  package var level: String
  package var step: Int?
  package var text: String

  package init(time: Double, level: String = "info", step: Int? = nil, text: String) {
    self.time = time
    self.level = level
    self.step = step
    self.text = text
  }
}
