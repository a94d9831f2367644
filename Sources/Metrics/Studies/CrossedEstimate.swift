import Glibc  // links the square root

/// A figure over seeds and images with how well it is known, for other seeds and other images of the
/// same kind.
///
/// Both scatter, and each image scatters in its own way in each seed. The variance of the figure is
/// that of the seeds' means, plus that of the images' means, less what both have counted: the
/// interaction. No component is below 0. Its degrees of freedom are Satterthwaite's: with few seeds
/// that hardly differ the interval errs on the wide side.
///
/// Where no image was decided otherwise the variance is not 0: each stratum counts as if half an
/// image more had been decided in either direction.
/// - Source: the two-way random-effects analysis of readers and cases of Dorfman, Berbaum and Metz
///   (1992) and Hillis (2007), with seeds for readers; Agresti and Min (2005) for the half images.
package struct CrossedEstimate: Equatable, Sendable, Codable {
  package let estimate: Double
  /// With one seed the variance is that of the images alone: nothing is said of other seeds.
  package let seeds: Int
  /// Of all strata.
  package let images: Int
  /// The parts of the variance: of seeds, of images, and of images within seeds. Each is 0 or more,
  /// and is already divided by how many there are.
  package let seedVariance: Double
  package let imageVariance: Double
  package let interactionVariance: Double
  /// The degrees of freedom of the images' variance.
  private let imageFreedom: Double

  package init(_ sample: CrossedSample) {
    estimate = sample.estimate
    seeds = sample.seeds
    images = sample.images
    let n = Double(sample.seeds)
    var (ofImages, interaction, squares) = (0.0, 0.0, 0.0)
    for part in sample.parts {
      let m = Double(part.images)
      let freedom = max(m - 1, 1)
      let means = part.means
      let variance = (means.sumOfSquares + part.span * part.span) / freedom / m
      ofImages += variance
      squares += variance * variance / freedom
      if seeds > 1 {
        let all = part.influence.reduce(0) { $0 + $1.sumOfSquares }
        interaction +=
          max(all - n * means.sumOfSquares, 0) / (freedom * (n - 1)) / (n * m)
      }
    }
    let deviations = sample.perSeed.map { [estimate] in $0 - estimate }
    let ofSeeds = seeds > 1 ? deviations.sumOfSquares / (n - 1) / n : 0
    interactionVariance = interaction
    seedVariance = max(ofSeeds - interaction, 0)
    imageVariance = max(ofImages - interaction, 0)
    imageFreedom = squares > 0 ? ofImages * ofImages / squares : .greatestFiniteMagnitude
  }

  package var variance: Double { seedVariance + imageVariance + interactionVariance }
  package var standardError: Double { variance.squareRoot() }

  package var degreesOfFreedom: Double { spread(seeds: Double(seeds), imageFactor: 1).freedom }

  /// - Precondition: `0 < level < 1`.
  package func interval(level: Double = 0.95) -> ConfidenceInterval {
    let reach = halfWidth(level: level)
    return ConfidenceInterval(lower: estimate - reach, upper: estimate + reach, level: level)
  }

  /// The chance of a figure at least as far from 0, were it 0 in truth.
  package var pValue: Double {
    guard variance > 0 else { return estimate == 0 ? 1 : 0 }
    return StudentT(degreesOfFreedom: degreesOfFreedom).twoSided(estimate / standardError)
  }

  /// Half the width of ``interval(level:)``.
  package func halfWidth(level: Double = 0.95) -> Double {
    halfWidth(level: level, seeds: Double(seeds), imageFactor: 1)
  }

  /// With so many seeds, and so many times the images in each stratum, if the parts of the variance
  /// are what they seem.
  func halfWidth(level: Double, seeds: Double, imageFactor: Double) -> Double {
    precondition(level > 0 && level < 1, "level is \(level); allowed: above 0, below 1")
    let spread = spread(seeds: seeds, imageFactor: imageFactor)
    guard spread.variance > 0 else { return 0 }
    return StudentT(degreesOfFreedom: spread.freedom).quantile((1 + level) / 2)
      * spread.variance.squareRoot()
  }

  private func spread(seeds n: Double, imageFactor: Double) -> (variance: Double, freedom: Double) {
    let more = n / Double(seeds)
    let interaction = interactionVariance / (more * imageFactor)
    let ofSeeds = seedVariance / more + interaction
    let ofImages = imageVariance / imageFactor + interaction
    let variance = ofSeeds + ofImages - interaction
    let squares =
      (n > 1 ? ofSeeds * ofSeeds / (n - 1) : 0)
      + ofImages * ofImages / (imageFreedom * imageFactor)
    return (variance, squares > 0 ? variance * variance / squares : .infinity)
  }
}

extension CrossedSample.Part {
  /// Over seeds, by image.
  var means: [Double] {
    var sums = [Double](repeating: 0, count: images)
    for row in influence {
      for image in row.indices { sums[image] += row[image] }
    }
    return sums.map { $0 / Double(influence.count) }
  }
}

extension [Double] {
  var sumOfSquares: Double { reduce(0) { $0 + $1 * $1 } }
}
