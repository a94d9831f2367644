import Metrics

/// The quantities of a run that are kept point by point.
package enum SeriesKind: String, CaseIterable, Sendable {
  case trainLoss, validationLoss, learningRate, gradientNorm
  /// Seconds of training at each step, pauses left out: the time axis.
  case elapsed
}

/// One new point of a series.
package struct SeriesPoint: Equatable, Sendable {
  package var step: Int
  package var value: Double

  package init(step: Int, value: Double) {
    self.step = step
    self.value = value
  }
}

/// All series of a run.
package struct RunSeries: Sendable {
  package var trainLoss = Series()
  package var validationLoss = Series()
  package var learningRate = Series()
  package var gradientNorm = Series()
  package var elapsed = Series()

  package init() {}

  /// Steps beyond these come from a damaged file; they could not be counted with.
  static let steps = 0...(1 << 50)

  package subscript(kind: SeriesKind) -> Series {
    get { self[keyPath: RunSeries.path(kind)] }
    set { self[keyPath: RunSeries.path(kind)] = newValue }
  }

  /// The last step any series but the clock has a point at.
  package var lastStep: Int? {
    [trainLoss, validationLoss, learningRate, gradientNorm].compactMap(\.lastStep).max()
  }

  /// Appends points in place; where steps come again because a run was taken up at a checkpoint, the
  /// older points from there on are dropped first.
  ///
  /// - Returns: whether anything was dropped.
  package mutating func append(_ points: [SeriesPoint], to kind: SeriesKind) -> Bool {
    let path = RunSeries.path(kind)
    var rewound = false
    for point in points where RunSeries.steps.contains(point.step) {
      if let last = self[keyPath: path].lastStep, point.step <= last {
        self[keyPath: path].truncate(fromStep: point.step)
        rewound = true
      }
      self[keyPath: path].append(step: point.step, value: point.value)
    }
    return rewound
  }

  private static func path(_ kind: SeriesKind) -> WritableKeyPath<RunSeries, Series> {
    switch kind {
    case .trainLoss: \.trainLoss
    case .validationLoss: \.validationLoss
    case .learningRate: \.learningRate
    case .gradientNorm: \.gradientNorm
    case .elapsed: \.elapsed
    }
  }
}
