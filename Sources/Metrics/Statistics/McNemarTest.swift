import Glibc  // links exp and log-gamma

/// Whether two networks err differently on the same images, counting only where they disagree.
///
/// Were they equally good, either would be the right one of a disagreement as often as a coin
/// falls; the p-value is the exact two-sided one of that coin, at most 1. Without any disagreement
/// it is 1.
/// - Source: McNemar (1947) with the binomial distribution, as scipy 1.17 `binomtest(b, b + c)`. It
///   takes images as independent: bursts of one scene are not.
package struct McNemarTest: Equatable, Sendable {
  /// Images only the first network is right on, and those only the second is.
  package let onlyFirst: Int
  package let onlySecond: Int

  /// - Precondition: neither count is negative.
  package init(onlyFirst: Int, onlySecond: Int) {
    precondition(onlyFirst >= 0 && onlySecond >= 0, "\(onlyFirst) and \(onlySecond) images")
    self.onlyFirst = onlyFirst
    self.onlySecond = onlySecond
  }

  /// - Shapes: whether each network is right, one an image, images in the same order.
  package init(first: [Bool], second: [Bool]) {
    precondition(first.count == second.count, "\(first.count) and \(second.count) images")
    self.init(
      onlyFirst: zip(first, second).count { $0 && !$1 },
      onlySecond: zip(first, second).count { !$0 && $1 })
  }

  package var pValue: Double {
    let few = min(onlyFirst, onlySecond)
    let all = onlyFirst + onlySecond
    guard 2 * few < all else { return 1 }
    // The tail as its greatest term times what the others are of it: no power of 2 underflows.
    let (n, k) = (Double(all), Double(few))
    let greatest = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) - n * log(2)
    var part = 1.0
    var sum = 1.0
    for index in stride(from: few, to: 0, by: -1) {
      part *= Double(index) / Double(all - index + 1)
      sum += part
    }
    return min(2 * exp(greatest) * sum, 1)
  }
}
