import Metrics

/// The thresholds of a run under a person's hands: moved, locked, undone, kept.
package struct ThresholdEditor: Sendable {
  /// Where the scores come from, and what is kept with the run.
  package private(set) var source: ScoresView
  package private(set) var decisions: Decisions
  /// Rises whenever a threshold moves.
  package private(set) var revision = 0

  package init(_ view: ScoresView) {
    source = view
    decisions = view.decisions
  }

  /// Takes newer scores of the same run; thresholds stay as they are set.
  package mutating func follow(_ view: ScoresView) {
    let thresholds = decisions.thresholds
    source = view
    decisions = view.decisions
    if thresholds.count == decisions.thresholds.count { decisions.set(thresholds) }
    revision += 1
  }
}
