import Testing

@testable import Training

@Suite struct LossWatchTests {
  @Test func `a loss or gradient that is not finite is found at once`() {
    var watch = LossWatch()
    let found = watch.record(loss: .infinity, gradientNorm: 1, medianFactor: nil)
    #expect(found == .nonFinite(loss: .infinity, gradientNorm: 1))
    #expect(watch.record(loss: 1, gradientNorm: .infinity, medianFactor: nil) != nil)
    #expect(watch.record(loss: 1, gradientNorm: 1, medianFactor: nil) == nil)
  }

  @Test func `a loss far above the median is said once for a rough stretch`() {
    var watch = LossWatch()
    for _ in 0..<LossWatch.window {
      #expect(watch.record(loss: 1, gradientNorm: 1, medianFactor: 3) == nil)
    }
    #expect(
      watch.record(loss: 4, gradientNorm: 1, medianFactor: 3)
        == .aboveMedian(loss: 4, median: 1))
    #expect(watch.record(loss: 5, gradientNorm: 1, medianFactor: 3) == nil)
  }

  @Test func `nothing is far above the median before a window of losses was seen`() {
    var watch = LossWatch()
    #expect(watch.record(loss: 1, gradientNorm: 1, medianFactor: 3) == nil)
    #expect(watch.record(loss: 100, gradientNorm: 1, medianFactor: 3) == nil)
  }
}
