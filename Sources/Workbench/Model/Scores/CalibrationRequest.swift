import Metrics

/// How far the scores of a label can be taken at their word, as it is asked for.
package struct CalibrationRequest: Equatable, Sendable {
  package var scores: ScoresRequest
  package var label: Int
  /// Nil for the scores as they are.
  package var method: CalibrationMethod?

  package init(scores: ScoresRequest, label: Int, method: CalibrationMethod?) {
    self.scores = scores
    self.label = label
    self.method = method
  }
}
