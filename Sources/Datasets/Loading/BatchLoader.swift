import Dispatch
import Synchronization

/// Hands out the batches of an epoch in order, each a pure function of (seed, epoch, index), so that
/// a run that is resumed anywhere gets the batches it would have got.
///
/// An image's variation depends on (seed, epoch, image) alone: not on the batch it falls into, nor
/// on the number of threads. While the caller computes, the batch that usually follows is made
/// ready in the background, one ahead and no more.
///
/// A class because the batch made ahead is shared with a background queue; safe because it is
/// locked, and because it could be worked out again.
package final class BatchLoader: Sendable {
  private struct Key: Equatable {
    var epoch: Int
    var index: Int
  }

  /// How many batches visit the images once. With `dropIncomplete` the images left over at the end
  /// of an epoch sit it out, unless there are too few for a single batch, which is then incomplete.
  package let batchesPerEpoch: Int

  private let assembler: BatchAssembler
  private let goesRound: Bool
  private let ahead = Mutex<(key: Key, batch: Prefetch<Batch>)?>(nil)
  private let queue = DispatchQueue(label: "thresh.batches", qos: .userInitiated)

  /// - Parameters:
  ///   - images: which images of `dataset`, in the order of an epoch that is not shuffled.
  ///   - batch: images in a batch, above 0.
  ///   - augmentation: nil leaves all images as they are.
  package init(
    dataset: Dataset, images: [Int], batch: Int, augmentation: Augmentation?,
    normalization: PixelNormalization, seed: UInt64, shuffled: Bool, dropIncomplete: Bool
  ) {
    precondition(batch > 0, "batches of \(batch) images")
    precondition(
      images.allSatisfy { $0 >= 0 && $0 < dataset.count },
      "images \(images.min() ?? 0)...\(images.max() ?? 0) of a set of \(dataset.count)")
    assembler = BatchAssembler(
      dataset: dataset, images: images, batchSize: batch,
      augmentation: augmentation == Augmentation.none ? nil : augmentation,
      normalization: normalization, seed: seed, shuffled: shuffled)
    goesRound = shuffled
    batchesPerEpoch =
      dropIncomplete && images.count >= batch
      ? images.count / batch : (images.count + batch - 1) / batch
  }

  /// One batch, and the start of work on the one that usually follows it.
  ///
  /// - Parameters:
  ///   - epoch: counted from 0.
  ///   - index: below `batchesPerEpoch`.
  package func batch(epoch: Int, index: Int) -> Batch {
    precondition(
      epoch >= 0 && index >= 0 && index < batchesPerEpoch,
      "batch \(index) of epoch \(epoch); there are \(batchesPerEpoch) in an epoch")
    let wanted = Key(epoch: epoch, index: index)
    let made = ahead.withLock { slot -> Prefetch<Batch>? in
      defer { slot = nil }
      guard let slot, slot.key == wanted else { return nil }
      return slot.batch
    }
    let batch = made?.value() ?? assembler.batch(epoch: epoch, index: index)
    if let following = following(wanted) { makeAhead(following) }
    return batch
  }

  /// The images of an epoch in the order they are visited.
  package func order(epoch: Int) -> [Int] { assembler.order(epoch: epoch) }

  /// A shuffled set is a training set and goes round; any other is read once.
  private func following(_ key: Key) -> Key? {
    if key.index + 1 < batchesPerEpoch { return Key(epoch: key.epoch, index: key.index + 1) }
    return goesRound ? Key(epoch: key.epoch + 1, index: 0) : nil
  }

  private func makeAhead(_ key: Key) {
    // Takes the assembler along, not the loader: a loader that is let go takes its batch with it.
    let batch = Prefetch { [assembler] in assembler.batch(epoch: key.epoch, index: key.index) }
    ahead.withLock { $0 = (key, batch) }
    queue.async { batch.run() }
  }
}
