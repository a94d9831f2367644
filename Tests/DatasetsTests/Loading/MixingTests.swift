import Testing

@testable import Datasets

@Suite struct MixingTests {
  private static let shape = PixelShape(height: 12, width: 10, channels: 1)

  private func mixings(_ augmentation: Augmentation, count: Int = 2000) -> [Mixing?] {
    (0..<count).map {
      augmentation.mixing(
        for: VariationKey(seed: 3, epoch: 0, image: $0), among: 50, shape: Self.shape)
    }
  }

  /// Images of one grey level each: image i is i, holds label 0 if it is odd.
  private func levels(_ count: Int) -> Dataset {
    Dataset(
      labels: ["odd", "other"], shape: Self.shape, names: (0..<count).map { "\($0)" },
      targets: (0..<count).flatMap {
        [$0 % 2 == 1 ? Target.present : .absent, $0 % 5 == 0 ? .unlabelled : .present]
      },
      pixels: (0..<count).flatMap { [UInt8](repeating: UInt8($0), count: Self.shape.count) })
  }

  private func batches(_ dataset: Dataset, _ augmentation: Augmentation, size: Int = 10) -> [Batch]
  {
    let loader = BatchLoader(
      dataset: dataset, images: Array(0..<dataset.count), batch: size, augmentation: augmentation,
      normalization: asBytes(channels: dataset.shape.channels), seed: 5, shuffled: true,
      dropIncomplete: false)
    return (0..<loader.batchesPerEpoch).map { loader.batch(epoch: 1, index: $0) }
  }

  @Test func `without either nothing is mixed, and otherwise the share that is asked for`() {
    #expect(mixings(Augmentation(rotation: 10)).allSatisfy { $0 == nil })
    #expect(mixings(Augmentation(mixUp: 1)).allSatisfy { $0 != nil && $0?.patch == nil })
    let some = mixings(Augmentation(mixUp: 1, cutMix: 1, mixProbability: 0.5)).compactMap(\.self)
    // 1000 and 500, give or take five standard deviations of 22 and 16.
    #expect(abs(some.count - 1000) < 112)
    #expect(abs(some.count { $0.patch != nil } - some.count / 2) < 80)
  }

  @Test func `a patch is as large as the share that is left`() {
    for mixing in mixings(Augmentation(cutMix: 1)).compactMap(\.self) {
      guard let patch = mixing.patch else {
        Issue.record("no patch")
        return
      }
      #expect(patch.rows.lowerBound >= 0 && patch.rows.upperBound <= 12)
      #expect(patch.columns.lowerBound >= 0 && patch.columns.upperBound <= 10)
      let area = patch.rows.count * patch.columns.count
      #expect(abs(mixing.share - (1 - Float(area) / 120)) < 1e-6)
    }
  }

  /// Of Beta(a, a) the variance is 1 / (4 (2 a + 1)), and the fourth central moment
  /// 3 / (16 (2 a + 1) (2 a + 3)).
  @Test(arguments: [0.05, 0.2, 1, 4])
  func `shares are from a beta distribution`(alpha: Double) {
    var random = SeededGenerator(seed: 8)
    let values = (0..<20_000).map { _ in random.beta(alpha) - 0.5 }
    let count = Double(values.count)
    let variance = 1 / (4 * (2 * alpha + 1))
    let fourth = 3 / (16 * (2 * alpha + 1) * (2 * alpha + 3))
    #expect(values.allSatisfy { abs($0) <= 0.5 })
    #expect(abs(values.reduce(0, +) / count) < 5 * (variance / count).squareRoot())
    let found = values.reduce(0) { $0 + $1 * $1 } / count
    #expect(abs(found - variance) < 5 * ((fourth - variance * variance) / count).squareRoot())
    let foundFourth = values.reduce(0) { $0 + $1 * $1 * $1 * $1 } / count
    #expect(abs(foundFourth - fourth) < fourth / 20)
  }

  @Test func `pixels and targets are blended alike`() {
    let dataset = levels(50)
    for batch in batches(dataset, Augmentation(mixUp: 1)) {
      for (place, image) in batch.indices.enumerated() {
        let pixels = batch.images[place * 120..<(place + 1) * 120]
        #expect(pixels.allSatisfy { abs($0 - pixels[place * 120]) < 1e-3 })
        // Of an odd image and an even one, the target is the share of the odd.
        let target = batch.targets[place * 2]
        #expect(target >= 0 && target <= 1)
        if target == Float(image % 2) { continue }
        let share = image % 2 == 1 ? target : 1 - target
        let partner = (pixels[place * 120] - share * Float(image)) / (1 - share)
        guard share < 0.9 else { continue }
        #expect(abs(partner - partner.rounded()) < 0.01, "\(partner)")
        #expect(Int(partner.rounded()) % 2 != image % 2)
      }
    }
  }

  @Test func `a patch holds the other image, and targets its share of the pixels`() {
    var halves = 0
    for batch in batches(levels(50), Augmentation(cutMix: 1)) {
      for (place, image) in batch.indices.enumerated() {
        let pixels = batch.images[place * 120..<(place + 1) * 120].map { Int($0.rounded()) }
        let others = pixels.filter { $0 != image }
        #expect(Set(others).count <= 1)
        let odd = Float(pixels.count { $0 % 2 == 1 }) / 120
        #expect(abs(batch.targets[place * 2] - odd) < 1e-5)
        if !others.isEmpty { halves += 1 }
      }
    }
    #expect(halves > 30)
  }

  @Test func `a pair is known only where both are, and weighs what both weigh`() {
    var dataset = levels(50)
    for image in 0..<50 { dataset.images.details[image].weight = image < 25 ? 1 : 3 }
    for batch in batches(dataset, Augmentation(mixUp: 1)) {
      for place in 0..<batch.count {
        let image = batch.indices[place]
        let (first, second) = (batch.known[place * 2], batch.known[place * 2 + 1])
        #expect(first >= 1 && first <= 3)
        #expect(second == 0 || second == first)
        if image % 5 == 0 { #expect(second == 0) }
      }
    }
  }

  @Test func `partners are varied as they are in their own place`() {
    // Two images: each is mixed with itself or the other.
    let dataset = jumble(count: 2)
    var varied = Augmentation(flip: true, crop: 0.5)
    let alone = batches(dataset, varied, size: 2)[0]
    varied.mixUp = 1
    let mixed = batches(dataset, varied, size: 2)[0]
    #expect(alone.indices == mixed.indices)
    let (first, second) = (Array(alone.images[..<48]), Array(alone.images[48...]))
    for (own, other, found) in [
      (first, second, Array(mixed.images[..<48])), (second, first, Array(mixed.images[48...])),
    ] {
      let distinct = own.indices.filter { abs(own[$0] - other[$0]) > 20 }
      let shares = distinct.map { (found[$0] - other[$0]) / (own[$0] - other[$0]) }
      let (least, most) = (shares.min() ?? -1, shares.max() ?? 2)
      #expect(most - least < 1e-3 && least >= -1e-3 && most <= 1.001)
    }
  }

  @Test func `mixing does not depend on the size of batches`() {
    let dataset = levels(30)
    let augmentation = Augmentation(flip: true, noise: 5, mixUp: 0.5, cutMix: 1)
    let small = batches(dataset, augmentation, size: 4)
    let large = batches(dataset, augmentation, size: 30)
    #expect(small.flatMap(\.images) == large.flatMap(\.images))
    #expect(small.flatMap(\.targets) == large.flatMap(\.targets))
  }
}
