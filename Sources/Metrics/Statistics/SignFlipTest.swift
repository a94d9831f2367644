/// Whether paired differences, one a seed, are on one side of 0 by more than their signs' chance.
///
/// Were two arms alike, each difference might as well have the other sign. The p-value is the share
/// of all `2ⁿ` ways to set the signs whose mean is at least as far from 0: exact and two-sided. It
/// cannot be below `2 / 2ⁿ`, so five seeds never reach 0.05 and six just do.
/// - Source: Fisher's randomisation test (1935), as scipy 1.17
///   `permutation_test(permutation_type="samples")` when it takes all.
package struct SignFlipTest: Equatable, Sendable {
  /// More take too long: 24 are 17 million ways to try.
  package static let allowed = 1...24

  package let differences: [Double]
  package let pValue: Double

  /// Undefined, `nil`, for a number of differences that is not in ``allowed`` or if one is not
  /// finite.
  package init?(differences: [Double]) {
    guard Self.allowed.contains(differences.count), differences.allSatisfy(\.isFinite) else {
      return nil
    }
    self.differences = differences
    // Ways that are as far by arithmetic may differ by rounding.
    let slack = 1e-12 * differences.reduce(0) { $0 + abs($1) }
    let far = abs(differences.reduce(0, +)) - slack
    let ways = Self.count(of: differences[...], from: 0) { abs($0) >= far }
    pValue = Double(ways) / Double(1 << differences.count)
  }

  /// The least p-value that so many differences can have.
  package var leastPValue: Double { 2 / Double(1 << differences.count) }

  /// The mean difference.
  package var mean: Double { differences.reduce(0, +) / Double(differences.count) }

  private static func count(
    of rest: ArraySlice<Double>, from sum: Double, where isFar: (Double) -> Bool
  ) -> Int {
    guard let next = rest.first else { return isFar(sum) ? 1 : 0 }
    let rest = rest.dropFirst()
    return count(of: rest, from: sum + next, where: isFar)
      + count(of: rest, from: sum - next, where: isFar)
  }
}
