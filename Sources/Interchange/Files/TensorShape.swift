/// Shapes as files state them.
enum TensorShape {
  /// Dimensions that a tensor may have; those of networks have at most five.
  static let rankLimit = 8

  /// The values of a shape; nil for one that is none: a negative length, or more values than can be
  /// counted.
  static func count(_ shape: [Int]) -> Int? {
    var count = 1
    for length in shape {
      let (product, isTooMany) = count.multipliedReportingOverflow(by: length)
      guard length >= 0, !isTooMany else { return nil }
      count = product
    }
    return count
  }
}
