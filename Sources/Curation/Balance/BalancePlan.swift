import Datasets
import Experiments

/// What an epoch sees of the training images, and how its decisions are weighted, so that rare
/// labels are learned too.
package struct BalancePlan: Equatable, Sendable {
  /// The training list, ascending. A copied image is in it several times, for the loader to vary each
  /// copy on its own.
  package var images: [Int]
  /// One for each of ``images``: the probability that a draw yields it. They sum to 1. Nil where
  /// each is seen once an epoch.
  package var weights: [Double]?
  /// Per label, what a positive counts for beside a negative; nil where it is 1.
  package var positiveWeights: [Float]?
  package var report: BalanceReport

  /// What is left to chance follows from `seed` and the list alone.
  ///
  /// - Parameter training: images of the training part, each once.
  package static func plan(
    _ balance: Balance, for images: LabelledImages, training: [Int], seed: UInt64
  ) -> BalancePlan {
    var generator = SeededGenerator(seed: seed, stream: 0x4241_4c41_4e43_45)
    let training = training.sorted()
    var list = training
    var weights: [Double]?
    var positiveWeights: [Float]?
    switch balance.method {
    case .none: break
    case .positiveWeight:
      positiveWeights = images.positiveWeights(of: training, cap: Float(balance.cap))
    case .sampler: weights = images.samplingWeights(of: training)
    case .oversample, .undersample:
      let resampling = LabelResampling(images, training: training, percent: balance.percent)
      list =
        balance.method == .oversample
        ? training + resampling.copies { generator.integer(below: $0) }
        : resampling.rest { generator.integer(below: $0) }
    case .oversampleSets, .undersampleSets:
      let resampling = LabelSetResampling(images, training: training, percent: balance.percent)
      list =
        balance.method == .oversampleSets
        ? training + resampling.copies(using: &generator) : resampling.rest(using: &generator)
    case .augmentToEqual:
      let copies = EqualizingCopies(
        images, training: training, limit: balance.limit, negatives: balance.countsNegatives)
      list = training + copies.images(using: &generator)
    }
    list.sort()
    return BalancePlan(
      images: list, weights: weights, positiveWeights: positiveWeights,
      report: BalanceReport(images, before: training, after: list, weights: weights))
  }
}
