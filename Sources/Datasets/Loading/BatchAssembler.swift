import Synchronization

/// Which images a batch holds and how each is varied: pure functions of (seed, epoch, index) and of
/// (seed, epoch, image).
///
/// A class because the order of the last epoch asked for is remembered; safe because that is locked.
final class BatchAssembler: Sendable {
  private let sampler: ImageSampler
  /// `[image, label]`, as in the data set.
  private let targets: [Target]
  private let labels: Int
  private let imageSize: Int
  private let images: [Int]
  private let batchSize: Int
  private let augmentation: Augmentation?
  private let seed: UInt64
  private let shuffled: Bool
  private let lastOrder = Mutex<(epoch: Int, images: [Int])?>(nil)

  init(
    dataset: Dataset, images: [Int], batchSize: Int, augmentation: Augmentation?,
    normalization: PixelNormalization, seed: UInt64, shuffled: Bool
  ) {
    sampler = ImageSampler(dataset: dataset, normalization: normalization)
    targets = dataset.targets
    labels = dataset.labels.count
    imageSize = dataset.shape.count
    self.images = images
    self.batchSize = batchSize
    self.augmentation = augmentation
    self.seed = seed
    self.shuffled = shuffled
  }

  /// The images of an epoch in the order they are visited.
  func order(epoch: Int) -> [Int] {
    guard shuffled else { return images }
    return lastOrder.withLock { last in
      if let last, last.epoch == epoch { return last.images }
      var random = SeededGenerator(
        seed: seed, stream: Self.orderStream, UInt64(bitPattern: Int64(epoch)))
      let order = random.shuffled(images)
      last = (epoch, order)
      return order
    }
  }

  func batch(epoch: Int, index: Int) -> Batch {
    let order = order(epoch: epoch)
    let start = index * batchSize
    let members = Array(order[start..<min(start + batchSize, order.count)])
    var pixels = [Float](repeating: 0, count: members.count * imageSize)
    var present: [Float] = []
    var known: [Float] = []
    for (place, image) in members.enumerated() {
      sampler.write(
        image: image, variation: variation(of: image, epoch: epoch), into: &pixels,
        at: place * imageSize)
      for target in targets[(image * labels)..<((image + 1) * labels)] {
        present.append(target == .present ? 1 : 0)
        known.append(target == .unlabelled ? 0 : 1)
      }
    }
    return Batch(images: pixels, targets: present, known: known, indices: members)
  }

  private func variation(of image: Int, epoch: Int) -> Variation {
    guard let augmentation else { return Variation() }
    var random = SeededGenerator(
      seed: seed, stream: Self.variationStream, UInt64(bitPattern: Int64(epoch)), UInt64(image))
    return augmentation.choose(using: &random)
  }

  // Keep order and variation apart from each other and from all else under the same seed.
  private static let orderStream: UInt64 = 0x6f72_6465_72
  private static let variationStream: UInt64 = 0x7661_7269_6174
}
