import Testing

@testable import Training

@Suite struct MedianWatchTests {
  private func findings(_ values: [Float], factor: Double? = 3) -> [Float?] {
    var watch = MedianWatch()
    return values.map { watch.record($0, factor: factor) }
  }

  private let steady = Array(repeating: Float(1), count: MedianWatch.window)

  @Test func `a value far above the median is found once for a rough stretch`() {
    let found = findings(steady + [4, 5])
    #expect(found.dropLast(2).allSatisfy { $0 == nil })
    #expect(found.suffix(2) == [1, nil])
  }

  @Test func `nothing is far above the median before a window of values was seen`() {
    #expect(findings([1, 100]) == [nil, nil])
  }

  @Test func `without a factor nothing is found`() {
    #expect(findings(steady + [100], factor: nil).allSatisfy { $0 == nil })
  }
}
