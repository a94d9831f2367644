import Synchronization

/// Which images a batch holds and how each is varied: pure functions of (seed, epoch, index) and of
/// (seed, epoch, image, copy).
///
/// A class because it remembers the order of the last epoch asked for, and memory to use again; safe
/// because these are locked.
final class BatchAssembler: Sendable {
  private let sampler: ImageSampler
  private let dataset: Dataset
  private let visiting: EpochOrder
  private let batchSize: Int
  private let augmentation: Augmentation?
  private let seed: UInt64
  private let lastVisits = Mutex<(epoch: Int, visits: [EpochOrder.Visit])?>(nil)
  /// The images of the last batches handed out, the oldest first.
  private let handedOut = Mutex<[[Float]]>([])

  init(
    dataset: Dataset, images: [Int], batchSize: Int, augmentation: Augmentation?,
    normalization: PixelNormalization, seed: UInt64, shuffled: Bool, sampling: [Double]? = nil,
    epochVisits: Int? = nil
  ) {
    sampler = ImageSampler(dataset: dataset, normalization: normalization)
    self.dataset = dataset
    visiting = EpochOrder(
      images: images, count: epochVisits, sampling: sampling, shuffled: shuffled, seed: seed)
    self.batchSize = batchSize
    self.augmentation = augmentation
    self.seed = seed
  }

  /// The images of an epoch in the order they are visited.
  func visits(epoch: Int) -> [EpochOrder.Visit] {
    lastVisits.withLock { last in
      if let last, last.epoch == epoch { return last.visits }
      let visits = visiting.visits(epoch: epoch)
      last = (epoch, visits)
      return visits
    }
  }

  /// A whole batch.
  func batch(epoch: Int, index: Int) -> Batch {
    let plan = plan(epoch: epoch, index: index)
    var batch = blank(plan)
    var workspace = workspace()
    for (place, item) in plan.items.enumerated() {
      write(item, at: place, into: &batch.images, using: &workspace)
    }
    return batch
  }

  // MARK: Plans

  func plan(epoch: Int, index: Int) -> BatchPlan {
    let visits = visits(epoch: epoch)
    let start = index * batchSize
    return BatchPlan(
      items: visits[start..<min(start + batchSize, visits.count)].map {
        item($0, epoch: epoch, visits: visits)
      })
  }

  /// - Parameter visits: those of the epoch.
  func item(
    _ visit: EpochOrder.Visit, epoch: Int, visits: [EpochOrder.Visit]
  ) -> BatchPlan.Item {
    let key = key(visit, epoch: epoch)
    let mixing = augmentation?.mixing(for: key, among: visits.count, shape: dataset.shape)
    return BatchPlan.Item(
      key: key, mixing: mixing, partner: mixing.map { self.key(visits[$0.partner], epoch: epoch) })
  }

  private func key(_ visit: EpochOrder.Visit, epoch: Int) -> VariationKey {
    VariationKey(seed: seed, epoch: epoch, image: visit.image, copy: visit.copy)
  }

  // MARK: Parts of a batch

  func workspace() -> SamplingWorkspace { sampler.workspace() }

  /// A batch that lacks its pixels only.
  func blank(_ plan: BatchPlan) -> Batch {
    var batch = Batch(images: [], targets: [], known: [], indices: plan.items.map(\.key.image))
    for item in plan.items {
      for label in dataset.labels.indices {
        let decision = decision(item, label: label)
        batch.targets.append(decision.target)
        batch.known.append(decision.weight)
      }
    }
    sampler.prepare(batch.indices + plan.items.compactMap(\.partner?.image))
    batch.images = memory(count: plan.items.count * dataset.shape.count)
    return batch
  }

  /// A target, and what it counts for; 0 if it is not known.
  private typealias Decision = (target: Float, weight: Float)

  private func decision(_ item: BatchPlan.Item, label: Int) -> Decision {
    let own = decision(image: item.key.image, label: label)
    guard let mixing = item.mixing, let partner = item.partner else { return own }
    let other = decision(image: partner.image, label: label)
    let target = other.target + (own.target - other.target) * mixing.share
    let areKnown =
      dataset.images.target(image: item.key.image, label: label) != .unlabelled
      && dataset.images.target(image: partner.image, label: label) != .unlabelled
    let weight = other.weight + (own.weight - other.weight) * mixing.share
    return (target, areKnown ? weight : 0)
  }

  private func decision(image: Int, label: Int) -> Decision {
    let target = dataset.images.target(image: image, label: label)
    return (
      dataset.softTargets[image]?[label] ?? (target == .present ? 1 : 0),
      target == .unlabelled ? 0 : dataset.images.details[image].weight
    )
  }

  // MARK: Pixels

  /// Writes the pixels of one image, varied and mixed, as the one at `place` in `output`.
  func write(
    _ item: BatchPlan.Item, at place: Int, into output: inout [Float],
    using workspace: inout SamplingWorkspace
  ) {
    let start = place * dataset.shape.count
    sampler.write(
      image: item.key.image, variation: variation(for: item.key), into: &output, at: start,
      using: &workspace)
    guard let mixing = item.mixing, let partner = item.partner else { return }
    workspace.withPartner { other, workspace in
      sampler.write(
        image: partner.image, variation: variation(for: partner), into: &other, at: 0,
        using: &workspace)
      mixing.join(&output, at: start, with: other, shape: dataset.shape)
    }
  }

  private func variation(for key: VariationKey) -> Variation {
    guard let augmentation else { return Variation() }
    return augmentation.variation(
      for: key, boxes: dataset.images.details[key.image].boxes.map(\.box),
      aspect: dataset.shape.aspect)
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
}
