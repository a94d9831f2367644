import Metrics
import RunStore

/// How a run's scores become labels.
///
/// Thresholds are held against the scores as the network says them. Calibrations make
/// probabilities of scores beside that, and decide nothing.
package struct DecisionRule: Sendable {
  package var labels: [String]
  /// The version of thresholds; nil where decisions are made at 0.5.
  package var kept: StoredThresholds?
  /// One a label; infinity calls it present nowhere.
  package var thresholds: [Double]
  /// Where they come from: `tuned (f1, version 1)`, or `0.5`.
  package var origin: String
  /// Says that these thresholds, or newer ones passed over, were chosen on another split.
  package var stale: String?

  /// - Parameter labels: of the run's network.
  package static func of(
    _ run: Int64, labels: [String], by thresholds: DecisionThresholds, in store: RunStore
  ) throws -> DecisionRule {
    let versions = try store.thresholds(of: run)
    let splitHash = try store.run(run, now: Clock.now()).facts.splitHash
    let kept = try thresholds.choose(from: versions, splitHash: splitHash, run: run)
    var rule = try DecisionRule(run: run, labels: labels, kept: kept, splitHash: splitHash)
    if thresholds == .newest {
      rule.stale = versions.last?.passedOver(splitHash: splitHash)
    }
    return rule
  }

  /// - Parameter splitHash: of the run.
  init(
    run: Int64, labels: [String], kept: StoredThresholds?, splitHash: String
  ) throws(RuntimeError) {
    if let kept, kept.labels != labels {
      throw RuntimeError(
        "version \(kept.version) of the thresholds of run \(run.runText) is for other labels; "
          + "--untuned decides at 0.5")
    }
    self.labels = labels
    self.kept = kept
    thresholds = kept?.values ?? Array(repeating: 0.5, count: labels.count)
    origin = kept.map { "tuned (\($0.goal), version \($0.version))" } ?? "0.5"
    stale = kept.flatMap { $0.staleness(version: $0.version, splitHash: splitHash) }
  }

  /// - Shapes: one score a label.
  /// - Returns: the labels that are present, ascending.
  func labelSet(of scores: ArraySlice<Float>) -> [Int] {
    thresholds.indices.filter { Double(scores[scores.startIndex + $0]) >= thresholds[$0] }
  }

  /// Whether any label's scores are made probabilities.
  var isCalibrated: Bool { kept?.calibrations.contains { $0 != nil } ?? false }

  /// Nil for a label that is not calibrated.
  func probability(ofLabel label: Int, score: Float) -> Double? {
    guard let kept, kept.calibrations.indices.contains(label) else { return nil }
    return kept.calibrations[label]?.probability(ofScore: Double(score))
  }

  /// `thresholds tuned (f1, version 1), probabilities by platt`.
  package var words: String {
    let methods = Set(kept?.calibrations.compactMap { $0?.method.rawValue } ?? []).sorted()
    let thresholds = "thresholds \(origin)"
    return methods.isEmpty
      ? thresholds : "\(thresholds), probabilities by \(methods.joined(separator: " and "))"
  }
}
