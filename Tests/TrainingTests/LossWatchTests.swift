import Testing

@testable import Training

@Suite struct LossWatchTests {
  private func findings(_ losses: [Float], factor: Double? = 3) -> [LossWatch.Finding?] {
    var watch = LossWatch()
    return losses.map { watch.record(loss: $0, gradientNorm: 1, medianFactor: factor) }
  }

  @Test func `a loss or gradient that is not finite is found at once`() {
    #expect(findings([.infinity, 1]) == [.nonFinite(loss: .infinity, gradientNorm: 1), nil])
    var watch = LossWatch()
    let found = watch.record(loss: 1, gradientNorm: .infinity, medianFactor: nil)
    #expect(found == .nonFinite(loss: 1, gradientNorm: .infinity))
  }

  @Test func `a loss far above the median is said once for a rough stretch`() {
    let steady = Array(repeating: Float(1), count: LossWatch.window)
    let found = findings(steady + [4, 5])
    #expect(found.dropLast(2).allSatisfy { $0 == nil })
    #expect(found.suffix(2) == [.aboveMedian(loss: 4, median: 1), nil])
  }

  @Test func `nothing is far above the median before a window of losses was seen`() {
    #expect(findings([1, 100]) == [nil, nil])
  }
}
