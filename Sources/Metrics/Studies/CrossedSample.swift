/// A figure over seeds and images, all seeds scored on the same images, with what each image of each
/// stratum does to it.
///
/// The figure is the mean over seeds of a figure over images. A difference of two arms is a sample
/// again, paired by seed and by image.
package struct CrossedSample: Equatable, Sendable {
  /// The images of one stratum.
  package struct Part: Equatable, Sendable {
    /// The key by which strata of two samples are known to hold the same images.
    package let stratum: Int
    /// How far each image moves the figure of each seed from where it is; 0 on average for each seed.
    /// The figure of other images of the stratum is, to first order, `perSeed` plus their mean.
    /// - Shapes: `[seed][image]`.
    package let influence: [[Double]]
    /// The most that one image can weigh in a seed: 1 for a share.
    package let span: Double

    package var images: Int { influence[0].count }
  }

  /// The figure of each seed.
  package let perSeed: [Double]
  /// Ascending by stratum.
  package let parts: [Part]

  /// The figure itself.
  package var estimate: Double { perSeed.reduce(0, +) / Double(perSeed.count) }
  package var seeds: Int { perSeed.count }
  /// Of all strata.
  package var images: Int { parts.reduce(0) { $0 + $1.images } }
}

extension CrossedSample {
  /// The mean over the images of a stratum of values from 0 to 1, such as of images told right.
  ///
  /// Undefined, `nil`, without seeds or without images.
  /// - Shapes: `values` is `[seed][image]`.
  package static func share(values: [[Double]], stratum: Int) -> CrossedSample? {
    guard let images = rectangle(values) else { return nil }
    let means = values.map { $0.reduce(0, +) / Double(images) }
    return CrossedSample(perSeed: means, parts: [Part(stratum, values, span: 1)])
  }

  /// Of booleans, one whether each image is told right.
  package static func share(values: [[Bool]], stratum: Int) -> CrossedSample? {
    share(values: values.map { $0.map { $0 ? 1 : 0 } }, stratum: stratum)
  }

  /// The chance that an image of one stratum scores above one of the other; ties count half.
  ///
  /// The influence of an image is its placement: its share of won comparisons. Exact for the images
  /// there are; of images drawn again it is the first order.
  /// - Source: DeLong, DeLong and Clarke-Pearson (1988).
  /// - Shapes: scores are `[seed][image]`.
  /// - Precondition: as many seeds of either, strata of different keys, no score is NaN.
  package static func areaUnderCurve(
    positives: [[Double]], negatives: [[Double]], strata: (positives: Int, negatives: Int)
  ) -> CrossedSample? {
    precondition(strata.positives != strata.negatives, "stratum \(strata.positives) twice")
    precondition(
      positives.count == negatives.count, "\(positives.count) and \(negatives.count) seeds")
    guard rectangle(positives) != nil, rectangle(negatives) != nil else { return nil }
    let above = zip(positives, negatives).map { Placement.shares(of: $0, above: $1) }
    let below = zip(positives, negatives).map { scores, others in
      Placement.shares(of: others, above: scores).map { 1 - $0 }
    }
    let areas = above.map { $0.reduce(0, +) / Double($0.count) }
    let parts = [
      Part(strata.positives, above, span: 1), Part(strata.negatives, below, span: 1),
    ]
    return CrossedSample(perSeed: areas, parts: parts.sorted { $0.stratum < $1.stratum })
  }

  /// The sum of samples, each times its weight: of shares of strata by their part in deployment, the
  /// share that deployment would have.
  ///
  /// Undefined, `nil`, without a weight that is not 0.
  /// - Precondition: as many seeds in each, as many images of a stratum wherever it is; weights are
  ///   finite.
  package static func weighted(_ terms: [(weight: Double, sample: CrossedSample)])
    -> CrossedSample?
  {
    let terms = terms.filter { $0.weight != 0 }
    guard let first = terms.first else { return nil }
    var perSeed = [Double](repeating: 0, count: first.sample.seeds)
    var parts: [Int: Part] = [:]
    for (weight, sample) in terms {
      precondition(weight.isFinite, "a weight of \(weight)")
      precondition(
        sample.seeds == perSeed.count, "samples of \(perSeed.count) and \(sample.seeds) seeds")
      perSeed = zip(perSeed, sample.perSeed).map { $0 + weight * $1 }
      for part in sample.parts {
        parts[part.stratum] = part.times(weight, plus: parts[part.stratum])
      }
    }
    return CrossedSample(
      perSeed: perSeed, parts: parts.values.sorted { $0.stratum < $1.stratum })
  }

  /// What the figure is more than in `baseline`, seed by seed and image by image.
  ///
  /// - Precondition: as many seeds in both, in the same order; strata of one key hold the same
  ///   images in the same order.
  package func difference(from baseline: CrossedSample) -> CrossedSample {
    precondition(seeds == baseline.seeds, "\(seeds) seeds against \(baseline.seeds)")
    let perSeed = zip(perSeed, baseline.perSeed).map { $0 - $1 }
    var parts: [Int: Part] = [:]
    for part in self.parts { parts[part.stratum] = part }
    for part in baseline.parts {
      // An image decided otherwise in one arm moves the difference as far as it moves that arm.
      let span = max(part.span, parts[part.stratum]?.span ?? 0)
      parts[part.stratum] = part.times(-1, plus: parts[part.stratum], span: span)
    }
    return CrossedSample(
      perSeed: perSeed, parts: parts.values.sorted { $0.stratum < $1.stratum })
  }

  /// Whether the seeds are on one side of 0 by more than the chance of their signs; `nil` of more
  /// seeds than it takes.
  package var signFlip: SignFlipTest? { SignFlipTest(differences: perSeed) }

  /// The images of each seed; `nil` without any.
  private static func rectangle(_ values: [[Double]]) -> Int? {
    guard let images = values.first?.count, images > 0 else { return nil }
    for row in values {
      precondition(row.count == images, "seeds of \(images) and \(row.count) images")
    }
    return images
  }
}

extension CrossedSample.Part {
  /// - Shapes: `values` is `[seed][image]`.
  fileprivate init(_ stratum: Int, _ values: [[Double]], span: Double) {
    self.stratum = stratum
    self.span = span
    influence = values.map { row in
      let mean = row.reduce(0, +) / Double(row.count)
      return row.map { $0 - mean }
    }
  }

  fileprivate func times(_ weight: Double, plus other: Self?, span: Double? = nil) -> Self {
    precondition(
      other.map { $0.images == images } ?? true,
      "stratum \(stratum) of \(images) and \(other?.images ?? 0) images")
    return Self(
      stratum: stratum,
      influence: influence.indices.map { seed in
        guard let before = other?.influence[seed] else {
          return influence[seed].map { weight * $0 }
        }
        return zip(influence[seed], before).map { weight * $0 + $1 }
      },
      span: span ?? abs(weight) * self.span + (other?.span ?? 0))
  }
}

/// Where scores lie among others.
enum Placement {
  /// The share of `others` that each score is above, with ties counted half.
  static func shares(of scores: [Double], above others: [Double]) -> [Double] {
    let sorted = others.sorted()
    return scores.map { score in
      let below = sorted.partitioningIndex { $0 >= score }
      let upTo = sorted.partitioningIndex { $0 > score }
      return Double(below + upTo) / Double(2 * sorted.count)
    }
  }
}

extension Array {
  /// The first index of a sorted array from which on `belongs` holds.
  fileprivate func partitioningIndex(where belongs: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if belongs(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
