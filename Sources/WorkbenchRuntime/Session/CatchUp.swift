/// Compares the steps a resumed run takes again with what was recorded before it was cut off.
///
/// A resumed run starts at a checkpoint, and steps after it may have been recorded. They come out
/// the same bit for bit, so they are not written twice, and nothing that was committed is removed.
/// Should one differ (another machine, another build), recording starts anew from that step.
struct CatchUp: Equatable, Sendable {
  enum Verdict: Equatable, Sendable {
    /// Not recorded before.
    case new
    /// Recorded, with this very value.
    case recorded
    case differs(stored: Double)
  }

  private var losses: [Int: Double]
  private var lastValidationStep: Int

  /// - Parameters:
  ///   - losses: what was recorded after the checkpoint, by step.
  ///   - lastValidationStep: the newest recorded evaluation; 0 for none.
  init(losses: [Int: Double] = [:], lastValidationStep: Int = 0) {
    self.losses = losses
    self.lastValidationStep = lastValidationStep
  }

  mutating func check(step: Int, loss: Double) -> Verdict {
    guard let stored = losses[step] else { return .new }
    if stored == loss || (stored.isNaN && loss.isNaN) { return .recorded }
    losses = [:]
    lastValidationStep = 0
    return .differs(stored: stored)
  }

  func hasValidation(step: Int) -> Bool { step <= lastValidationStep }
}
