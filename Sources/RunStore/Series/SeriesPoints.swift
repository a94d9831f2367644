import Metrics

/// Points of a series: steps that never fall, and a value at each.
package struct SeriesPoints: Sendable {
  package private(set) var steps: [Int] = []
  package private(set) var values: [Double] = []

  package init() {}

  /// - Precondition: as many values as steps.
  init(steps: [Int], values: [Double]) {
    precondition(steps.count == values.count, "\(steps.count) steps, \(values.count) values")
    self.steps = steps
    self.values = values
  }

  package var count: Int { values.count }
  package var isEmpty: Bool { values.isEmpty }

  mutating func append(step: Int, value: Double) {
    steps.append(step)
    values.append(value)
  }

  mutating func append(_ other: SeriesPoints, from start: Int = 0) {
    steps.append(contentsOf: other.steps[start...])
    values.append(contentsOf: other.values[start...])
  }

  mutating func keepFirst(_ kept: Int) {
    steps.removeLast(count - kept)
    values.removeLast(values.count - kept)
  }

  /// The index of the first point after `step`; `count` when there is none.
  func index(after step: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if steps[middle] <= step { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The points with steps in the range.
  func within(_ range: ClosedRange<Int>) -> SeriesPoints {
    let start = range.lowerBound == .min ? 0 : index(after: range.lowerBound - 1)
    let end = max(index(after: range.upperBound), start)
    return SeriesPoints(steps: Array(steps[start..<end]), values: Array(values[start..<end]))
  }

  /// Appends the points to a series kept for drawing.
  package func append(to series: inout Series) {
    for index in 0..<count {
      // Steps only fall in a file that was tampered with, and a series takes none of that.
      if let last = series.lastStep, steps[index] < last { continue }
      series.append(step: steps[index], value: values[index])
    }
  }
}

extension SeriesPoints: Equatable {
  /// The same points, bit for bit, so that a value that is not a number equals itself.
  package static func == (a: SeriesPoints, b: SeriesPoints) -> Bool {
    a.steps == b.steps && a.values.elementsEqual(b.values) { $0.bitPattern == $1.bitPattern }
  }
}
