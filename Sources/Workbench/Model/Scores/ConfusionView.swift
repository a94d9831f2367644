import Metrics

/// Which labels and label sets are taken for which: everything the confusion screen shows.
package struct ConfusionView: Sendable {
  /// What this answers.
  package var request: ConfusionRequest
  package var labels: [String]
  package var counts: [LabelCounts]

  /// Works it all out; of many labels this takes a while.
  package init(_ request: ConfusionRequest, _ decisions: Decisions) {
    self.request = request
    labels = decisions.labels
    counts = decisions.counts
  }
}
