import Testing

@testable import Training

@Suite struct EarlyStoppingTests {
  /// Which epochs were the best so far, and where it stands after them.
  private func record(
    _ values: [Double?], patience: Int?, higherIsBetter: Bool = true
  ) -> (best: [Bool], stopping: EarlyStopping) {
    var stopping = EarlyStopping(patience: patience, higherIsBetter: higherIsBetter)
    let best = values.enumerated().map { stopping.record($1, epoch: $0 + 1) }
    return (best, stopping)
  }

  @Test func `the first defined value is the best so far`() {
    let (best, stopping) = record([0.2], patience: 2)
    #expect(best == [true])
    #expect(stopping.best == 0.2)
    #expect(stopping.bestEpoch == 1)
  }

  @Test func `training stops when patience epochs in a row brought nothing better`() {
    #expect(!record([0.5, 0.5], patience: 2).stopping.shouldStop)
    let (best, stopping) = record([0.5, 0.5, 0.4], patience: 2)
    #expect(best == [true, false, false])
    #expect(stopping.shouldStop)
    #expect(stopping.bestEpoch == 1)
  }

  @Test func `a better value starts the wait anew`() {
    let stopping = record([0.9, 1.0, 0.8, 0.85], patience: 2, higherIsBetter: false).stopping
    #expect(!stopping.shouldStop)
    #expect(stopping.bestEpoch == 3)
  }

  @Test func `an undefined or non-finite value is never best`() {
    let (best, stopping) = record([nil, .nan, .infinity, 0.1], patience: nil)
    #expect(best == [false, false, false, true])
    #expect(!stopping.shouldStop)
  }
}
