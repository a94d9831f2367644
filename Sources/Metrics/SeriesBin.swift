/// What a stretch of a ``Series`` holds: enough to draw it in one column with no extreme lost.
package struct SeriesBin: Equatable, Sendable {
  /// Points with a finite value.
  package private(set) var count = 0
  /// Points whose value is not a number or infinite.
  package private(set) var nanCount = 0
  private var least = Double.infinity
  private var greatest = -Double.infinity
  private var sum = 0.0

  package init() {}

  /// A summary of these values.
  package init(_ values: some Sequence<Double>) {
    for value in values { add(value) }
  }

  package var min: Double? { count > 0 ? least : nil }
  package var max: Double? { count > 0 ? greatest : nil }
  package var mean: Double? { count > 0 ? sum / Double(count) : nil }
  /// Without any point, finite or not.
  package var isEmpty: Bool { count == 0 && nanCount == 0 }

  package mutating func add(_ value: Double) {
    guard value.isFinite else {
      nanCount += 1
      return
    }
    count += 1
    least = Swift.min(least, value)
    greatest = Swift.max(greatest, value)
    sum += value
  }

  package func merged(with other: SeriesBin) -> SeriesBin {
    var bin = self
    bin.count += other.count
    bin.nanCount += other.nanCount
    bin.least = Swift.min(least, other.least)
    bin.greatest = Swift.max(greatest, other.greatest)
    bin.sum += other.sum
    return bin
  }
}
