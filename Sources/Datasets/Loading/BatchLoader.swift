import Synchronization

/// Hands out the batches of an epoch in order, each a pure function of (seed, epoch, index), so that
/// a run that is resumed anywhere gets the batches it would have got.
///
/// An image's variation depends on (seed, epoch, image, copy) alone: not on the batch it falls into,
/// nor on the number of threads; what it is mixed with depends on the order of the epoch too. While
/// the caller computes, the batches that usually follow are made ready in `SpareTime`, two ahead
/// and no more.
///
/// The memory of a batch's images is used again two batches later, if the caller has let it go.
///
/// A class because the batches made ahead are shared with another thread; safe because they are
/// locked, and because they could be worked out again.
package final class BatchLoader: Sendable {
  private struct Key: Equatable {
    var epoch: Int
    var index: Int
  }

  /// How many batches make an epoch: as many as were asked for, or as visit the images once. With
  /// `dropIncomplete` the images left over at the end of an epoch sit it out, unless there are too few for a single batch, which is then incomplete.
  package let batchesPerEpoch: Int

  private let assembler: BatchAssembler
  private let goesRound: Bool
  private let ahead = Mutex<[(key: Key, draft: BatchDraft)]>([])

  /// - Parameters:
  ///   - images: which images of `dataset`, in the order of an epoch that is not shuffled. One that
  ///     comes several times is varied on its own each time.
  ///   - batch: images in a batch, above 0.
  ///   - augmentation: nil leaves all images as they are.
  ///   - sampling: one weight per entry of `images`, not all 0: each epoch then draws as many
  ///     entries as there are, independently and with these odds, instead of visiting each once.
  ///     Only for a set that is shuffled.
  ///   - epochBatches: so many full batches make an epoch, however many images there are, each
  ///     epoch going on in the images where the one before it left off; nil visits each once.
  package init(
    dataset: Dataset, images: [Int], batch: Int, augmentation: Augmentation?,
    normalization: PixelNormalization, seed: UInt64, shuffled: Bool, dropIncomplete: Bool,
    sampling: [Double]? = nil, epochBatches: Int? = nil
  ) {
    precondition(batch > 0, "batches of \(batch) images")
    precondition(epochBatches ?? 1 > 0, "epochs of \(epochBatches ?? 0) batches")
    precondition(
      images.allSatisfy { $0 >= 0 && $0 < dataset.count },
      "images \(images.min() ?? 0)...\(images.max() ?? 0) of a set of \(dataset.count)")
    precondition(sampling == nil || shuffled, "images are drawn, and yet not shuffled")
    assembler = BatchAssembler(
      dataset: dataset, images: images, batchSize: batch,
      augmentation: augmentation == Augmentation.none ? nil : augmentation,
      normalization: normalization, seed: seed, shuffled: shuffled, sampling: sampling,
      epochVisits: epochBatches.map { $0 * batch })
    goesRound = shuffled
    if let epochBatches {
      batchesPerEpoch = images.isEmpty ? 0 : epochBatches
      return
    }
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
    // What is asked for, and the batches after it that are not begun yet.
    let (draft, begun) = ahead.withLock { ahead -> (BatchDraft, [BatchDraft]) in
      while let first = ahead.first, first.key != wanted { ahead.removeFirst() }
      let draft =
        ahead.isEmpty ? newDraft(wanted) : ahead.removeFirst().draft
      var begun: [BatchDraft] = []
      while ahead.count < Self.depth, let key = following(ahead.last?.key ?? wanted) {
        let next = newDraft(key)
        ahead.append((key, next))
        begun.append(next)
      }
      return (draft, begun)
    }
    begun.forEach(SpareTime.shared.add)
    let batch = draft.finish() ?? assembler.batch(epoch: epoch, index: index)
    assembler.recordHandedOut(batch)
    return batch
  }

  /// How many batches are made ahead: one to be taken next, and one to work on meanwhile.
  private static let depth = 2

  private func newDraft(_ key: Key) -> BatchDraft {
    BatchDraft(assembler, epoch: key.epoch, index: key.index)
  }

  /// The images of an epoch in the order they are visited.
  package func order(epoch: Int) -> [Int] {
    assembler.visits(epoch: epoch).map(\.image)
  }

  /// A shuffled set is a training set and goes round; any other is read once.
  private func following(_ key: Key) -> Key? {
    if key.index + 1 < batchesPerEpoch { return Key(epoch: key.epoch, index: key.index + 1) }
    return goesRound ? Key(epoch: key.epoch + 1, index: 0) : nil
  }
}
