import Datasets

/// What an epoch sees of the training images, and how its decisions are weighted, so that rare
/// labels are learned too.
package struct BalancePlan: Equatable, Sendable {
  /// What is done about labels of different frequencies.
  package enum Method: String, CaseIterable, Sendable {
    case none
    /// A rare label's positives count for more in the loss.
    case positiveWeight = "positive-weight"
    /// Images of rare labels are drawn more often.
    case sampler
    /// Random images of rare labels are copied (ML-ROS).
    case oversample = "ml-ros"
    /// Random images without a rare label are left out (ML-RUS).
    case undersample = "ml-rus"
    /// Random images of rare label sets are copied (LP-ROS).
    case oversampleSets = "lp-ros"
    /// Random images of frequent label sets are left out (LP-RUS).
    case undersampleSets = "lp-rus"
    /// Images of rare labels are copied until all labels are as frequent, as far as that goes.
    case augmentToEqual = "augment-to-equal"
  }

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
  /// - Parameters:
  ///   - percent: of the training images; at most so many are copied or left out by the four random
  ///     methods.
  ///   - cap: the largest positive weight.
  ///   - limit: how often an image may be in a list that is augmented to equal, itself included.
  ///   - negatives: whether images without labels are multiplied like those of a label when a list
  ///     is augmented to equal.
  ///   - training: images of the training part, each once.
  package static func plan(
    _ method: Method, percent: Double = 25, cap: Float = 20, limit: Int = 10,
    negatives: Bool = false, for images: LabelledImages, training: [Int], seed: UInt64
  ) -> BalancePlan {
    precondition(percent >= 0 && percent.isFinite, "\(percent) percent of a training list")
    var generator = SeededGenerator(seed: seed, stream: 0x4241_4c41_4e43_45)
    let training = training.sorted()
    var list = training
    var weights: [Double]?
    var positiveWeights: [Float]?
    switch method {
    case .none: break
    case .positiveWeight: positiveWeights = images.positiveWeights(of: training, cap: cap)
    case .sampler: weights = images.samplingWeights(of: training)
    case .oversample, .undersample:
      let resampling = LabelResampling(images, training: training, percent: percent)
      list =
        method == .oversample
        ? training + resampling.copies { generator.integer(below: $0) }
        : resampling.rest { generator.integer(below: $0) }
    case .oversampleSets, .undersampleSets:
      let resampling = LabelSetResampling(images, training: training, percent: percent)
      list =
        method == .oversampleSets
        ? training + resampling.copies(using: &generator) : resampling.rest(using: &generator)
    case .augmentToEqual:
      let copies = EqualizingCopies(
        images, training: training, limit: limit, negatives: negatives)
      list = training + copies.images(using: &generator)
    }
    list.sort()
    return BalancePlan(
      images: list, weights: weights, positiveWeights: positiveWeights,
      report: BalanceReport(images, before: training, after: list, weights: weights))
  }
}
