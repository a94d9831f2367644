/// What was chosen on the images of a split, such as a version of thresholds.
package protocol ChosenOnSplit {
  /// Of the split; empty where it is not known.
  var splitHash: String { get }
}

extension ChosenOnSplit {
  /// Whether it was chosen on another split: perhaps on images it would be judged by.
  ///
  /// A split that is not known counts as the run's own.
  ///
  /// - Parameter splitHash: of the run.
  package func isForeign(to splitHash: String) -> Bool {
    ![self.splitHash, splitHash].contains("") && self.splitHash != splitHash
  }
}

extension BidirectionalCollection where Element: ChosenOnSplit {
  /// The one to decide by unless a person asks for another: the newest of the run's own split.
  ///
  /// Expects them oldest first.
  package func newest(ofSplit splitHash: String) -> Element? {
    last { !$0.isForeign(to: splitHash) }
  }
}
