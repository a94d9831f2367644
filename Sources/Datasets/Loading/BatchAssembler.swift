import Synchronization

/// Which images a batch holds and how each is varied: pure functions of (seed, epoch, index) and of
/// (seed, epoch, image).
///
/// A class because it remembers the order of the last epoch asked for, and memory to use again; safe
/// because these are locked.
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
  /// The images of the last batches handed out, the oldest first.
  private let handedOut = Mutex<[[Float]]>([])

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

  /// A whole batch.
  func batch(epoch: Int, index: Int) -> Batch {
    var batch = blank(epoch: epoch, index: index)
    var workspace = workspace()
    for place in 0..<batch.count {
      write(place: place, epoch: epoch, into: &batch, using: &workspace)
    }
    return batch
  }

  // MARK: Parts of a batch

  func workspace() -> SamplingWorkspace { sampler.workspace() }

  /// A batch that lacks its pixels only.
  func blank(epoch: Int, index: Int) -> Batch {
    let order = order(epoch: epoch)
    let start = index * batchSize
    let members = Array(order[start..<min(start + batchSize, order.count)])
    var present: [Float] = []
    var known: [Float] = []
    for image in members {
      for target in targets[(image * labels)..<((image + 1) * labels)] {
        present.append(target == .present ? 1 : 0)
        known.append(target == .unlabelled ? 0 : 1)
      }
    }
    sampler.prepare(members)
    return Batch(
      images: memory(count: members.count * imageSize), targets: present, known: known,
      indices: members)
  }

  /// Writes the pixels of one of the batch's images.
  func write(
    place: Int, epoch: Int, into batch: inout Batch, using workspace: inout SamplingWorkspace
  ) {
    let image = batch.indices[place]
    sampler.write(
      image: image, variation: variation(of: image, epoch: epoch), into: &batch.images,
      at: place * imageSize, using: &workspace)
  }

  private func variation(of image: Int, epoch: Int) -> Variation {
    guard let augmentation else { return Variation() }
    var random = SeededGenerator(
      seed: seed, stream: Self.variationStream, UInt64(bitPattern: Int64(epoch)), UInt64(image))
    return augmentation.choose(using: &random)
  }

  // MARK: Memory

  /// Takes note of a batch that is handed out, whose memory is to be used for a later one.
  func recordHandedOut(_ batch: Batch) {
    handedOut.withLock { $0.append(batch.images) }
  }

  /// Memory for a batch: that of the batch before the last, which its user has let go by then. Has
  /// he not, it is copied when it is first written, and he keeps what he has.
  private func memory(count: Int) -> [Float] {
    let used = handedOut.withLock { handedOut -> [Float]? in
      handedOut.count > 1 ? handedOut.removeFirst() : nil
    }
    if let used, used.count == count { return used }
    return [Float](repeating: 0, count: count)
  }

  // Keep order and variation apart from each other and from all else under the same seed.
  private static let orderStream: UInt64 = 0x6f72_6465_72
  private static let variationStream: UInt64 = 0x7661_7269_6174
}
