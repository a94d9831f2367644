import Testing

@testable import Training

@Suite struct EarlyStoppingTests {
  @Test func `the first defined value is the best so far`() {
    var stopping = EarlyStopping(patience: 2, higherIsBetter: true)
    #expect(stopping.record(0.2, epoch: 1))
    #expect(stopping.best == 0.2)
    #expect(stopping.bestEpoch == 1)
  }

  @Test func `training stops when patience epochs in a row brought nothing better`() {
    var stopping = EarlyStopping(patience: 2, higherIsBetter: true)
    #expect(stopping.record(0.5, epoch: 1))
    #expect(!stopping.record(0.5, epoch: 2))
    #expect(!stopping.shouldStop)
    #expect(!stopping.record(0.4, epoch: 3))
    #expect(stopping.shouldStop)
    #expect(stopping.bestEpoch == 1)
  }

  @Test func `a better value starts the wait anew`() {
    var stopping = EarlyStopping(patience: 2, higherIsBetter: false)
    for (epoch, loss) in [0.9, 1.0, 0.8, 0.85].enumerated() {
      _ = stopping.record(loss, epoch: epoch + 1)
    }
    #expect(!stopping.shouldStop)
    #expect(stopping.bestEpoch == 3)
  }

  @Test func `an undefined or non-finite value is never best`() {
    var stopping = EarlyStopping(patience: nil, higherIsBetter: true)
    #expect(!stopping.record(nil, epoch: 1))
    #expect(!stopping.record(.nan, epoch: 2))
    #expect(!stopping.record(.infinity, epoch: 3))
    #expect(stopping.record(0.1, epoch: 4))
    #expect(!stopping.shouldStop)
  }
}
