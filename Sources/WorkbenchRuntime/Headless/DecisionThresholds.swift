import Metrics
import RunStore

/// Which thresholds a report decides by.
package enum DecisionThresholds: Equatable, Sendable {
  /// The newest version chosen on the run's own split; 0.5 without one.
  case newest
  /// A version by its number, whatever split it was chosen on.
  case version(Int)
  /// 0.5 for every label.
  case half

  /// - Parameters:
  ///   - kept: all versions of the run, oldest first.
  ///   - splitHash: of the run.
  /// - Returns: nil for 0.5.
  func choose(
    from kept: [StoredThresholds], splitHash: String, run: Int64
  ) throws(RuntimeError) -> StoredThresholds? {
    switch self {
    case .newest: return kept.newest(ofSplit: splitHash)
    case .half: return nil
    case .version(let number): return try Self.version(number, of: run, in: kept)
    }
  }

  /// - Parameter kept: all versions of the run.
  static func version(
    _ number: Int, of run: Int64, in kept: [StoredThresholds]
  ) throws(RuntimeError) -> StoredThresholds {
    guard let version = kept.first(where: { $0.version == number }) else {
      let all = kept.isEmpty ? "there is none" : "1 to \(kept.count)"
      throw RuntimeError(
        "run \(run.runText) has no version \(number) of thresholds; allowed: \(all)")
    }
    return version
  }
}

extension ChosenOnSplit {
  /// Says that thresholds were chosen on another split; nil where they were not.
  ///
  /// - Parameters:
  ///   - version: their number, if they have one.
  ///   - splitHash: of the run.
  func staleness(version: Int?, splitHash: String) -> String? {
    guard isForeign(to: splitHash) else { return nil }
    let which = version.map { "version \($0) was" } ?? "they were"
    return "\(which) chosen on split \(self.splitHash), the run's is \(splitHash): "
      + "images they were chosen on may be among those they are judged by"
  }
}

extension StoredThresholds {
  /// Says that they are passed over, being of another split; nil where they are not.
  ///
  /// - Parameter splitHash: of the run.
  func passedOver(splitHash: String) -> String? {
    guard isForeign(to: splitHash) else { return nil }
    return "version \(version) is passed over, it was chosen on split \(self.splitHash) and the "
      + "run's is \(splitHash); --use \(version) takes it"
  }
}
