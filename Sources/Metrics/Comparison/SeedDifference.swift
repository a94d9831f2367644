import Glibc  // links the square root

/// How a figure lies over the seeds of one configuration.
package struct SeedSpread: Equatable, Sendable {
  package let count: Int
  package let mean: Double
  /// Of a sample, with `n - 1`; nil of one seed.
  package let deviation: Double?

  /// Undefined, nil, without a defined value; those that are not are left out.
  package init?(_ values: [Double?]) {
    let known = values.compactMap(\.self)
    guard !known.isEmpty else { return nil }
    count = known.count
    let mean = known.reduce(0, +) / Double(known.count)
    self.mean = mean
    let squares = known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    deviation = known.count > 1 ? (squares / Double(known.count - 1)).squareRoot() : nil
  }
}

/// What a figure is more than in another configuration, seed by seed.
package struct SeedDifference: Equatable, Sendable {
  /// Of the differences of the seeds both have.
  package let spread: SeedSpread
  /// Exact and two-sided; nil of more seeds than ``SignFlipTest`` takes.
  package let pValue: Double?

  /// Undefined, nil, where no seed has a figure in both; of several runs of a seed the first counts.
  package init?(
    from baseline: [(seed: UInt64, value: Double?)], to other: [(seed: UInt64, value: Double?)]
  ) {
    var seen: Set<UInt64> = []
    let differences = other.compactMap { run -> Double? in
      guard seen.insert(run.seed).inserted, let value = run.value,
        let before = baseline.first(where: { $0.seed == run.seed })?.value
      else { return nil }
      return value - before
    }
    guard let spread = SeedSpread(differences) else { return nil }
    self.spread = spread
    pValue = SignFlipTest(differences: differences)?.pValue
  }
}
