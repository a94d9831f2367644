package enum WholeNumbers {
  /// Whole numbers within one of `amounts` that sum to `sum`; the largest remainders are rounded
  /// up, the first of equals.
  ///
  /// - Precondition: `amounts` sum to `sum`.
  package static func nearest(_ amounts: [Double], sum: Int) -> [Int] {
    // The slack keeps 0.1 * 30 from being 2 whole images and a remainder of 0.99….
    var numbers = amounts.map { Int(($0 + 1e-9).rounded(.down)) }
    let byRemainder = amounts.indices.sorted { a, b in
      amounts[a] - Double(numbers[a]) > amounts[b] - Double(numbers[b]) + 1e-9
    }
    for part in byRemainder.prefix(max(0, sum - numbers.reduce(0, +))) { numbers[part] += 1 }
    return numbers
  }
}
