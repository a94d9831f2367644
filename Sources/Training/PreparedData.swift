import Curation
import Datasets
import Experiments
import NeuralNetwork

/// The data of one run, opened, split and mixed.
struct PreparedData {
  let dataset: Dataset
  /// The split with the training part reduced to the experiment's mix.
  let split: Split
  let normalization: PixelNormalization

  /// - Parameters:
  ///   - cache: the folder for decoded images; nil keeps them for this run alone.
  ///   - normalization: of the run being resumed; measured on the training part when nil.
  static func open(
    _ experiment: Experiment, directory: String, cache: String?,
    normalization: PixelNormalization?,
    progress: (@Sendable (Int, Int) -> Void)?
  ) throws -> PreparedData {
    var dataset = try Dataset.open(
      experiment.data, directory: directory, seed: experiment.seed, cache: cache,
      progress: progress)
    var split = dataset.images.split(experiment.data.split, seed: experiment.seed)
    try TrainingMix(experiment.mix).apply(to: &dataset.images, &split, seed: experiment.seed)
    guard !split.train.isEmpty else {
      throw TrainingError(
        "\(experiment.data.place): no image is left for training; "
          + "data.split.train is \(experiment.data.split.fractions.train) of \(dataset.count) images"
      )
    }
    return PreparedData(
      dataset: dataset, split: split,
      normalization: normalization
        ?? PixelNormalization.measured(on: dataset, images: split.train))
  }

  func loader(for images: [Int], experiment: Experiment, training: Bool) -> BatchLoader {
    BatchLoader(
      dataset: dataset, images: images, batch: experiment.train.batch,
      augmentation: training ? experiment.augment : nil, normalization: normalization,
      seed: experiment.seed, shuffled: training, dropIncomplete: training)
  }

  /// Per label, negatives over positives among the training images, at most 20; 1 for a label
  /// without positives. The cap keeps one rare label from owning the gradient.
  func positiveWeights() -> [Float] {
    let labelCount = dataset.labels.count
    return (0..<labelCount).map { label in
      var positives = 0
      var negatives = 0
      for image in split.train {
        switch dataset.targets[image * labelCount + label] {
        case .present: positives += 1
        case .absent: negatives += 1
        case .unlabelled: break
        }
      }
      guard positives > 0, negatives > 0 else { return 1 }
      return min(20, Float(negatives) / Float(positives))
    }
  }
}
