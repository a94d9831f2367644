extension CrossedSample {
  /// The BCa interval with seeds and images drawn again together: the same images for all seeds,
  /// from each stratum as many as it has.
  ///
  /// Exact for shares and their weighted sums. For an area under the curve each draw is of the
  /// images' influence: the first order of what the area would be. With one seed only images are
  /// drawn. With few seeds it is too narrow, as any bootstrap of few things is.
  ///
  /// Undefined, `nil`, where all draws are alike or on one side of the figure.
  /// - Source: Owen, "The pigeonhole bootstrap" (2007), for rows and columns drawn together.
  /// - Precondition: `draws > 0` and `0 < level < 1`.
  package func resampled(
    draws: Int = 2000, seed: UInt64 = 0, level: Double = 0.95
  ) -> ConfidenceInterval? {
    precondition(draws > 0, "\(draws) draws; allowed: 1 and more")
    var generator = SplitMix(state: seed)
    let replicates = (0..<draws).map { _ in replicate(using: &generator) }
    return Bootstrap(estimate: estimate, replicates: replicates)
      .correctedInterval(level: level, leavingOut: leavingOneOut)
  }

  private func replicate(using generator: inout SplitMix) -> Double {
    let drawn = seeds > 1 ? Self.drawn(seeds, using: &generator) : [1]
    var sum = 0.0
    for seed in drawn.indices { sum += drawn[seed] * perSeed[seed] }
    for part in parts {
      let weights = Self.drawn(part.images, using: &generator)
      var moved = 0.0
      for seed in drawn.indices where drawn[seed] > 0 {
        let influence = part.influence[seed]
        var ofSeed = 0.0
        for image in weights.indices { ofSeed += weights[image] * influence[image] }
        moved += drawn[seed] * ofSeed
      }
      sum += moved / Double(part.images)
    }
    return sum / Double(seeds)
  }

  /// How often each of so many is drawn, when as many are.
  private static func drawn(_ count: Int, using generator: inout SplitMix) -> [Double] {
    var weights = [Double](repeating: 0, count: count)
    for _ in 0..<count {
      // The high half of a product with 64 random bits: even enough for any count of images.
      weights[Int(generator.next().multipliedFullWidth(by: UInt64(count)).high)] += 1
    }
    return weights
  }

  /// The figure without each seed, and without each image of each stratum.
  private var leavingOneOut: [[Double]] {
    var left: [[Double]] = []
    if seeds > 1 {
      let sum = perSeed.reduce(0, +)
      left.append(perSeed.map { (sum - $0) / Double(seeds - 1) })
    }
    for part in parts where part.images > 1 {
      left.append(part.means.map { estimate - $0 / Double(part.images - 1) })
    }
    return left
  }
}
