import Curation
import Datasets
import Experiments
import NeuralNetwork

/// The data of one run, ready to be trained on.
struct PreparedData {
  let curated: CuratedData
  let normalization: PixelNormalization

  var dataset: Dataset { curated.dataset }
  var split: Split { curated.split }

  /// - Parameters:
  ///   - cache: the folder for decoded images; nil keeps them for this run alone.
  ///   - normalization: of the run being resumed; nil takes what the experiment gives, else
  ///     measures it on the training part.
  static func open(
    _ experiment: Experiment, directory: String, cache: String?,
    normalization: PixelNormalization?,
    progress: (@Sendable (Int, Int) -> Void)?
  ) throws -> PreparedData {
    let curated = try CuratedData.open(
      experiment, directory: directory, cache: cache, progress: progress)
    guard !curated.balance.images.isEmpty else {
      throw TrainingError(
        "\(experiment.data.place): no image is left for training; "
          + "data.split.train is \(experiment.data.split.fractions.train) of "
          + "\(curated.dataset.count) images")
    }
    return PreparedData(
      curated: curated,
      normalization: normalization ?? experiment.data.normalization
        ?? PixelNormalization.measured(on: curated.dataset, images: curated.split.train))
  }

  /// Of the training part, as it is mixed and balanced.
  func trainingLoader(_ experiment: Experiment) -> BatchLoader {
    BatchLoader(
      dataset: dataset, images: curated.balance.images, batch: experiment.train.batch,
      augmentation: experiment.augment, normalization: normalization, seed: experiment.seed,
      shuffled: true, dropIncomplete: true, sampling: curated.balance.weights,
      epochBatches: experiment.train.epochSteps)
  }

  /// Of images to be scored, as they are.
  func loader(for images: [Int], _ experiment: Experiment) -> BatchLoader {
    BatchLoader(
      dataset: dataset, images: images, batch: experiment.train.batch, augmentation: nil,
      normalization: normalization, seed: experiment.seed, shuffled: false, dropIncomplete: false)
  }
}
