/// Remembers the best epoch by one measure and says when to stop waiting for a better one.
///
/// The first defined value counts as best, an undefined one never does, and training stops when
/// `patience` epochs in a row have brought no better value (Keras stops at the same point).
struct EarlyStopping: Equatable, Sendable, Codable {
  /// Epochs without a better value after which training stops; nil only remembers the best.
  private(set) var patience: Int?
  let higherIsBetter: Bool
  private(set) var best: Double?
  private(set) var bestEpoch: Int?
  private(set) var epochsWithoutBetter = 0

  init(patience: Int?, higherIsBetter: Bool) {
    self.patience = patience
    self.higherIsBetter = higherIsBetter
  }

  /// Takes the value of a finished epoch. Returns whether it is the best so far.
  mutating func record(_ value: Double?, epoch: Int) -> Bool {
    if let value, value.isFinite, isBetter(value) {
      best = value
      bestEpoch = epoch
      epochsWithoutBetter = 0
      return true
    }
    epochsWithoutBetter += 1
    return false
  }

  /// Waits longer or less from now on; one more epoch is always waited for, since the one under way is
  /// trained to its end whether or not it is resumed in the middle.
  ///
  /// - Parameters:
  ///   - startsAnew: whether epochs that are over count no more.
  ///   - forgetsBest: whether the best of them is not to be beaten, because nobody kept it.
  mutating func setPatience(_ epochs: Int?, startsAnew: Bool, forgetsBest: Bool) {
    patience = epochs
    if startsAnew { epochsWithoutBetter = 0 }
    if forgetsBest { (best, bestEpoch) = (nil, nil) }
    if let epochs { epochsWithoutBetter = min(epochsWithoutBetter, epochs - 1) }
  }

  var shouldStop: Bool {
    guard let patience else { return false }
    return epochsWithoutBetter >= patience
  }

  private func isBetter(_ value: Double) -> Bool {
    guard let best else { return true }
    return higherIsBetter ? value > best : value < best
  }
}
