/// What a stretch of a stored series holds, without its points.
package struct SeriesSpan: Equatable, Sendable {
  package var firstStep: Int
  package var lastStep: Int
  /// Points with a finite value.
  package var count: Int
  /// Points whose value is not a number or infinite.
  package var nanCount: Int
  /// Over the finite values; nil without any.
  package var min: Double?
  package var max: Double?
  package var sum: Double?

  package var mean: Double? { sum.flatMap { count > 0 ? $0 / Double(count) : nil } }

  /// A summary of points.
  ///
  /// - Precondition: there is one.
  init(_ points: SeriesPoints, _ range: Range<Int>) {
    precondition(!range.isEmpty, "no points to sum up")
    firstStep = points.steps[range.lowerBound]
    lastStep = points.steps[range.upperBound - 1]
    (count, nanCount) = (0, 0)
    var (least, greatest, total) = (Double.infinity, -Double.infinity, 0.0)
    for value in points.values[range] {
      guard value.isFinite else {
        nanCount += 1
        continue
      }
      count += 1
      least = Swift.min(least, value)
      greatest = Swift.max(greatest, value)
      total += value
    }
    if count > 0 { (min, max, sum) = (least, greatest, total) }
  }

  init(_ fields: inout Fields) throws {
    firstStep = try fields.take()
    lastStep = try fields.take()
    count = try fields.take()
    nanCount = try fields.take()
    min = try fields.take()
    max = try fields.take()
    sum = try fields.take()
  }
}
