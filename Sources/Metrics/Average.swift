/// Means of a measure over labels or images, where some of them may be undefined.
package enum Average {
  /// The mean of the defined values, `nil` when none is; with `undefined`, that number stands in for
  /// each undefined value, as scikit-learn's `zero_division` does.
  package static func mean(_ values: [Double?], undefined: Double? = nil) -> Double? {
    weighted(values, weights: [Int](repeating: 1, count: values.count), undefined: undefined)
  }

  /// The mean weighted by `weights`, of which those of undefined values do not count.
  package static func weighted(
    _ values: [Double?], weights: [Int], undefined: Double? = nil
  ) -> Double? {
    precondition(values.count == weights.count, "\(values.count) values, \(weights.count) weights")
    var sum = 0.0
    var total = 0
    for (value, weight) in zip(values, weights) {
      guard let value = value ?? undefined else { continue }
      sum += value * Double(weight)
      total += weight
    }
    return total > 0 ? sum / Double(total) : nil
  }
}
