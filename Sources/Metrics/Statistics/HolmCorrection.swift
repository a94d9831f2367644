/// Several tests at once, kept honest: the chance that any of them cries wolf stays at its level.
///
/// - Source: Holm, "A simple sequentially rejective multiple test procedure" (1979).
package enum HolmCorrection {
  /// The p-values to compare with the level itself, in the order given; at most 1.
  ///
  /// The `k`-th smallest of `m` is multiplied by `m - k + 1`, and none is below a smaller one's. A
  /// test that is undefined stays so and is not one of the `m`.
  /// - Precondition: each p-value is in 0...1.
  package static func adjusted(_ pValues: [Double?]) -> [Double?] {
    let tests = pValues.enumerated().compactMap { index, value in
      value.map { (index: index, value: $0) }
    }
    for test in tests {
      precondition((0...1).contains(test.value), "a p-value of \(test.value); allowed: 0...1")
    }
    var adjusted = [Double?](repeating: nil, count: pValues.count)
    var least = 0.0
    for (place, test) in tests.sorted(by: { $0.value < $1.value }).enumerated() {
      least = max(least, min(Double(tests.count - place) * test.value, 1))
      adjusted[test.index] = least
    }
    return adjusted
  }
}
