/// What is to be compared, and how.
package struct ComparisonRequest: Equatable, Sendable {
  /// The baseline first.
  package var runs: [RunID]
  package var part: ScoredPart
  package var curve: ComparedCurve
  /// Whether the clock of each run is wanted, to draw its curve over time.
  package var needsClock: Bool
  /// Of the moving average; 0 for none.
  package var smoothing: Double

  package init(
    runs: [RunID], part: ScoredPart = .validation, curve: ComparedCurve = .validationLoss,
    needsClock: Bool = false, smoothing: Double = 0
  ) {
    self.runs = runs
    self.part = part
    self.curve = curve
    self.needsClock = needsClock
    self.smoothing = smoothing
  }

  /// More cannot be told apart on one screen.
  package static let most = 12
}
