import Metrics

/// What is on the x axis of the charts.
package enum ChartAxisKind: String, CaseIterable, Sendable {
  case step, epoch, elapsed, images
}

/// How the charts of the training screen are looked at.
package struct ChartView: Equatable, Sendable {
  /// Which steps are shown.
  package enum Window: Equatable, Sendable {
    case whole
    /// The newest so many steps, moving with them.
    case following(span: Double)
    case fixed(ClosedRange<Double>)
  }

  package static let weights: [Double] = [0, 0.6, 0.9, 0.97, 0.99]
  /// Closer than this there is nothing more to see.
  static let leastSpan = 8.0

  package var window = Window.whole
  package var axis = ChartAxisKind.step
  package var isLogarithmic = false
  /// The weight of the moving average; 0 shows the values as they are.
  package var smoothing = 0.9
  /// The step the value cursor stands at.
  package var cursor: Int?

  package init() {}

  /// The steps shown of a run whose newest step is `last`.
  package func steps(upTo last: Int) -> ClosedRange<Double> {
    let end = max(Double(min(last, RunSeries.steps.upperBound)), 1)
    switch window {
    case .whole: return 0...end
    case .following(let span): return max(end - span, 0)...end
    case .fixed(let range):
      let low = min(max(range.lowerBound, 0), end - min(ChartView.leastSpan, end))
      return low...max(min(range.upperBound, end), low + min(ChartView.leastSpan, end))
    }
  }

  /// Makes the window smaller or larger about a step, which keeps its place.
  package mutating func zoom(by factor: Double, about step: Double?, upTo last: Int) {
    let shown = steps(upTo: last)
    let end = max(Double(last), 1)
    let span = shown.upperBound - shown.lowerBound
    let wanted = min(max(span * factor, min(ChartView.leastSpan, end)), end)
    if wanted >= end {
      window = .whole
      return
    }
    guard let step else {
      // Without a cursor the newest points keep their place while they are in sight.
      if shown.upperBound >= end {
        window = .following(span: wanted)
      } else {
        let middle = (shown.lowerBound + shown.upperBound) / 2
        window = .fixed(ChartView.range(around: middle, share: 0.5, span: wanted, end: end))
      }
      return
    }
    let share = span > 0 ? min(max((step - shown.lowerBound) / span, 0), 1) : 0.5
    window = .fixed(ChartView.range(around: step, share: share, span: wanted, end: end))
  }

  /// Moves the window by a share of its width; at the newest point it follows again.
  package mutating func pan(by share: Double, upTo last: Int) {
    let shown = steps(upTo: last)
    let end = max(Double(last), 1)
    let span = shown.upperBound - shown.lowerBound
    if span >= end { return }
    let low = min(max(shown.lowerBound + share * span, 0), end - span)
    window = low + span >= end ? .following(span: span) : .fixed(low...(low + span))
  }

  /// From a fixed window to following, from following to the whole run, from there to its newest part.
  package mutating func toggleFollow(upTo last: Int) {
    let end = max(Double(min(last, RunSeries.steps.upperBound)), 1)
    switch window {
    case .fixed(let range): window = .following(span: range.upperBound - range.lowerBound)
    case .following: window = .whole
    case .whole: window = .following(span: max(end / 4, min(ChartView.leastSpan, end)))
    }
  }

  package mutating func nextSmoothing() {
    let index = ChartView.weights.firstIndex(of: smoothing) ?? 0
    smoothing = ChartView.weights[(index + 1) % ChartView.weights.count]
  }

  package mutating func nextAxis() { axis = axis.next }

  private static func range(
    around step: Double, share: Double, span: Double, end: Double
  ) -> ClosedRange<Double> {
    let low = min(max(step - share * span, 0), max(end - span, 0))
    return low...(low + span)
  }
}
