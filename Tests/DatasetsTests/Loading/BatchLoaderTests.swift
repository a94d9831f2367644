import Testing

@testable import Datasets

@Suite struct BatchLoaderTests {
  private let everything = Augmentation(
    flip: true, verticalFlip: true, crop: 0.5, rotation: 20, scale: 0.8...1.2, shift: 0.1, shear: 5,
    colour: 0.4, hue: 0.1, grey: 0.1, blur: 1, noise: 5, erasing: 0.3, randAugment: RandAugment(),
    mixUp: 0.5, cutMix: 1, mixProbability: 0.7)

  private let geometry = Augmentation(flip: true, crop: 0.5, rotation: 20)

  private func loader(
    _ dataset: Dataset, images: [Int]? = nil, batch: Int, augmentation: Augmentation? = nil,
    seed: UInt64 = 7, shuffled: Bool = true, dropIncomplete: Bool = false,
    sampling: [Double]? = nil, epochBatches: Int? = nil
  ) -> BatchLoader {
    BatchLoader(
      dataset: dataset, images: images ?? Array(0..<dataset.count), batch: batch,
      augmentation: augmentation, normalization: asBytes(channels: dataset.shape.channels),
      seed: seed, shuffled: shuffled, dropIncomplete: dropIncomplete, sampling: sampling,
      epochBatches: epochBatches)
  }

  private func epoch(_ loader: BatchLoader, _ epoch: Int) -> [Batch] {
    (0..<loader.batchesPerEpoch).map { loader.batch(epoch: epoch, index: $0) }
  }

  @Test func `every epoch visits each image once, in an order of its own`() {
    let images = [1, 3, 4, 8, 9, 12, 15]
    let loader = loader(jumble(count: 16), images: images, batch: 3)
    let first = epoch(loader, 0).flatMap(\.indices)
    let second = epoch(loader, 1).flatMap(\.indices)
    #expect(first.sorted() == images && second.sorted() == images)
    #expect(first != second && first != images)
    #expect(first == loader.order(epoch: 0))
  }

  @Test func `a set that is not shuffled keeps its order`() {
    let loader = loader(jumble(count: 5), images: [4, 0, 2], batch: 2, shuffled: false)
    #expect(epoch(loader, 3).map(\.indices) == [[4, 0], [2]])
  }

  @Test func `an incomplete batch is dropped, but never the only one`() {
    let dataset = jumble(count: 7)
    #expect(loader(dataset, batch: 3).batchesPerEpoch == 3)
    #expect(loader(dataset, batch: 3, dropIncomplete: true).batchesPerEpoch == 2)
    let only = loader(dataset, batch: 10, dropIncomplete: true)
    #expect(only.batchesPerEpoch == 1 && only.batch(epoch: 0, index: 0).count == 7)
    #expect(loader(dataset, images: [], batch: 3, dropIncomplete: true).batchesPerEpoch == 0)
  }

  @Test(arguments: [(16, 2), (3, 4), (1, 1)])
  func `an epoch of so many batches has these, all full, of however few images`(
    images: Int, batches: Int
  ) {
    let loader = loader(
      jumble(count: images), batch: 5, augmentation: everything, dropIncomplete: true,
      epochBatches: batches)
    #expect(loader.batchesPerEpoch == batches)
    for number in 0..<3 {
      let found = epoch(loader, number)
      #expect(found.allSatisfy { $0.count == 5 && $0.images.count == 5 * 48 })
      #expect(found.flatMap(\.indices) == loader.order(epoch: number))
    }
  }

  @Test func `epochs of so many batches resume anywhere, to the same batches`() {
    let dataset = jumble(count: 7)
    let whole = loader(dataset, batch: 4, augmentation: everything, epochBatches: 3)
    let expected = (0..<4).flatMap { epoch(whole, $0) }
    for step in 1..<12 {
      let resumed = loader(dataset, batch: 4, augmentation: everything, epochBatches: 3)
      #expect(resumed.batch(epoch: step / 3, index: step % 3) == expected[step])
    }
  }

  @Test func `without augmentation a batch holds exactly the normalised bytes`() {
    let dataset = jumble(count: 4)
    let normalization = PixelNormalization(mean: [0.4, 0.5, 0.6], scale: [0.2, 0.25, 0.3])
    for augmentation in [nil, Augmentation.none] {
      let loader = BatchLoader(
        dataset: dataset, images: [2, 1], batch: 2, augmentation: augmentation,
        normalization: normalization, seed: 0, shuffled: false, dropIncomplete: false)
      var expected: [Float] = []
      for image in [2, 1] {
        for offset in 0..<48 {
          let share = Float(dataset.bytes[image * 48 + offset]) / 255
          let channel = offset % 3
          expected.append((share - normalization.mean[channel]) / normalization.scale[channel])
        }
      }
      #expect(loader.batch(epoch: 9, index: 0).images == expected)
    }
  }

  @Test func `what is unlabelled is neither present nor known`() {
    let batch = loader(jumble(count: 2), batch: 2, shuffled: false).batch(epoch: 0, index: 0)
    #expect(batch.targets == [1, 0, 0, 1, 0, 0])
    #expect(batch.known == [1, 1, 1, 1, 0, 1])
  }

  @Test func `a resumed loader hands out the batches that were left`() {
    let dataset = jumble(count: 20)
    let whole = loader(dataset, batch: 4, augmentation: everything)
    let expected = (0..<3).flatMap { epoch(whole, $0) }
    // From the middle of the second epoch on, by a loader that has seen nothing before.
    let resumed = loader(dataset, batch: 4, augmentation: everything)
    let rest = (7..<15).map { resumed.batch(epoch: $0 / 5, index: $0 % 5) }
    #expect(rest == Array(expected[7...]))
  }

  @Test func `a batch made ahead is the batch that is made when asked`() {
    let dataset = jumble(count: 24)
    // Image 3 comes three times, and later ones more often.
    let images = Array(0..<22) + [3, 3]
    for sampling in [nil, (0..<24).map(Double.init)] {
      let ahead = loader(
        dataset, images: images, batch: 4, augmentation: everything, sampling: sampling)
      for step in 0..<18 {
        let direct = loader(
          dataset, images: images, batch: 4, augmentation: everything, sampling: sampling)
        let found = ahead.batch(epoch: step / 6, index: step % 6)
        #expect(found == direct.batch(epoch: step / 6, index: step % 6))
      }
    }
  }

  @Test func `batches can be asked for in any order and again`() {
    let dataset = jumble(count: 12)
    let loader = loader(dataset, batch: 4, augmentation: everything)
    let first = loader.batch(epoch: 0, index: 0)
    let last = loader.batch(epoch: 2, index: 2)
    #expect(loader.batch(epoch: 0, index: 0) == first)
    #expect(loader.batch(epoch: 2, index: 2) == last)
    #expect(loader.batch(epoch: 0, index: 0) == first)
  }

  @Test func `an image is varied alike in a batch of any size`() {
    let dataset = jumble(count: 12)
    var byImage: [Int: [Float]] = [:]
    for size in [1, 5, 12] {
      for batch in epoch(loader(dataset, batch: size, augmentation: everything), 4) {
        for (place, image) in batch.indices.enumerated() {
          let pixels = Array(batch.images[(place * 48)..<(place * 48 + 48)])
          #expect(byImage[image, default: pixels] == pixels)
          byImage[image] = pixels
        }
      }
    }
    #expect(byImage.count == 12)
  }

  @Test(arguments: [(1, 1, 1), (1, 1, 3), (1, 6, 3), (5, 1, 1), (2, 3, 3)])
  func `everything can be done to an image of any shape`(
    height: Int, width: Int, channels: Int
  ) {
    let shape = PixelShape(height: height, width: width, channels: channels)
    let dataset = Dataset(
      labels: ["a"], shape: shape, names: ["0", "1"], targets: [.present, .absent],
      pixels: (0..<2 * shape.count).map { UInt8($0 * 37 % 256) })
    let loader = loader(dataset, batch: 2, augmentation: everything)
    for epoch in 0..<200 {
      let batch = loader.batch(epoch: epoch, index: 0)
      #expect(batch.images.allSatisfy { $0 >= -0.001 && $0 <= 255.001 })
      #expect(batch.targets.allSatisfy { $0 >= 0 && $0 <= 1 })
    }
  }

  @Test func `copies of an image are varied on their own, the first as if it were alone`() {
    let dataset = jumble(count: 3)
    let images = [1, 2, 1, 1]
    let several = loader(
      dataset, images: images, batch: 4, augmentation: geometry, shuffled: false)
    let batch = several.batch(epoch: 2, index: 0)
    let pixels = (0..<4).map { Array(batch.images[$0 * 48..<$0 * 48 + 48]) }
    #expect(batch.indices == images)
    #expect(Set([pixels[0], pixels[2], pixels[3]]).count == 3)
    let alone = loader(dataset, images: [2, 1], batch: 2, augmentation: geometry, shuffled: false)
    #expect(alone.batch(epoch: 2, index: 0).images == pixels[1] + pixels[0])
  }

  @Test func `drawn images come in proportion to their weights, in each epoch others`() {
    let weights: [Double] = [1, 0, 4, 3, 2]
    let images = [9, 8, 7, 6, 5]
    let loader = loader(jumble(count: 10), images: images, batch: 5, sampling: weights)
    var counts: [Int: Int] = [:]
    for epoch in 0..<1000 {
      let order = loader.order(epoch: epoch)
      #expect(order.count == 5)
      for image in order { counts[image, default: 0] += 1 }
    }
    for (image, weight) in zip(images, weights) {
      // Of 5000, give or take five standard deviations of at most 35.
      #expect(abs(Double(counts[image, default: 0]) - 500 * weight) < 175, "\(counts)")
    }
    #expect(counts[8] == nil)
    #expect(Set((0..<5).map { loader.order(epoch: $0) }).count > 3)
    #expect(loader.order(epoch: 7) == loader.order(epoch: 7))
  }

  @Test func `drawn copies are varied on their own`() {
    let loader = loader(
      jumble(count: 2), batch: 2, augmentation: geometry, sampling: [1, 0])
    let batch = loader.batch(epoch: 0, index: 0)
    #expect(batch.indices == [0, 0])
    #expect(Array(batch.images[..<48]) != Array(batch.images[48...]))
  }

  @Test func `a decision counts for the weight of its image`() {
    var dataset = jumble(count: 2)
    dataset.images.details[1].weight = 2.5
    let batch = loader(dataset, batch: 2, shuffled: false).batch(epoch: 0, index: 0)
    #expect(batch.known == [1, 1, 1, 2.5, 0, 2.5])
  }

  @Test func `soft targets stand in for those of their image`() {
    var dataset = jumble(count: 2)
    dataset.softTargets[1] = [0.25, 0.5, 1]
    let batch = loader(dataset, batch: 2, shuffled: false).batch(epoch: 0, index: 0)
    #expect(batch.targets == [1, 0, 0, 0.25, 0.5, 1])
    #expect(batch.known == [1, 1, 1, 1, 0, 1])
  }

  @Test func `seed, epoch and image each change how an image is varied`() {
    let dataset = greySet(
      height: 2, width: 2, Array(repeating: [10, 80, 160, 240], count: 2))
    let one = loader(dataset, batch: 2, augmentation: everything, shuffled: false)
    let other = loader(dataset, batch: 2, augmentation: everything, seed: 8, shuffled: false)
    let found = one.batch(epoch: 0, index: 0)
    #expect(found.images != one.batch(epoch: 1, index: 0).images)
    #expect(found.images != other.batch(epoch: 0, index: 0).images)
    #expect(Array(found.images[..<4]) != Array(found.images[4...]))
  }

  @Test func `many callers at once get the same batches`() async {
    let dataset = jumble(count: 40)
    let loader = loader(dataset, batch: 4, augmentation: everything)
    let expected = epoch(self.loader(dataset, batch: 4, augmentation: everything), 0)
    await withTaskGroup(of: Bool.self) { group in
      for caller in 0..<8 {
        group.addTask {
          (0..<10).allSatisfy { step in
            let index = (step + caller) % 10
            return loader.batch(epoch: 0, index: index) == expected[index]
          }
        }
      }
      for await right in group { #expect(right) }
    }
  }
}
