import Metrics

/// The scores of a run on one of its parts, and what they are decided by.
package struct ScoredRun: Sendable {
  package var run: RunID
  package var seed: UInt64
  package var table: ScoreTable
  /// One a label.
  package var thresholds: [Double]
  /// `v3`, or `.50` where none is kept.
  package var origin: String
  /// The step the network had reached.
  package var step: Int?
  /// Of the data and of their split; empty where it is not known.
  package var dataFingerprint: String
  package var splitHash: String
  package var measures: ResampledMeasures
  /// One a label.
  package var counts: [LabelCounts]
  package var strata: [LabelSetStratum]

  package init(
    run: RunID, seed: UInt64, table: ScoreTable, thresholds: [Double], origin: String = ".50",
    step: Int? = nil, dataFingerprint: String = "", splitHash: String = "", draws: Int = 1000
  ) {
    self.run = run
    self.seed = seed
    self.table = table
    self.thresholds = thresholds
    self.origin = origin
    self.step = step
    self.dataFingerprint = dataFingerprint
    self.splitHash = splitHash
    measures = ResampledMeasures(table: table, thresholds: thresholds, draws: draws)
    counts = table.counts(thresholds: thresholds)
    strata = table.strata(thresholds: thresholds)
  }

  /// Why its images cannot be compared one by one with those of another run; nil when they can.
  package func obstacle(to other: ScoredRun) -> String? {
    if table.labels != other.table.labels { return "other labels" }
    func differ(_ a: String, _ b: String) -> Bool { ![a, b].contains("") && a != b }
    if differ(dataFingerprint, other.dataFingerprint) {
      return "other data: \(other.dataFingerprint.prefix(8)), not \(dataFingerprint.prefix(8))"
    }
    if differ(splitHash, other.splitHash) {
      return "another split: \(other.splitHash.prefix(8)), not \(splitHash.prefix(8))"
    }
    return table.isOfSameImages(as: other.table) ? nil : "other images"
  }
}
