import Metrics

/// Figures of the thresholds that changes are measured against.
package struct ThresholdReference: Equatable, Sendable {
  /// `v3`, or `.50` where nothing is kept.
  package var name: String
  package var thresholds: [Double]
  package var counts: [LabelCounts]
  package var macroF1: Double?
  package var subsetAccuracy: Double?
  package var hammingLoss: Double?
  package var anyPositiveRateOnNegatives: Double?

  /// - Parameter version: nil for 0.5.
  init(_ decisions: Decisions, version: Int?) {
    name = version.map { "v\($0)" } ?? ".50"
    thresholds = decisions.thresholds
    counts = decisions.counts
    macroF1 = decisions.macroF1
    subsetAccuracy = decisions.subsetAccuracy
    hammingLoss = decisions.hammingLoss
    anyPositiveRateOnNegatives = decisions.anyPositiveRateOnNegatives
  }
}
